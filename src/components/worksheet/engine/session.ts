import {
  bronzeCountAt,
  filesQueuedAt,
  filledAt,
  goldRowsAt,
  silverCountAt,
  type Action,
  type Run,
} from '../../../sim/index.ts';
import { effectOf, type Catalog, type Deed, type Effect } from './catalog.ts';
import type { Database, ResultColumn } from './database.ts';
import { foldDeeds, runWith, storyOf, type Standing } from './history.ts';
import { defineAccount, defineFunctions } from './macros.ts';
import { messageOf } from './messageOf.ts';
import { readCommand, type Command } from './read.ts';
import { showRows } from './show.ts';
import { fullName, Refusal } from './names.ts';
import { quoted } from './quoted.ts';
import { createTables } from './tables.ts';
import { TranslationError, type Translator } from './syntaxTree.ts';
import { translate } from './translate.ts';

/** One statement to run, and where the worksheet stands. */
export interface Request extends Standing {
  tMs: number;
  text: string;
}

/** What came of a statement. */
export type Outcome =
  | { kind: 'rows'; columns: ResultColumn[]; rows: number; ms: number }
  | { kind: 'done'; message: string; deed: Deed; columns: ResultColumn[]; untilMs: number }
  | { kind: 'error'; message: string; offset: number }
  | { kind: 'not-here'; message: string };

/** What the account holds when a statement has returned. */
export interface Holding {
  pipe: boolean;
  /** Rows at the clock's time. */
  bronze: number;
  silver: number;
  gold: number;
  /** Sum of Gold's event_count. */
  goldEvents: number;
  /** Full names of everything there is, by kind. */
  names: readonly string[];
  /** Dynamic tables beside the lab's two. */
  own: number;
}

/** A statement's outcome, and what there is after it. */
export interface Answer {
  outcome: Outcome;
  holding: Holding;
}

/** Runs the statements of one worksheet. */
export interface Session {
  run: (request: Request) => Promise<Answer>;
}

/** Opens a session on a database that nobody else uses. */
export async function openSession(database: Database, translator: Translator): Promise<Session> {
  // Nothing may ever be fetched from another host.
  await database.query('SET autoinstall_known_extensions = false');
  await database.query('SET autoload_known_extensions = false');
  await database.query('ATTACH \':memory:\' AS "DE_MASTERCLASS"');
  await defineFunctions(database);
  const tables = createTables(database, translator);
  let last: { key: string; run: Run } | undefined;

  function runOf(preset: string, actions: readonly Action[]): Run {
    const key = JSON.stringify([preset, actions]);
    if (last?.key !== key) last = { key, run: runWith(preset, actions) };
    return last.run;
  }

  /** What exists at the clock's time, in the run in which everything has been done. */
  function standing(request: Request): { catalog: Catalog; run: Run } {
    const { startMs } = storyOf(request.preset);
    const { catalog } = foldDeeds(request, startMs, request.tMs);
    const { actions } = foldDeeds(request, startMs, Infinity);
    return { catalog, run: runOf(request.preset, actions) };
  }

  async function query(request: Request): Promise<Outcome> {
    const { run, catalog } = standing(request);
    const { sql, reads } = translate(translator, request.text, request.tMs);
    const names = reads.map((read) => fullName(catalog, read));
    await tables.standAt(catalog, run, names, request.tMs);
    await defineAccount(database, catalog, run, request.tMs);
    if (catalog.schema !== '') {
      await database.query(`CREATE SCHEMA IF NOT EXISTS ${quoted(catalog.schema)}`);
      await database.query(`USE ${quoted(catalog.schema)}`);
    }
    const from = performance.now();
    const columns = await database.query(sql);
    const ms = performance.now() - from;
    if (columns.some(isInfinite)) throw new Refusal('Division by zero');
    const rows = columns[0]?.values.length ?? 0;
    const named = columns.map((column) => ({ ...column, name: shownName(column, request.text) }));
    return { kind: 'rows', columns: named, rows, ms };
  }

  async function change(request: Request, command: Command): Promise<Outcome> {
    const { tMs, text } = request;
    const { startMs } = storyOf(request.preset);
    // A clock that was turned back forgets what was done after that moment.
    const before = foldDeeds(request, startMs, tMs);
    const effect = effectOf(before.catalog, command, tMs - startMs, startMs);
    const run = runOf(request.preset, before.actions.concat(effect.action ?? []));
    const refused = run.state.refusals.find(({ action }) => isThis(run, action, effect));
    if (refused) throw new Refusal(refused.message);
    const { table } = effect;
    if (table && command.do === 'create-dynamic') {
      await tables.tryOut(effect.catalog, run, table, tMs);
    }
    const untilMs = busyUntil(run, effect, command, tMs);
    const files = command.do === 'alter-pipe' && command.change === 'refresh';
    const columns = files ? sentFiles(filesQueuedAt(run, tMs)) : [];
    return { kind: 'done', message: effect.message, deed: { atMs: tMs, text }, columns, untilMs };
  }

  async function outcomeOf(request: Request): Promise<Outcome> {
    const command = readCommand(request.text);
    try {
      if (command.do === 'not-here') return { kind: 'not-here', message: command.why };
      if (command.do === 'mistake') {
        return { kind: 'error', message: command.message, offset: 0 };
      }
      if (command.do === 'query') return await query(request);
      if (command.do === 'show') {
        const { run, catalog } = standing(request);
        const columns = showRows(command, catalog, run, request.tMs);
        return { kind: 'rows', columns, rows: columns[0]?.values.length ?? 0, ms: 0 };
      }
      return await change(request, command);
    } catch (error) {
      return failureOf(error, request.text, command);
    }
  }

  return {
    async run(request) {
      const outcome = await outcomeOf(request);
      const done = outcome.kind === 'done';
      const deeds = done
        ? [...request.deeds.filter(({ atMs }) => atMs <= request.tMs), outcome.deed]
        : request.deeds;
      const tMs = done ? outcome.untilMs : request.tMs;
      const { catalog, run } = standing({ ...request, deeds, tMs });
      return { outcome, holding: holdingOf(catalog, run, tMs) };
    },
  };
}

