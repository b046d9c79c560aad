import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as polyglot from '@polyglot-sql/sdk';
import { columnsOf, openOptions, type ArrowTable, type Database } from './database.ts';
import type { Translator } from './syntaxTree.ts';

interface Blocking {
  createDuckDB: (bundles: object, logger: object, runtime: object) => Promise<Bindings>;
  VoidLogger: new () => object;
  NODE_RUNTIME: object;
}

interface Bindings {
  instantiate: (progress: () => void) => Promise<unknown>;
  open: (options: object) => void;
  connect: () => { query: (sql: string) => ArrowTable };
  registerFileText: (name: string, text: string) => void;
}

/** For tests: the same DuckDB-WASM and translator as in the page, under Node. */
export async function nodeEngines(): Promise<{ database: Database; translator: Translator }> {
  const require = createRequire(import.meta.url);
  const entry = require.resolve('@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs');
  const duckdb = require(entry) as Blocking;
  const wasm = (name: string) => ({ mainModule: join(dirname(entry), `duckdb-${name}.wasm`) });
  const bundles = { mvp: wasm('mvp'), eh: wasm('eh') };
  const bindings = await duckdb.createDuckDB(bundles, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
  await bindings.instantiate(() => undefined);
  bindings.open(openOptions);
  const connection = bindings.connect();
  const database: Database = {
    query: (sql) => Promise.resolve().then(() => columnsOf(connection.query(sql))),
    file: (name, text) => {
      bindings.registerFileText(name, text);
      return Promise.resolve();
    },
  };
  await polyglot.init();
  return { database, translator: polyglot as unknown as Translator };
}
