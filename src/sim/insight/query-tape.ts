import { valueAt } from '../kernel/column.ts';
import type { Run } from '../run/run.ts';
import { streamOf } from '../run/streams.ts';
import type { StreamName } from '../run/streams.ts';
import { attemptOutcome, streamHappening } from '../spark/stream-types.ts';
import { windowsOf } from '../spark/windows.ts';
import { firstRowsOf } from './gold-wait.ts';
import { progressOf } from './progress.ts';

/** One batch that a query has committed. Times ms. */
interface TapeBatch {
  /** When its progress report came. */
  atMs: number;
  batch: number;
  inputRows: number;
  /** The watermark that the batch leaves, 0 before it first moves; NaN where there is none. */
  watermarkMs: number;
  /** Highest event time so far; NaN where nobody looks at it. */
  newestMs: number;
  stateRows: number;
  droppedGroups: number;
  /** Rows that it gave to the sink. */
  outputRows: number;
}

/** What happened to a query as a process: started, stopped, crashed, failed. */
interface TapeDeed {
  atMs: number;
  what: 'started' | 'stopped' | 'crashed' | 'failed';
}

/** A streaming query over the whole run: what is drawn of it at any moment lies before that. */
export interface QueryTape {
  deeds: TapeDeed[];
  batches: TapeBatch[];
  /** Why its process failed last, in the engine's words. */
  error: string;
  /** Of Gold: end of the earliest window that it holds, and when its first row came; else NaN. */
  firstEndMs: number;
  firstRowsMs: number;
}

/** Everything that a query did in a run. */
export function queryTape(run: Run, query: StreamName): QueryTape {
  const stream = streamOf(run.state, query);
  const { attempts, life, error } = stream;
  const names = Object.keys(streamHappening) as TapeDeed['what'][];
  const deeds = Array.from({ length: life.at.length }, (_, row) => ({
    atMs: valueAt(life.at, row),
    what: names[valueAt(life.what, row)] ?? 'stopped',
  }));
  const results = query === 'gold' ? resultRows(run) : new Map<number, number>();
  const batches: TapeBatch[] = [];
  for (let row = 0; row < attempts.batch.length; row++) {
    if (valueAt(attempts.outcome, row) !== attemptOutcome.committed) continue;
    const result = results.get(row) ?? -1;
    const { watermarkAfterMs, maxEventTimeMs, stateRows, droppedGroups } = run.state.gold.results;
    batches.push({
      atMs: valueAt(attempts.endedAt, row),
      batch: valueAt(attempts.batch, row),
      inputRows: valueAt(attempts.inputRows, row),
      watermarkMs: result < 0 ? NaN : valueAt(watermarkAfterMs, result),
      newestMs: result < 0 ? NaN : valueAt(maxEventTimeMs, result),
      stateRows: result < 0 ? 0 : valueAt(stateRows, result),
      droppedGroups: result < 0 ? 0 : valueAt(droppedGroups, result),
      outputRows: valueAt(attempts.outTo, row) - valueAt(attempts.outFrom, row),
    });
  }
  const { firstEndMs, firstRowsMs } = query === 'gold' ? firstOf(run) : none;
  return { deeds, batches, error, firstEndMs, firstRowsMs };
}

/** The newest progress reports of a query at `tMs`, oldest first, at most `most`. */
export function progressAt(run: Run, query: StreamName, tMs: number, most: number): object[] {
  const { attempts } = streamOf(run.state, query);
  const reports: object[] = [];
  for (let row = attempts.batch.length - 1; row >= 0 && reports.length < most; row--) {
    if (!(valueAt(attempts.endedAt, row) <= tMs)) continue;
    const report = progressOf(run, query, row);
    if (report) reports.push(report);
  }
  return reports.reverse();
}

const none = { firstEndMs: NaN, firstRowsMs: NaN };

function firstOf(run: Run): typeof none {
  const { read, results } = run.state.gold;
  let earliest = Infinity;
  for (let row = 0; row < read.silverRow.length; row++) {
    earliest = Math.min(earliest, read.timesMs[row] ?? Infinity);
  }
  if (results.at.length === 0 || earliest === Infinity) return none;
  const shape = {
    windowMs: valueAt(results.windowMs, 0),
    slideMs: valueAt(results.slideMs, 0),
    startMs: valueAt(results.startMs, 0),
  };
  const firstEndMs = windowsOf(earliest, shape)[0]?.endMs ?? NaN;
  return { firstEndMs, firstRowsMs: firstRowsOf(run) };
}

function resultRows({ state }: Run): Map<number, number> {
  const { attempt } = state.gold.results;
  return new Map(Array.from({ length: attempt.length }, (_, row) => [valueAt(attempt, row), row]));
}
