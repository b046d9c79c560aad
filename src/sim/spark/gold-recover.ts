import { valueAt } from '../kernel/column.ts';
import { createMicroBatches, restartMicroBatches } from './batches.ts';
import type { MicroBatches } from './batches.ts';
import type { GoldState } from './gold-state.ts';
import type { WatermarkQuery } from './query.ts';
import { rebuildStore } from './rebuild.ts';
import type { Checkpoint } from './stream-types.ts';

/** Lets the rows of another checkpoint begin behind those of the one before. */
export function enterCheckpoint(gold: GoldState, { queryId }: Checkpoint): void {
  if (gold.queryId === queryId) return;
  gold.queryId = queryId;
  gold.base = gold.read.silverRow.length;
  gold.batches = null;
}

/**
 * Brings the aggregation to where its checkpoint says: batch `next` is the one to run. State and
 * watermarks come from the folder, the windows too: a query that finds state keeps the windows it
 * was made with, whatever the settings say now. `rowsBefore` is how many rows batches 0 to
 * `next` - 1 took.
 */
export function recoverGold(
  gold: GoldState,
  query: WatermarkQuery,
  checkpoint: Checkpoint,
  next: number,
  rowsBefore: number,
): void {
  const former = gold.batches;
  const kept = former === null ? query : withWindowsOf(query, former.query);
  if (former?.nextBatch === next) {
    restartMicroBatches(former);
    former.query = kept;
    former.tracker.delaysMs = [kept.delayMs];
    return;
  }
  gold.batches = restored(gold, kept, checkpoint, next, gold.base + rowsBefore);
}

function restored(
  gold: GoldState,
  query: WatermarkQuery,
  { offsets, commits }: Checkpoint,
  next: number,
  rows: number,
): MicroBatches {
  const batches = createMicroBatches(query);
  if (next === 0) return batches;
  const { timesMs, keys } = gold.read;
  const evictedMs = valueAt(offsets.watermarkMs, next - 1);
  batches.nextBatch = next;
  batches.previousWatermarkMs = evictedMs;
  batches.tracker.globalMs = Math.max(evictedMs, valueAt(commits.nextWatermarkMs, next - 1));
  batches.store = rebuildStore(timesMs, keys, gold.base, rows, query, evictedMs);
  for (let row = gold.base; row < rows; row++) {
    const time = timesMs[row] ?? NaN;
    if (!(time <= batches.maxEventTimeMs)) batches.maxEventTimeMs = time;
  }
  return batches;
}

function withWindowsOf(query: WatermarkQuery, former: WatermarkQuery): WatermarkQuery {
  const { windowMs, slideMs, startMs } = former;
  return { ...query, windowMs, slideMs, startMs };
}
