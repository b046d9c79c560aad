import { rebuildStore } from './rebuild.ts';
import type { BatchRecord, WatermarkRun } from './run.ts';
import { nextTick } from './trigger.ts';

/** The count of one window and key at some moment. */
export interface WindowCount {
  startMs: number;
  endMs: number;
  /** Index into the run's keys. */
  key: number;
  count: number;
  /**
   * `open`: still counting. `closing`: the watermark has reached its end, the next batch evicts
   * it. `closed`: final.
   */
  status: 'open' | 'closing' | 'closed';
}

/** What can be seen of a query at one moment. All times ms. */
export interface WatermarkState {
  atMs: number;
  watermarkMs: number;
  /** What the next batch's rows are judged by (semantics.md A3). */
  nextLateWatermarkMs: number;
  /** Highest event time of the batches that have ended, NaN before the first. */
  maxEventTimeMs: number;
  /** The last batch that has ended. */
  lastBatch: BatchRecord | null;
  /** The batch that is running. */
  runningBatch: BatchRecord | null;
  /** When the trigger fires next, by the grid. */
  nextTriggerMs: number;
  /** Events that have arrived and no ended batch has taken. */
  waitingRows: number;
  stateRows: number;
  /** The state store, earliest window first. */
  open: WindowCount[];
  /** Final counts that fall in the asked span of event time, earliest window first. */
  closed: WindowCount[];
}

/**
 * The state of a run at `tMs`, found by binary search and one pass over the rows taken by then.
 * `span` (event time, ms) limits the closed windows, of which a long run has many.
 */
export function stateAt(
  run: WatermarkRun,
  tMs: number,
  span = { fromMs: -Infinity, toMs: Infinity },
): WatermarkState {
  const started = countBatches(run, tMs, 'startedAtMs');
  const ended = countBatches(run, tMs, 'endedAtMs');
  const last = run.batches[ended - 1] ?? null;
  const running = started > ended ? (run.batches[started - 1] ?? null) : null;
  const watermarkMs = last?.watermarkAfterMs ?? 0;
  const recordedMs = last?.evictionWatermarkMs ?? 0;
  const open = openWindows(run, last, watermarkMs);
  return {
    atMs: tMs,
    watermarkMs,
    nextLateWatermarkMs: run.query.lateFilter === 'current-batch' ? watermarkMs : recordedMs,
    maxEventTimeMs: last?.maxEventTimeMs ?? NaN,
    lastBatch: last,
    runningBatch: running,
    nextTriggerMs: nextTick(Math.max(tMs, run.schedule.startMs - 1), run.schedule.triggerMs),
    waitingRows: countArrived(run, tMs) - (last?.endRow ?? 0),
    stateRows: last?.stateRows ?? 0,
    open,
    closed: closedWindows(run, last, span),
  };
}

/** How many batches have `startedAtMs` (or `endedAtMs`) at or before `tMs`. */
export function countBatches(
  run: WatermarkRun,
  tMs: number,
  edge: 'startedAtMs' | 'endedAtMs',
): number {
  let low = 0;
  let high = run.batches.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((run.batches[middle]?.[edge] ?? Infinity) <= tMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many events have arrived by `tMs`. */
export function countArrived(run: WatermarkRun, tMs: number): number {
  const { arrivalMs } = run.events;
  let low = 0;
  let high = arrivalMs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((arrivalMs[middle] ?? Infinity) <= tMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

function openWindows(
  run: WatermarkRun,
  last: BatchRecord | null,
  watermarkMs: number,
): WindowCount[] {
  if (last === null) return [];
  const { query, events } = run;
  const { eventTimeMs, key } = events;
  const store = rebuildStore(eventTimeMs, key, 0, last.endRow, query, last.evictionWatermarkMs);
  const open: WindowCount[] = [];
  for (const [index, table] of store.windows) {
    const startMs = query.startMs + index * query.slideMs;
    const endMs = startMs + query.windowMs;
    const status = query.mode !== 'complete' && endMs <= watermarkMs ? 'closing' : 'open';
    for (let row = 0; row < table.size; row++) {
      const count = table.counts[row] ?? 0;
      open.push({ startMs, endMs, key: table.keys[row] ?? 0, count, status });
    }
  }
  return open.sort(byWindow);
}

function closedWindows(
  run: WatermarkRun,
  last: BatchRecord | null,
  span: { fromMs: number; toMs: number },
): WindowCount[] {
  if (last === null || run.query.mode === 'complete') return [];
  const { output } = run;
  const seen = new Set<string>();
  const closed: WindowCount[] = [];
  // Backwards, so that in update mode the last count of a group comes first.
  for (let row = last.outputTo - 1; row >= 0; row--) {
    const startMs = output.startMs[row] ?? NaN;
    const endMs = output.endMs[row] ?? NaN;
    if (endMs > last.evictionWatermarkMs || endMs <= span.fromMs || startMs >= span.toMs) continue;
    const key = output.key[row] ?? 0;
    const id = `${String(startMs)} ${String(key)}`;
    if (seen.has(id)) continue;
    seen.add(id);
    closed.push({ startMs, endMs, key, count: output.count[row] ?? 0, status: 'closed' });
  }
  return closed.sort(byWindow);
}

function byWindow(a: WindowCount, b: WindowCount): number {
  return a.startMs - b.startMs || a.key - b.key;
}