function holdingOf(catalog: Catalog, run: Run, tMs: number): Holding {
  const tables = [...catalog.dynamic.values()];
  const gold = goldRowsAt(run, tMs);
  return {
    pipe: [...catalog.objects].some((name) => name.startsWith('PIPE ')),
    bronze: bronzeCountAt(run, tMs),
    silver: silverCountAt(run, tMs),
    gold: gold.length,
    goldEvents: gold.reduce((sum, { eventCount }) => sum + eventCount, 0),
    names: [
      ...[...catalog.schemas].map((name) => `SCHEMA ${name}`),
      ...catalog.objects,
      ...tables.map(({ name }) => `DYNAMIC TABLE ${name}`),
    ],
    own: tables.filter(({ id }) => id === null).length,
  };
}

/** When a statement returns: one that fills a table waits for its refresh. */
function busyUntil(run: Run, { table }: Effect, command: Command, tMs: number): number {
  if (!table) return tMs;
  const fills = command.do === 'create-dynamic' && table.clauses.initialize === 'ON_CREATE';
  const refreshes = command.do === 'alter-dynamic' && command.change === 'refresh';
  if (!fills && !refreshes) return tMs;
  if (table.id === null) return tMs + run.scenario.snowflake.refresh.baseMs;
  const ended = filledAt(run, table.id, tMs);
  return Number.isNaN(ended) ? tMs : ended;
}

function isThis(run: Run, index: number, { action }: Effect): boolean {
  if (!action) return false;
  const sorted = [...run.scenario.actions].sort((a, b) => a.at - b.at);
  return sorted[index] === action;
}

function sentFiles(files: string[]): ResultColumn[] {
  return [
    { name: 'File', kind: 'text', values: files },
    { name: 'Status', kind: 'text', values: files.map(() => 'SENT') },
  ];
}

/** Snowflake shows a name in capitals unless it was written in double quotes. */
function shownName({ name }: ResultColumn, text: string): string {
  if (name === 'count_star()') return 'COUNT(*)';
  return text.includes(`"${name}"`) ? name : name.toUpperCase();
}

/** DuckDB divides by zero where Snowflake refuses to. */
function isInfinite({ kind, values }: ResultColumn): boolean {
  return kind === 'number' && values.some((value) => value !== null && !Number.isFinite(value));
}

function failureOf(error: unknown, text: string, command: Command): Outcome {
  const shift = command.do === 'create-dynamic' ? command.selectAt : 0;
  if (error instanceof TranslationError) {
    return { kind: 'error', message: error.message, offset: error.offset + shift };
  }
  const whole = messageOf(error);
  const message = whole
    .replace(/\n\nLINE \d+:[^]*$/, '')
    .replace(/\n\nPlease try installing[^]*$/, ' This page loads no extensions.')
    .trim();
  const name = /"([^"]+)"|'([^']+)'|name (\w+) does not exist/.exec(message);
  const word = (name?.[1] ?? name?.[2] ?? name?.[3] ?? '').split('.').at(-1) ?? '';
  const at = word === '' ? -1 : text.toLowerCase().indexOf(word.toLowerCase());
  return { kind: 'error', message, offset: Math.max(0, at) };
}
