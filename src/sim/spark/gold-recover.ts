import { valueAt } from '../kernel/column.ts';
import { mergeIntoState } from './aggregate.ts';
import { createMicroBatches, restartMicroBatches } from './batches.ts';
import type { MicroBatches } from './batches.ts';
import { createFates } from './fate.ts';
import type { GoldState } from './gold-state.ts';
import { createOutput } from './output.ts';
import { countPartially } from './partial.ts';
import type { WatermarkQuery } from './query.ts';
import { reshape } from './reshape.ts';
import { sparkRules } from './rules.ts';
import { evict } from './store.ts';
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
 * watermarks come from the folder; windows, delay and mode are what the query says now.
 */
export function recoverGold(
  gold: GoldState,
  query: WatermarkQuery,
  checkpoint: Checkpoint,
  next: number,
): void {
  if (gold.batches?.nextBatch !== next) gold.batches = restored(gold, query, checkpoint, next);
  restartMicroBatches(gold.batches, query);
}

/**
 * The aggregation after batch `next` - 1, by doing again what each batch of the folder did, under
 * the windows and the mode that its query had then.
 */
function restored(
  gold: GoldState,
  query: WatermarkQuery,
  { offsets, commits }: Checkpoint,
  next: number,
): MicroBatches {
  const batches = createMicroBatches(query);
  if (next === 0) return batches;
  const { results, read, base, stream } = gold;
  // The last attempt at a batch is the one that stands.
  const ran = new Map<number, number>();
  for (let row = 0; row < results.at.length; row++) {
    if (valueAt(results.checkpoint, row) !== stream.current) continue;
    ran.set(valueAt(stream.attempts.batch, valueAt(results.attempt, row)), row);
  }
  const [unseen, output] = [createFates(read.silverRow.length), createOutput()];
  const { store } = batches;
  for (let batch = 0; batch < next; batch++) {
    const row = ran.get(batch) ?? -1;
    const then = queryAt(gold, row, query);
    reshape(store, batches.query, then);
    batches.query = then;
    const first = base - valueAt(results.base, row);
    const { timesMs, keys } = read;
    const [from, to] = [valueAt(results.readFrom, row), valueAt(results.readTo, row)];
    const rows = { timesMs, keys, from: from + first, to: to + first };
    const [lateMs, evictMs] = [
      valueAt(results.lateWatermarkMs, row),
      valueAt(results.evictionWatermarkMs, row),
    ];
    const { panes } = countPartially(rows, then, sparkRules, batch, lateMs, NaN, unseen);
    mergeIntoState(store, panes, then, sparkRules, batch, lateMs, output);
    evict(store, then, sparkRules, evictMs, batch, output);
    batches.maxEventTimeMs = valueAt(results.maxEventTimeMs, row);
  }
  const evictedMs = valueAt(offsets.watermarkMs, next - 1);
  batches.nextBatch = next;
  batches.previousWatermarkMs = evictedMs;
  batches.tracker.globalMs = Math.max(evictedMs, valueAt(commits.nextWatermarkMs, next - 1));
  return batches;
}

function queryAt({ results }: GoldState, row: number, query: WatermarkQuery): WatermarkQuery {
  return {
    ...query,
    mode: modeOf(results, row),
    windowMs: valueAt(results.windowMs, row),
    slideMs: valueAt(results.slideMs, row),
    startMs: valueAt(results.startMs, row),
  };
}

/** The output mode of the batch of a row of results. */
export function modeOf({ mode }: GoldState['results'], row: number): 'append' | 'complete' {
  return valueAt(mode, row) === 1 ? 'complete' : 'append';
}
