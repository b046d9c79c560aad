import {
  deltaGoldRowsAt,
  deltaRangesAt,
  progressAt,
  queryTape,
  type Action,
  type Run,
} from '../../../sim/index.ts';
import { DATABASE_ENDED, type Database, type ResultColumn } from '../engine/database.ts';
import { messageOf } from '../engine/messageOf.ts';
import { TranslationError, type Translator } from '../engine/syntaxTree.ts';
import type {
  CellAnswer,
  CellEnd,
  CellOutput,
  CellRequest,
  Holds,
  ReportRequest,
} from './answers.ts';
import { createDeltaTables, type DeltaTables } from './deltaTables.ts';
import { openKernel, type CellDeed, type Kernel, type LabCells } from './kernel.ts';
import { NotHere, PythonError } from './python/errors.ts';
import { missingTable } from './spark/host.ts';
import { queryNames } from './queryNames.ts';
import type { Layer, Output, World } from './spark/world.ts';
import { sparkToDuckdb } from './sparkSql.ts';
import { notebookRun } from './story.ts';

/** Runs the cells of the three notebooks. */
export interface NotebookSession {
  run: (request: CellRequest) => Promise<CellAnswer>;
  /** Spark's StreamingQueryProgress of the last batch before the clock; null before the first. */
  report: (request: ReportRequest) => object | null;
}

/** DuckDB and the translator, when a cell shows the rows of a query. */
export type Engines = () => Promise<{ database: Database; translator: Translator }>;

/**
 * Opens a session on a database that nobody else uses; `lab` are the notebooks as they stand, `ended`
 * hears that the database is gone.
 */
export function openNotebooks(
  engines: Engines,
  lab: (attendee: string) => LabCells,
  ended: () => void = () => undefined,
): NotebookSession {
  let kept: { key: string; kernel: Kernel } | undefined;
  let last: { key: string; run: Run } | undefined;
  let tables: DeltaTables | undefined;

  function runOf(preset: string, actions: readonly Action[]): Run {
    const key = JSON.stringify([preset, actions]);
    if (last?.key !== key) last = { key, run: notebookRun(preset, actions) };
    return last.run;
  }

  /** The notebooks after these deeds: as they are, or by running the cells again. */
  function kernelAt({ preset, attendee, deeds, tMs }: CellRequest): Kernel {
    const before = deeds.filter(({ atMs }) => atMs <= tMs);
    const key = keyOf(preset, attendee, before);
    const actions = before.flatMap((deed) => deed.actions);
    const run = runOf(preset, actions);
    const simulate = (more: readonly Action[]): Run => runOf(preset, [...actions, ...more]);
    if (kept?.key === key) {
      Object.assign(kept.kernel.world, { run, simulate });
      return kept.kernel;
    }
    const kernel = openKernel(run, simulate, lab(attendee));
    for (const deed of before) {
      Object.assign(kernel.world, { replayed: deed.actions, nowMs: deed.atMs, outputs: [] });
      attempt(() => {
        kernel.run(deed.notebook, deed.text);
      });
    }
    kernel.world.replayed = null;
    return kernel;
  }

  async function rowsOf(world: World, sql: string): Promise<CellOutput> {
    const { database, translator } = await engines().catch((reason: unknown) => {
      throw new NoDatabase(messageOf(reason));
    });
    tables ??= await prepared(database);
    const show = /^\s*SHOW\s+TABLES\b/i.test(sql);
    if (show) return rowsShown(namesOf(world));
    const { sql: duckdb, reads } = sparkToDuckdb(translator, sql, world.nowMs);
    const missing = reads.find((name) => !world.tables.has(plainName(name)));
    if (missing !== undefined) throw new TranslationError(missingTable(missing), 0);
    const values = /\bkafka_value\b|\*(?!\s*\))/i.test(sql);
    await tables.standAt(world, reads.map(plainName), values);
    return rowsShown(await database.query(duckdb));
  }

  return {
    report({ preset, deeds, tMs, layer }) {
      const run = runOf(
        preset,
        deeds.flatMap((deed) => deed.actions),
      );
      const [report] = progressAt(run, layer, tMs, 1);
      return report ? { ...report, name: queryNames[layer] } : null;
    },
    async run(request) {
      const { preset, attendee, deeds, tMs, notebook, text } = request;
      const kernel = kernelAt(request);
      const { world } = kernel;
      Object.assign(world, { nowMs: tMs, outputs: [], actions: [] });
      let end = attempt(() => {
        kernel.run(notebook, text);
      });
      const outputs: CellOutput[] = [];
      for (const output of world.outputs) {
        if (output.kind !== 'sql') {
          outputs.push(output);
          continue;
        }
        try {
          outputs.push(await rowsOf(world, output.sql));
        } catch (error) {
          if (isEnded(error)) {
            tables = undefined;
            ended();
          }
          end = sqlError(error, output, text);
          break;
        }
      }
      const deed = { atMs: tMs, notebook, text, actions: [...world.actions] };
      const done = [...deeds.filter(({ atMs }) => atMs <= tMs), deed];
      kept = { key: keyOf(preset, attendee, done), kernel };
      const { run, nowMs } = world;
      return {
        outputs,
        end,
        deed,
        untilMs: nowMs,
        tapes: {
          bronze: queryTape(run, 'bronze'),
          silver: queryTape(run, 'silver'),
          gold: queryTape(run, 'gold'),
        },
        holds: holdsOf(world),
      };
    },
  };
}

