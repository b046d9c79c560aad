import {
  bronzeCountAt,
  bronzeLines,
  dataTimestampAt,
  ownRefreshes,
  type Run,
} from '../../../sim/index.ts';
import type { Catalog, SheetTable } from './catalog.ts';
import { cell, csv } from './csv.ts';
import type { Database } from './database.ts';
import { fullName, missing, Refusal } from './names.ts';
import { quoted } from './quoted.ts';
import type { Translator } from './syntaxTree.ts';
import { translate } from './translate.ts';

/** The tables of a worksheet in the database, made to stand at a moment before they are read. */
interface Tables {
  /** Makes `reads` (full names) stand at `tMs`. */
  standAt: (catalog: Catalog, run: Run, reads: readonly string[], tMs: number) => Promise<void>;
  /** Evaluates a new table's SELECT as of `tMs`; rejects as the database does. */
  tryOut: (catalog: Catalog, run: Run, table: SheetTable, tMs: number) => Promise<void>;
}

/** Creates the tables' keeper. Each table is made anew only when its version has changed. */
export function createTables(database: Database, translator: Translator): Tables {
  const made = new Map<string, string>();
  const schemas = new Set<string>();
  let loaded = '';

  async function load(run: Run): Promise<string> {
    const key = signature(run);
    if (key === loaded) return key;
    await loadBronze(database, run);
    loaded = key;
    made.clear();
    return key;
  }

  async function schemaOf(name: string): Promise<void> {
    const schema = name.split('.').slice(0, 2).join('.');
    if (schemas.has(schema)) return;
    await database.query(`CREATE SCHEMA IF NOT EXISTS ${quoted(schema)}`);
    schemas.add(schema);
  }

  async function bronzeAsOf(run: Run, name: string, tMs: number): Promise<void> {
    const rows = String(bronzeCountAt(run, tMs));
    if (made.get(name) === rows) return;
    await schemaOf(name);
    await database.query(
      `CREATE OR REPLACE VIEW ${quoted(name)} AS SELECT src AS "SRC", source_file AS "SOURCE_FILE", source_row AS "SOURCE_ROW", loaded_at AS "LOADED_AT" FROM memory.main.bronze_lines WHERE line < ${rows}`,
    );
    made.set(name, rows);
  }

  async function make(catalog: Catalog, run: Run, table: SheetTable, at: number): Promise<void> {
    const version = `${String(at)} ${table.schema} ${table.select}`;
    if (made.get(table.name) === version) return;
    const { sql, reads } = translate(translator, table.select, at);
    const sources = reads.map((read) => nameFor(catalog, table, read));
    for (const source of sources) {
      const upstream = catalog.dynamic.get(source);
      if (upstream) await make(catalog, run, upstream, at);
      else await bronzeAsOf(run, mustExist(catalog, source), at);
    }
    await schemaOf(table.name);
    await schemaOf(`${table.schema}.x`);
    await database.query(`USE ${quoted(table.schema)}`);
    await database.query(`CREATE OR REPLACE TABLE ${quoted(table.name)} AS ${sql}`);
    made.set(table.name, version);
  }

  return {
    async standAt(catalog, run, reads, tMs) {
      await load(run);
      // Downstream first: making one makes what it reads as of its own data timestamp.
      const tables = dynamicOf(catalog, reads);
      for (const table of tables) {
        const at = versionAt(catalog, translator, run, table, tMs);
        await make(catalog, run, table, at);
      }
      for (const name of reads) {
        if (!catalog.dynamic.has(name)) await bronzeAsOf(run, mustExist(catalog, name), tMs);
      }
    },
    async tryOut(catalog, run, table, tMs) {
      await load(run);
      await make(catalog, run, table, tMs);
      made.delete(table.name);
    },
  };
}

