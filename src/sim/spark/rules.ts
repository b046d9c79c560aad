import type { WatermarkQuery } from './query.ts';

/**
 * The decisions in which Spark's watermark is easily got wrong, each in one place. The engine
 * takes them from here; a test that swaps one for a mistake must see recorded traces break.
 */
export interface WatermarkRules {
  /** Is a window that ends at `endMs` closed to a watermark? Equality closes (semantics.md A4). */
  closes(endMs: number, watermarkMs: number): boolean;
  /** The watermark that judges a batch's rows, from the one recorded before and its own (A3). */
  lateWatermark(query: WatermarkQuery, previousMs: number, recordedMs: number): number;
  /** The watermark that evicts, from the recorded one and the one after this batch's rows (A3). */
  evictionWatermark(recordedMs: number, afterRowsMs: number): number;
  /** May a no-data batch run while this process has run no batch yet (A5)? */
  noDataBatchAfterRestart: boolean;
  /** What `numRowsDroppedByWatermark` counts, given late groups and late window rows (A0.10). */
  droppedRows(groups: number, rows: number): number;
  /** The shift of the window grid (A1). */
  gridStart(startMs: number): number;
}

/** The rules as Spark has them. */
export const sparkRules: WatermarkRules = {
  closes: (endMs, watermarkMs) => endMs <= watermarkMs,
  lateWatermark: (query, previousMs, recordedMs) =>
    query.lateFilter === 'current-batch' ? recordedMs : previousMs,
  evictionWatermark: (recordedMs) => recordedMs,
  noDataBatchAfterRestart: false,
  droppedRows: (groups) => groups,
  gridStart: (startMs) => startMs,
};
