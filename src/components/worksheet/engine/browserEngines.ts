import * as duckdb from '@duckdb/duckdb-wasm';
import duckdbWasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import duckdbWorker from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import * as polyglot from '@polyglot-sql/sdk/manual';
import polyglotWasm from '@polyglot-sql/sdk/polyglot_sql.wasm?url';
import { columnsOf, openOptions, type Database } from './database.ts';
import type { Translator } from './syntaxTree.ts';

/**
 * DuckDB and the translator, from this site's own files. Both are fetched side by side; `onShare`
 * hears how much of the database has come, 0 to 1.
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
  const bindings = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  await bindings.instantiate(absolute(duckdbWasm), null, ({ bytesLoaded, bytesTotal }) => {
    if (bytesTotal > 0) onShare(Math.min(1, bytesLoaded / bytesTotal));
  });
  await bindings.open(openOptions);
  const connection = await bindings.connect();
  return {
    query: async (sql) => columnsOf(await connection.query(sql)),
    file: (name, text) => bindings.registerFileText(name, text),
  };
}

/** The bundler's addresses are relative to the site; a worker within a worker needs whole ones. */
function absolute(path: string): string {
  return new URL(path, self.location.href).href;
}
