/**
 * The settings of a windowed count under a watermark, as a reader or a recorded trace gives them.
 * All durations are integer milliseconds.
 */

/** What the sink receives of a streaming aggregation (semantics.md A4). */
export type OutputMode = 'append' | 'update' | 'complete';

/** Which rows share a window (semantics.md A1). */
export interface WindowShape {
  /** Length of a window; 0 groups by the event time itself, as `groupBy(eventTime)` does. */
  windowMs: number;
  /** Distance between two window starts, 1 .. windowMs (1 when grouping by the event time). */
  slideMs: number;
  /** Shift of the grid against 1970-01-01T00:00:00Z, |startMs| < slideMs. */
  startMs: number;
}

/** One streaming aggregation: `withWatermark(delay).groupBy(window, key).count()`. */
export interface WatermarkQuery extends WindowShape {
  mode: OutputMode;
  /** How far the watermark stays behind the highest event time, 0 or more. */
  delayMs: number;
  /** `spark.sql.streaming.noDataMicroBatches.enabled`. */
  noDataBatches: boolean;
  /** Which watermark judges a batch's rows: Spark 3.4 and later, or before (semantics.md A3). */
  lateFilter: 'previous-batch' | 'current-batch';
}
