import type { StepContext } from '../kernel/context.ts';
import { valueAt } from '../kernel/column.ts';
import { createQueue, nextTime, pop, push, type EventQueue } from '../kernel/queue.ts';
import { definitionOf } from './definition.ts';
import { blobCreated, createPipe } from './pipe.ts';
import type { ActivityColumns, StagedLines, StagePorts } from './ports.ts';
import { snowflakeSettings, type SnowflakeSettings } from './settings.ts';
import { createSnowflake } from './state.ts';
import { stepSnowflake } from './step.ts';
import { createDynamicTable } from './tables.ts';
import { goldTable, silverTable, type SnowflakeState, type TableId } from './types.ts';

/** One event as a test writes it; what is left out takes the first value. */
interface TestEvent {
  time?: number;
  uncastable?: boolean;
  user?: number;
  country?: number;
  action?: string;
}

/** A file on the stage: events with their offsets (partition 0), and which line is not JSON. */
interface TestFile {
  path: string;
  at: number;
  lines: StagedLines;
}

/** An account with a stage that tests fill by hand. */
export interface Account {
  now: number;
  queue: EventQueue;
  ctx: StepContext;
  snowflake: SnowflakeState;
  files: TestFile[];
  stage: StagePorts;
  activity: ActivityColumns & { eventTimeMs: number[] };
  add(event: TestEvent): number;
}

type Partially<T> = { [K in keyof T]?: T[K] extends object ? Partial<T[K]> : T[K] };

const actions = ['view', 'click', 'scroll', 'search', 'purchase'];

export function createAccount(settings: Partially<SnowflakeSettings> = {}, seed = 1): Account {
  const columns = { time: [0], uncastable: [0], user: [0], country: [0], action: [0] };
  for (const column of Object.values(columns)) column.pop();
  const files: TestFile[] = [];
  const account: Account = {
    now: 0,
    queue: createQueue(),
    ctx: {
      get now() {
        return account.now;
      },
      schedule: (at, kind, a = 0, b = 0) => push(account.queue, at, 0, kind, a, b),
    },
    snowflake: createSnowflake(snowflakeSettings.parse(settings), seed),
    files,
    stage: {
      path: (file) => files[file]?.path ?? '',
      currentFile: (path) => files.findLastIndex((file) => file.path === path),
      filesSince: (since) =>
        [...files.keys()].filter((i) => (files[i]?.at ?? -1) >= since && newestOfPath(files, i)),
      lines: (file) =>
        files[file]?.lines ?? { partition: [], offset: [], event: [], malformed: [] },
    },
    activity: {
      eventTimeMs: columns.time,
      uncastable: columns.uncastable,
      user: columns.user,
      country: columns.country,
      action: columns.action,
      actions,
    },
    add: (event) => {
      columns.uncastable.push(event.uncastable ? 1 : 0);
      columns.user.push(event.user ?? 0);
      columns.country.push(event.country ?? 0);
      columns.action.push(actions.indexOf(event.action ?? 'view'));
      return columns.time.push(event.uncastable ? NaN : (event.time ?? 0)) - 1;
    },
  };
  return account;
}

/** An account in which the lab's pipe and both tables exist from time 0. */
export function createLab(settings: Partially<SnowflakeSettings> = {}, seed = 1): Account {
  const account = createAccount(settings, seed);
  createPipe(account.snowflake, account.ctx);
  for (const id of [silverTable, goldTable]) createTable(account, id);
  return account;
}

/** CREATE DYNAMIC TABLE as the settings say; returns the refusal, if any. */
export function createTable(account: Account, id: TableId, orReplace = false): string | undefined {
  const { snowflake, ctx, activity } = account;
  const definition = definitionOf(snowflake.settings, id);
  return createDynamicTable(snowflake, ctx, activity, id, definition, orReplace);
}

/** Puts a file on the stage; `firstOffset` is that of its first line, `bad` lines are not JSON. */
export function stageFile(
  account: Account,
  path: string,
  events: readonly TestEvent[],
  options: { firstOffset?: number; bad?: readonly number[]; silent?: boolean } = {},
): number {
  const rows = events.map((event) => account.add(event));
  return stageRows(account, path, rows, options);
}

/** The same with events that are there already, for a second file of the same records. */
export function stageRows(
  account: Account,
  path: string,
  rows: readonly number[],
  options: { firstOffset?: number; bad?: readonly number[]; silent?: boolean } = {},
): number {
  const { firstOffset = rows[0] ?? 0, bad = [], silent = false } = options;
  const lines = {
    partition: rows.map(() => 0),
    offset: rows.map((_, i) => firstOffset + i),
    event: [...rows],
    malformed: rows.map((_, i) => (bad.includes(i) ? 1 : 0)),
  };
  const file = account.files.push({ path, at: account.now, lines }) - 1;
  if (!silent) blobCreated(account.snowflake, account.ctx, file);
  return file;
}

/** Lets time pass until `untilMs`. */
export function run(account: Account, untilMs: number): void {
  const entry = { time: 0, priority: 0, sequence: 0, kind: 0, a: 0, b: 0 };
  while (nextTime(account.queue) <= untilMs && pop(account.queue, entry)) {
    account.now = entry.time;
    const { snowflake, ctx, stage, activity } = account;
    stepSnowflake(snowflake, ctx, stage, activity, entry.kind, entry.a);
  }
  account.now = untilMs;
}

/** A column as a plain list. */
export function list(column: { length: number; data: Float64Array }): number[] {
  return [...column.data.subarray(0, column.length)];
}

/** The refreshes of one table as [data timestamp in s, state, action]. */
export function history(account: Account, id: TableId): number[][] {
  const { refreshes } = account.snowflake;
  return [...list(refreshes.table).keys()]
    .filter((row) => valueAt(refreshes.table, row) === id)
    .map((row) => [
      valueAt(refreshes.dataTimestamp, row) / 1000,
      valueAt(refreshes.state, row),
      valueAt(refreshes.action, row),
    ]);
}

function newestOfPath(files: readonly TestFile[], index: number): boolean {
  return files.findLastIndex((file) => file.path === files[index]?.path) === index;
}