/** The data timestamp at which a dynamic table stands at `tMs`; refuses before it is filled. */
function versionAt(
  catalog: Catalog,
  translator: Translator,
  run: Run,
  table: SheetTable,
  tMs: number,
): number {
  const at =
    table.id === null
      ? (lastOwn(catalog, translator, run, table, tMs) ?? NaN)
      : dataTimestampAt(run, table.id, tMs);
  if (!Number.isNaN(at)) return at;
  const short = table.name.split('.').at(-1) ?? table.name;
  throw new Refusal(
    `Dynamic Table '${short}' is not initialized. Please run a manual refresh or wait for a scheduled refresh before querying.`,
  );
}

function lastOwn(
  catalog: Catalog,
  translator: Translator,
  run: Run,
  table: SheetTable,
  tMs: number,
): number | undefined {
  const { baseMs } = run.scenario.snowflake.refresh;
  const downstream: number[] = [];
  for (const reader of catalog.dynamic.values()) {
    if (reader.id !== null || reader.name === table.name) continue;
    const { reads } = translate(translator, reader.select, tMs);
    if (!reads.some((read) => nameFor(catalog, reader, read) === table.name)) continue;
    const refreshes = ownRefreshes(reader.own, tMs, baseMs);
    downstream.push(...refreshes.map(({ dataTimestampMs }) => dataTimestampMs));
  }
  const refreshes = ownRefreshes(table.own, tMs, baseMs, downstream);
  return refreshes.findLast(({ endedAtMs }) => endedAtMs <= tMs)?.dataTimestampMs;
}

/** The full name of what a table's SELECT reads. */
function nameFor(catalog: Catalog, reader: SheetTable, read: string): string {
  return fullName({ ...catalog, schema: reader.schema }, read);
}

/** The dynamic tables among `reads`, those created last first. */
function dynamicOf(catalog: Catalog, reads: readonly string[]): SheetTable[] {
  return [...catalog.dynamic.values()].filter(({ name }) => reads.includes(name)).reverse();
}

function mustExist(catalog: Catalog, name: string): string {
  if (!catalog.objects.has(`TABLE ${name}`)) throw missing('Object', name);
  return name;
}

/** Two runs with the same loads have the same Bronze. */
function signature({ state, scenario }: Run): string {
  const { loads } = state.snowflake;
  const rows = loads.at.data.slice(0, loads.at.length);
  const files = loads.file.data.slice(0, loads.at.length);
  return `${scenario.name} ${rows.join()} ${files.join()}`;
}

const members = ['timestamp', 'user_id', 'action', 'page', 'country', 'partition', 'offset'];

async function loadBronze(database: Database, run: Run): Promise<void> {
  const files: string[] = [];
  const numbers = new Map<string, number>();
  const lines: string[] = [];
  let line = 0;
  for (const { src, sourceFile, sourceRow, loadedAtMs } of bronzeLines(run)) {
    let file = numbers.get(sourceFile);
    if (file === undefined) {
      file = files.push(sourceFile) - 1;
      numbers.set(sourceFile, file);
    }
    const values = members.map((name) => cell(src[name] ?? null));
    lines.push(
      `${String(line++)}|${String(file)}|${String(sourceRow)}|${String(loadedAtMs)}|${values.join('|')}`,
    );
  }
  await database.file('lines.csv', lines.join('\n'));
  await database.file('files.csv', files.map((path, i) => `${String(i)}|${path}`).join('\n'));
  const columns = members.map((name) => `'${name}': 'VARCHAR'`).join(', ');
  const map = members.map((name) => `'${name}': l."${name}"`).join(', ');
  await database.query(
    `CREATE OR REPLACE TABLE memory.main.bronze_lines AS SELECT l.line, MAP {${map}} AS src, f.path AS source_file, l.source_row, make_timestamp(l.loaded_ms * 1000) AS loaded_at
     FROM ${csv('lines.csv', `'line': 'INTEGER', 'file': 'INTEGER', 'source_row': 'INTEGER', 'loaded_ms': 'BIGINT', ${columns}`)} l
     JOIN ${csv('files.csv', "'file': 'INTEGER', 'path': 'VARCHAR'")} f USING (file) ORDER BY l.line`,
  );
}
