import { countUpTo, valueAt } from '../kernel/column.ts';
import { fieldsOf } from '../run/fields.ts';
import type { Run } from '../run/run.ts';
import { bronzeRowsAt } from '../snowflake/bronzeAt.ts';
import {
  loadSource,
  loadStatus,
  refreshState,
  silverTable,
  type TableId,
} from '../snowflake/types.ts';
import { actionsUpTo } from './settings-at.ts';
import { castError } from '../snowflake/refresh.ts';
import { goldAt, lastRefreshAt, silverRangeAt } from '../snowflake/view.ts';

/** One row of Bronze, as the pipe's COPY wrote it. */
interface BronzeLine {
  /** The JSON document's members; null is JSON's null. */
  src: Readonly<Record<string, string | null>>;
  sourceFile: string;
  /** Number of the line in its file, from 1. */
  sourceRow: number;
  /** When the load was committed, ms. */
  loadedAtMs: number;
}

/** Every row of Bronze that the run ever loads, in order; the first `bronzeCountAt` exist at t. */
export function* bronzeLines({ state, events }: Run): Generator<BronzeLine> {
  const { loads, bronze } = state.snowflake;
  for (let load = 0; load < loads.at.length; load++) {
    const from = valueAt(loads.bronzeFrom, load);
    const to = valueAt(loads.bronzeTo, load);
    for (let row = from; row < to; row++) {
      const fields = fieldsOf(events, valueAt(bronze.event, row));
      const partition = String(valueAt(bronze.partition, row));
      const offset = String(valueAt(bronze.offset, row));
      yield {
        src: { ...fields, partition, offset },
        sourceFile: state.storage.paths[valueAt(loads.file, load)] ?? '',
        sourceRow: row - from + 1,
        loadedAtMs: valueAt(loads.at, load),
      };
    }
  }
}

/** Rows of Bronze that a query as of `tMs` sees. */
export function bronzeCountAt({ state }: Run, tMs: number): number {
  return bronzeRowsAt(state.snowflake, tMs);
}

/** The rows of Bronze from which Silver's rows at `tMs` were made, numbered from 0, in order. */
export function silverLinesAt({ state }: Run, tMs: number): number[] {
  const { from, to } = silverRangeAt(state.snowflake, tMs);
  return [...state.snowflake.silver.bronzeRow.data.subarray(from, to)];
}

/** Rows of Silver that a query at `tMs` sees, by the engine's own count. */
export function silverCountAt({ state }: Run, tMs: number): number {
  const { from, to } = silverRangeAt(state.snowflake, tMs);
  return to - from;
}

/** Gold as a query at `tMs` reads it, with the countries' names. */
export function goldRowsAt({ state, events }: Run, tMs: number) {
  return goldAt(state.snowflake, tMs).map((row) => ({
    ...row,
    country: events.countries[row.country] ?? null,
  }));
}

/** The data timestamp of what a dynamic table holds at `tMs`, ms; NaN before its first refresh. */
export function dataTimestampAt({ state }: Run, id: TableId, tMs: number): number {
  const row = lastRefreshAt(state.snowflake, id, tMs);
  return row < 0 ? NaN : valueAt(state.snowflake.refreshes.dataTimestamp, row);
}

/** When the first refresh of a table at or after `fromMs` has ended, ms; NaN when none has. */
export function filledAt({ state }: Run, id: TableId, fromMs: number): number {
  const { refreshes } = state.snowflake;
  for (let row = 0; row < refreshes.at.length; row++) {
    if (valueAt(refreshes.at, row) < fromMs || valueAt(refreshes.table, row) !== id) continue;
    if (valueAt(refreshes.state, row) === refreshState.succeeded) {
      return valueAt(refreshes.endedAt, row);
    }
  }
  return NaN;
}

/** One row of DYNAMIC_TABLE_REFRESH_HISTORY. */
interface RefreshFact {
  table: TableId;
  state: 'EXECUTING' | 'SUCCEEDED' | 'FAILED' | 'SKIPPED' | 'CANCELLED';
  message: string;
  dataTimestampMs: number;
  startedAtMs: number;
  /** NaN while it runs. */
  endedAtMs: number;
  action: 'NO_DATA' | 'INCREMENTAL' | 'FULL' | 'REINITIALIZE';
}

