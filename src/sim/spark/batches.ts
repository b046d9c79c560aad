import { mergeIntoState } from './aggregate.ts';
import type { Fates } from './fate.ts';
import type { OutputRows } from './output.ts';
import { countPartially } from './partial.ts';
import type { BatchRows } from './partial.ts';
import type { WatermarkQuery } from './query.ts';
import { reshape } from './reshape.ts';
import type { WatermarkRules } from './rules.ts';
import { createStore, evict, giveOutAll } from './store.ts';
import type { StateStore } from './store.ts';
import { createTracker, restartTracker, updateTracker, watermarkAfter } from './tracker.ts';
import type { WatermarkTracker } from './tracker.ts';

/** What one micro-batch did. Watermarks and event times in ms. */
export interface BatchResult {
  batch: number;
  /** Rows taken: from `firstRow` (included) to `endRow` (excluded). */
  firstRow: number;
  endRow: number;
  /** A batch without rows, run because the watermark had moved (semantics.md A5). */
  noData: boolean;
  lateWatermarkMs: number;
  evictionWatermarkMs: number;
  watermarkAfterMs: number;
  /** Highest event time of all batches so far, NaN before the first. */
  maxEventTimeMs: number;
  /** `numRowsDroppedByWatermark`: (window, key) groups, not events. */
  droppedGroups: number;
  /** `numRowsTotal`, after eviction. */
  stateRows: number;
  /** `numRowsUpdated` and `numRowsRemoved`: rows of the state written and evicted. */
  updatedRows: number;
  removedRows: number;
  /** Rows of the output that this batch wrote: `outputFrom` (included) to `outputTo`. */
  outputFrom: number;
  outputTo: number;
}

/** A streaming aggregation between two batches: its checkpoint and what its process knows. */
export interface MicroBatches {
  query: WatermarkQuery;
  /** Number of the next batch; counts on through restarts. */
  nextBatch: number;
  tracker: WatermarkTracker;
  /** Watermark in `offsets/N-1`, 0 before the first batch. */
  previousWatermarkMs: number;
  /** Eviction watermark of the last batch that this process ran, NaN after a start. */
  lastPlanWatermarkMs: number;
  /** Is everything in the state still to be given out, as a process in complete mode begins? */
  wholeDue: boolean;
  maxEventTimeMs: number;
  store: StateStore;
}

/** A query that has not run yet. */
export function createMicroBatches(query: WatermarkQuery): MicroBatches {
  return {
    query,
    nextBatch: 0,
    tracker: createTracker([query.delayMs]),
    previousWatermarkMs: 0,
    lastPlanWatermarkMs: NaN,
    wholeDue: false,
    maxEventTimeMs: NaN,
    store: createStore(),
  };
}

/**
 * A new process on the same checkpoint, with the last batch committed (semantics.md A7). `query` is
 * what it says now: Spark takes another delay, other windows and another output mode without a word
 * and goes on with the state that is there (recorded: restarts.json).
 */
export function restartMicroBatches(batches: MicroBatches, query = batches.query): void {
  reshape(batches.store, batches.query, query);
  batches.query = query;
  batches.tracker.delaysMs = [query.delayMs];
  restartTracker(batches.tracker);
  batches.lastPlanWatermarkMs = NaN;
  batches.wholeDue = true;
}

/**
 * Is a batch without rows due at the next trigger? When the watermark moved past the one the last
 * batch evicted by; never in complete mode, nor before this process has run a batch (A5).
 */
export function isNoDataBatchDue(batches: MicroBatches, rules: WatermarkRules): boolean {
  const { query, tracker, lastPlanWatermarkMs } = batches;
  if (!query.noDataBatches || query.mode === 'complete') return false;
  if (!Number.isNaN(lastPlanWatermarkMs)) return tracker.globalMs > lastPlanWatermarkMs;
  return rules.noDataBatchAfterRestart && tracker.globalMs > batches.previousWatermarkMs;
}

/**
 * Runs one micro-batch over the given rows (none for a no-data batch): judge by the watermark of
 * the batch before, count, evict by the recorded watermark, then move the watermark
 * (semantics.md A3, A4). Rows go to `output`, each event's fate to `fates`.
 */
export function runBatch(
  batches: MicroBatches,
  rows: BatchRows,
  rules: WatermarkRules,
  fates: Fates,
  output: OutputRows,
): BatchResult {
  const { query, tracker, store } = batches;
  const batch = batches.nextBatch++;
  const recordedMs = tracker.globalMs;
  const lateMs = rules.lateWatermark(query, batches.previousWatermarkMs, recordedMs);
  const outputFrom = output.length;
  const maxBeforeMs = batches.maxEventTimeMs;
  const counts = countPartially(rows, query, rules, batch, lateMs, maxBeforeMs, fates);
  const observed = [counts.maxEventTimeMs];
  const evictMs = rules.evictionWatermark(recordedMs, watermarkAfter(tracker, observed));
  const merged = mergeIntoState(store, counts.panes, query, rules, batch, lateMs, output);
  // The output holds changes only, so each process in complete mode begins with everything.
  if (query.mode === 'complete' && batches.wholeDue) {
    giveOutAll(store, query, rules.gridStart(query.startMs), batch, output);
  }
  batches.wholeDue = false;
  const held = store.rows;
  evict(store, query, rules, evictMs, batch, output);
  updateTracker(tracker, observed);
  batches.previousWatermarkMs = recordedMs;
  batches.lastPlanWatermarkMs = evictMs;
  if (!(counts.maxEventTimeMs <= maxBeforeMs) && !Number.isNaN(counts.maxEventTimeMs)) {
    batches.maxEventTimeMs = counts.maxEventTimeMs;
  }
  return {
    batch,
    firstRow: rows.from,
    endRow: rows.to,
    noData: rows.from === rows.to,
    lateWatermarkMs: lateMs,
    evictionWatermarkMs: evictMs,
    watermarkAfterMs: tracker.globalMs,
    maxEventTimeMs: batches.maxEventTimeMs,
    droppedGroups: rules.droppedRows(merged.lateGroups, merged.lateRows),
    stateRows: store.rows,
    updatedRows: merged.updated,
    removedRows: held - store.rows,
    outputFrom,
    outputTo: output.length,
  };
}
