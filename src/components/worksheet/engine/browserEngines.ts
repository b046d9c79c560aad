import * as duckdb from '@duckdb/duckdb-wasm';
import duckdbWasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import duckdbWorker from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import * as polyglot from '@polyglot-sql/sdk/manual';
import polyglotWasm from '@polyglot-sql/sdk/polyglot_sql.wasm?url';
import { columnsOf, DATABASE_ENDED, openOptions, type Database } from './database.ts';
import type { Translator } from './syntaxTree.ts';

/**
 * DuckDB and the translator, from this site's own files. Both are fetched side by side; `onShare`
 * hears how much of the database has come, 0 to 1. When DuckDB's own worker dies, whatever was asked
 * of it and is asked afterwards rejects with DATABASE_ENDED.
 */
export async function browserEngines(
  onShare: (share: number) => void,
): Promise<{ database: Database; translator: Translator }> {
  const [database] = await Promise.all([
    openDatabase(onShare),
    polyglot.init({ wasmUrl: absolute(polyglotWasm) }),
  ]);
  return { database, translator: polyglot as unknown as Translator };
}

async function openDatabase(onShare: (share: number) => void): Promise<Database> {
  const worker = new Worker(absolute(duckdbWorker));
  const alive = whileItLives(worker);
  const bindings = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  await alive(
    bindings.instantiate(absolute(duckdbWasm), null, ({ bytesLoaded, bytesTotal }) => {
      if (bytesTotal > 0) onShare(Math.min(1, bytesLoaded / bytesTotal));
    }),
  );
  await alive(bindings.open(openOptions));
  const connection = await alive(bindings.connect());
  return {
    query: async (sql) => columnsOf(await alive(connection.query(sql))),
    file: (name, text) => alive(bindings.registerFileText(name, text)),
  };
}

/** DuckDB's bindings drop what they wait for when their worker dies; here it rejects. */
function whileItLives(worker: Worker): <T>(work: Promise<T>) => Promise<T> {
  const ended = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => {
      // Told here; else it would end the worker around this one too.
      event.preventDefault();
      const reason = event.message === '' ? '' : ` (${event.message})`;
      reject(new Error(`${DATABASE_ENDED}${reason}.`));
    });
  });
  ended.catch(() => undefined);
  return (work) => Promise.race([work, ended]);
}

/** The bundler's addresses are relative to the site; a worker within a worker needs whole ones. */
function absolute(path: string): string {
  return new URL(path, self.location.href).href;
}
