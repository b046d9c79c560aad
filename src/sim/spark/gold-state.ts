import { append, createColumn } from '../kernel/column.ts';
import type { Column } from '../kernel/column.ts';
import type { MicroBatches } from './batches.ts';
import { createDelta } from './delta.ts';
import type { DeltaTable } from './delta.ts';
import { createFates } from './fate.ts';
import type { Fates } from './fate.ts';
import { createOutput } from './output.ts';
import type { OutputRows } from './output.ts';
import { createStream } from './stream-state.ts';
import type { StreamState } from './stream-types.ts';

/**
 * activity_by_country_5min: the windowed count. `read` is what the query took from Silver, row
 * after row; a new checkpoint reads Silver anew, so its rows come again.
 */
export interface GoldState {
  stream: StreamState;
  table: DeltaTable;
  /** The running aggregation; null before the first start. */
  batches: MicroBatches | null;
  /** Query id of the checkpoint that `batches` and `base` belong to. */
  queryId: number;
  /** First row of `read` of this checkpoint. */
  base: number;
  read: { silverRow: Column; timesMs: Float64Array; keys: Int32Array };
  /** What became of each row read. */
  fates: Fates;
  output: OutputRows;
  results: GoldResults;
}

/** One row a batch that reached the sink, in the order of time. */
interface GoldResults {
  /** When the sink's commit was made, ms. */
  at: Column;
  attempt: Column;
  /** Rows of `read`: from (included) to (excluded). */
  readFrom: Column;
  readTo: Column;
  lateWatermarkMs: Column;
  evictionWatermarkMs: Column;
  watermarkAfterMs: Column;
  maxEventTimeMs: Column;
  droppedGroups: Column;
  stateRows: Column;
  updatedRows: Column;
  removedRows: Column;
  outputFrom: Column;
  outputTo: Column;
  /** 0 append, 1 complete. */
  mode: Column;
  /** Index of the checkpoint folder, and its first row of `read`. */
  checkpoint: Column;
  base: Column;
  windowMs: Column;
  slideMs: Column;
  startMs: Column;
}

/** An empty table and a query that was never started. */
export function createGold(): GoldState {
  return {
    stream: createStream(),
    table: createDelta(),
    batches: null,
    queryId: -1,
    base: 0,
    read: { silverRow: createColumn(), timesMs: new Float64Array(64), keys: new Int32Array(64) },
    fates: createFates(64),
    output: createOutput(),
    results: createResults(),
  };
}

/** Notes one row taken from Silver: its event time (ms) and the number of its country. */
export function readRow(gold: GoldState, silverRow: number, timeMs: number, key: number): void {
  const { read } = gold;
  const row = append(read.silverRow, silverRow);
  if (row === read.timesMs.length) growRead(gold);
  read.timesMs[row] = timeMs;
  read.keys[row] = key;
}

function growRead(gold: GoldState): void {
  const capacity = gold.read.timesMs.length * 2;
  const timesMs = new Float64Array(capacity);
  const keys = new Int32Array(capacity);
  timesMs.set(gold.read.timesMs);
  keys.set(gold.read.keys);
  gold.read.timesMs = timesMs;
  gold.read.keys = keys;
  const fates = createFates(capacity);
  fates.fate.set(gold.fates.fate);
  fates.lostWindows.set(gold.fates.lostWindows);
  fates.eventBatch.set(gold.fates.eventBatch);
  gold.fates = fates;
}

function createResults(): GoldResults {
  return {
    at: createColumn(),
    attempt: createColumn(),
    readFrom: createColumn(),
    readTo: createColumn(),
    lateWatermarkMs: createColumn(),
    evictionWatermarkMs: createColumn(),
    watermarkAfterMs: createColumn(),
    maxEventTimeMs: createColumn(),
    droppedGroups: createColumn(),
    stateRows: createColumn(),
    updatedRows: createColumn(),
    removedRows: createColumn(),
    outputFrom: createColumn(),
    outputTo: createColumn(),
    mode: createColumn(),
    checkpoint: createColumn(),
    base: createColumn(),
    windowMs: createColumn(),
    slideMs: createColumn(),
    startMs: createColumn(),
  };
}
