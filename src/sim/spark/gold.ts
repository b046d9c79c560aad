import { append, valueAt } from '../kernel/column.ts';
import type { StepContext } from '../kernel/context.ts';
import { isNoDataBatchDue, runBatch } from './batches.ts';
import type { BatchResult, MicroBatches } from './batches.ts';
import { commitVersion, isCommitted, rowsOfVersions } from './delta.ts';
import { deltaSource } from './delta-source.ts';
import { enterCheckpoint, recoverGold } from './gold-recover.ts';
import { readRow } from './gold-state.ts';
import type { GoldState } from './gold-state.ts';
import type { WatermarkQuery, WindowShape } from './query.ts';
import { refusalOf } from './refusal.ts';
import { sparkRules } from './rules.ts';
import type { SparkSettings } from './settings.ts';
import type { SilverState } from './silver.ts';
import { stateSchemaProblem } from './state-schema.ts';
import { checkpointOf } from './stream-state.ts';
import type { StreamPorts } from './stream-types.ts';

/** What Gold looks at in an event. */
interface GoldEvents {
  eventTimeMs: ArrayLike<number>;
  /** Number of the country, the key of the count. */
  country: ArrayLike<number>;
}

/** Gold's part of the stream: count by window and country under the watermark. */
export function goldPorts(
  gold: GoldState,
  silver: SilverState,
  events: GoldEvents,
  settings: () => SparkSettings,
  ctx: StepContext,
): Omit<StreamPorts, 'trigger' | 'checkpointRoot' | 'batchMs' | 'written'> {
  const source = deltaSource(silver.table);
  return {
    ...source,
    refusal: () => refusalOf(settings().mode, true),
    watermarkMs: () => gold.batches?.tracker.globalMs ?? 0,
    runsEmptyFirst: false,
    lost: () => {
      const first = firstShapeOf(gold);
      return first && stateSchemaProblem(first, queryOf(settings()));
    },
    noDataDue: () => gold.batches !== null && isNoDataBatchDue(gold.batches, sparkRules),
    opened: (checkpoint, next) => {
      const position = next === 0 ? checkpoint.initial : endBefore(gold, next);
      enterCheckpoint(gold, checkpoint);
      // A folder that another one has replaced for a while: its rows are noted anew.
      take(gold, silver, events, checkpoint.initial, position);
      recoverGold(gold, queryOf(settings()), checkpoint, next);
    },
    write: (queryId, batch, from, to) => {
      const batches = gold.batches;
      if (batches === null) return { outFrom: 0, outTo: 0, skipped: true };
      const rows = take(gold, silver, events, from, to);
      const result = runBatch(batches, rows, sparkRules, gold.fates, gold.output);
      const skipped = isCommitted(gold.table, queryId, batch);
      // Delta has these rows already; the batch was run again for its state only.
      if (skipped) {
        gold.output.length = result.outputFrom;
        batches.wholeDue = true;
      } else commitVersion(gold.table, ctx, queryId, batch, gold.output.length);
      note(gold, ctx, batches, result);
      return { outFrom: result.outputFrom, outTo: gold.output.length, skipped };
    },
  };
}

/** The aggregation as the settings describe it. */
function queryOf(settings: SparkSettings): WatermarkQuery {
  const { mode, delayMs, windowMs, slideMs, windowStartMs, noDataBatches, lateFilter } = settings;
  return { mode, delayMs, windowMs, slideMs, startMs: windowStartMs, noDataBatches, lateFilter };
}

/** The windows with which the state of this checkpoint was begun; undefined when there is none. */
function firstShapeOf({ results, stream }: GoldState): WindowShape | undefined {
  for (let row = 0; row < results.at.length; row++) {
    if (valueAt(results.checkpoint, row) !== stream.current) continue;
    return {
      windowMs: valueAt(results.windowMs, row),
      slideMs: valueAt(results.slideMs, row),
      startMs: valueAt(results.startMs, row),
    };
  }
  return undefined;
}

function endBefore(gold: GoldState, next: number): number[] {
  const checkpoint = checkpointOf(gold.stream);
  return [checkpoint === null ? 0 : valueAt(checkpoint.offsets.end, next - 1)];
}

/** The batch's rows; those of a batch that is run again have been noted before. */
function take(
  gold: GoldState,
  silver: SilverState,
  events: GoldEvents,
  [from = 0]: readonly number[],
  [to = 0]: readonly number[],
) {
  const checkpoint = checkpointOf(gold.stream);
  const first = rowsOfVersions(silver.table, checkpoint?.initial[0] ?? 0);
  const begin = gold.base + rowsOfVersions(silver.table, from) - first;
  const end = gold.base + rowsOfVersions(silver.table, to) - first;
  for (let row = gold.read.silverRow.length; row < end; row++) {
    const silverRow = first + row - gold.base;
    const event = valueAt(silver.event, silverRow);
    readRow(gold, silverRow, events.eventTimeMs[event] ?? NaN, events.country[event] ?? 0);
  }
  return { timesMs: gold.read.timesMs, keys: gold.read.keys, from: begin, to: end };
}

function note(gold: GoldState, ctx: StepContext, batches: MicroBatches, result: BatchResult): void {
  const { results, stream } = gold;
  const { windowMs, slideMs, startMs, mode } = batches.query;
  append(results.at, ctx.now);
  append(results.attempt, stream.attempt);
  append(results.readFrom, result.firstRow);
  append(results.readTo, result.endRow);
  append(results.lateWatermarkMs, result.lateWatermarkMs);
  append(results.evictionWatermarkMs, result.evictionWatermarkMs);
  append(results.watermarkAfterMs, result.watermarkAfterMs);
  append(results.maxEventTimeMs, result.maxEventTimeMs);
  append(results.droppedGroups, result.droppedGroups);
  append(results.stateRows, result.stateRows);
  append(results.updatedRows, result.updatedRows);
  append(results.removedRows, result.removedRows);
  append(results.outputFrom, result.outputFrom);
  append(results.outputTo, gold.output.length);
  append(results.mode, mode === 'complete' ? 1 : 0);
  append(results.checkpoint, stream.current);
  append(results.base, gold.base);
  append(results.windowMs, windowMs);
  append(results.slideMs, slideMs);
  append(results.startMs, startMs);
}