function keyOf(preset: string, attendee: string, deeds: readonly CellDeed[]): string {
  return JSON.stringify([preset, attendee, deeds]);
}

/** The database for queries did not come; the streams do not need it. */
class NoDatabase extends Error {
  constructor(reason: string) {
    super(
      `The database for queries could not be loaded (${reason}). Run the cell again to try once more.`,
    );
  }
}

async function prepared(database: Database): Promise<DeltaTables> {
  // Nothing may ever be fetched from another host.
  await database.query('SET autoinstall_known_extensions = false');
  await database.query('SET autoload_known_extensions = false');
  // Spark puts NULL first when it sorts upwards, last when downwards.
  await database.query("SET default_null_order = 'nulls_first_on_asc_last_on_desc'");
  await database.query('CREATE OR REPLACE TEMP MACRO SHEET_HEX(x) AS hex(x)');
  return createDeltaTables(database);
}

function attempt(deed: () => void): CellEnd {
  try {
    deed();
    return { kind: 'done' };
  } catch (error) {
    if (error instanceof NotHere) return { kind: 'not-here', message: error.message, at: error.at };
    if (error instanceof PythonError) {
      return { kind: 'error', name: error.kind, message: error.message, at: error.at };
    }
    throw error;
  }
}

/** An error of a query, at the word that it names. */
function sqlError(error: unknown, { at }: Extract<Output, { kind: 'sql' }>, text: string): CellEnd {
  const whole = messageOf(error);
  const message = whole.replace(/\n\nLINE \d+:[^]*$/, '').trim();
  const named = / is not run here\.$/.test(message);
  const word =
    /"([^"]+)"|`(\w+)` cannot|`\w+`\.`(\w+)`|^(\w+) is not run here|name (\w+) does/.exec(message);
  const name = word?.slice(1).find((one) => one !== undefined) ?? '';
  const place = name === '' ? -1 : text.toLowerCase().indexOf(name.toLowerCase(), at);
  const offset = error instanceof TranslationError && error.offset > 0 ? at + error.offset : at;
  if (named) return { kind: 'not-here', message, at: place < 0 ? offset : place };
  const kind = error instanceof NoDatabase || isEnded(error) ? 'Error' : 'AnalysisException';
  return { kind: 'error', name: kind, message, at: place < 0 ? offset : place };
}

function isEnded(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith(DATABASE_ENDED);
}

function rowsShown(columns: ResultColumn[]): CellOutput {
  return { kind: 'rows', columns, rows: columns[0]?.values.length ?? 0 };
}

function namesOf({ tables }: World): ResultColumn[] {
  const names = [...tables.keys()].map((name) => name.split('.'));
  return [
    { name: 'database', kind: 'text', values: names.map(([schema]) => schema ?? '') },
    { name: 'tableName', kind: 'text', values: names.map((parts) => parts.at(-1) ?? '') },
  ];
}

function plainName(name: string): string {
  return name.replaceAll('"', '').toLowerCase();
}

function holdsOf({ run, nowMs, tables, folders }: World): Holds {
  const ranges = deltaRangesAt(run, nowMs);
  const rowsIn = { ...ranges, gold: { from: 0, to: deltaGoldRowsAt(run, nowMs).length } };
  const of = (layer: Layer | 'quarantine') => rowsIn[layer].to - rowsIn[layer].from;
  const there = new Set(tables.values());
  const rowsOr = (layer: Layer) => (there.has(layer) ? of(layer) : NaN);
  return {
    tables: [...tables].map(([name, layer]) => ({ name, rows: of(layer) })),
    rows: { bronze: rowsOr('bronze'), silver: rowsOr('silver'), gold: rowsOr('gold') },
    folders: [...folders.keys()],
  };
}