const actionNames = ['NO_DATA', 'INCREMENTAL', 'FULL', 'REINITIALIZE'] as const;
const stateNames = ['EXECUTING', 'SUCCEEDED', 'FAILED', 'SKIPPED', 'CANCELLED'] as const;

/** The refreshes of both tables that had begun by `tMs`, oldest first. */
export function refreshesAt({ state }: Run, tMs: number): RefreshFact[] {
  const log = state.snowflake.refreshes;
  const facts: RefreshFact[] = [];
  for (let row = 0; row < countUpTo(log.at, tMs); row++) {
    const ended = valueAt(log.endedAt, row);
    const running = !(ended <= tMs);
    const error = valueAt(log.errorRow, row);
    facts.push({
      table: valueAt(log.table, row) === silverTable ? 0 : 1,
      state: running ? 'EXECUTING' : (stateNames[valueAt(log.state, row)] ?? 'EXECUTING'),
      message: running || Number.isNaN(error) ? '' : castError(error),
      dataTimestampMs: valueAt(log.dataTimestamp, row),
      startedAtMs: valueAt(log.at, row),
      endedAtMs: running ? NaN : ended,
      action: actionNames[valueAt(log.action, row)] ?? 'NO_DATA',
    });
  }
  return facts;
}

/** One row of COPY_HISTORY: a file that a COPY was asked to load. */
interface LoadFact {
  file: string;
  status: 'Loaded' | 'Partially loaded' | 'Load failed';
  rows: number;
  firstError: string;
  atMs: number;
}

const loadNames = ['Loaded', 'Partially loaded', 'Load failed'] as const;

/** The loads that had ended by `tMs`; files that a pipe left out as known are not listed. */
export function loadsAt({ state }: Run, tMs: number): LoadFact[] {
  const { loads } = state.snowflake;
  const facts: LoadFact[] = [];
  for (let row = 0; row < countUpTo(loads.at, tMs); row++) {
    const status = loadNames[valueAt(loads.status, row)];
    if (status === undefined || valueAt(loads.status, row) > loadStatus.failed) continue;
    const line = valueAt(loads.errorLine, row);
    facts.push({
      file: state.storage.paths[valueAt(loads.file, row)] ?? '',
      status,
      rows: valueAt(loads.bronzeTo, row) - valueAt(loads.bronzeFrom, row),
      firstError: Number.isNaN(line) ? '' : `Error parsing JSON in line ${String(line)}`,
      atMs: valueAt(loads.at, row),
    });
  }
  return facts;
}

/** The files that ALTER PIPE ... REFRESH at exactly `tMs` put into the queue. */
export function filesQueuedAt({ state }: Run, tMs: number): string[] {
  const { notices } = state.snowflake.pipe;
  const files: string[] = [];
  for (let row = 0; row < notices.at.length; row++) {
    if (valueAt(notices.at, row) !== tMs) continue;
    if (valueAt(notices.source, row) !== loadSource.pipeRefresh) continue;
    files.push(state.storage.paths[valueAt(notices.file, row)] ?? '');
  }
  return files;
}

/** What the pipe knows at `tMs`: is it paused, files that wait, the newest message and load. */
export function pipeFactsAt(run: Run, tMs: number) {
  const { state } = run;
  const { pipe, loads } = state.snowflake;
  const told = actionsUpTo(run, tMs).findLast(
    ({ action, refused }) =>
      'what' in action && action.what === 'pipe' && action.do !== 'refresh' && refused === '',
  );
  const { notices } = pipe;
  let waiting = 0;
  let newestMs = NaN;
  for (let row = 0; row < countUpTo(notices.at, tMs); row++) {
    if (valueAt(notices.queuedAt, row) <= tMs) newestMs = valueAt(notices.queuedAt, row);
    if (valueAt(notices.endAt, row) > tMs) waiting++;
  }
  const loaded = countUpTo(loads.at, tMs);
  return {
    paused: told?.action.do === 'stop',
    waitingFiles: waiting,
    newestMessageMs: newestMs,
    newestFile: loaded === 0 ? '' : (state.storage.paths[valueAt(loads.file, loaded - 1)] ?? ''),
    newestLoadMs: loaded === 0 ? NaN : valueAt(loads.at, loaded - 1),
  };
}
