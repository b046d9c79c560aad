import type { OutputMode } from './query.ts';

/** Why a query into Delta without a checkpoint does not start; words as recorded (semantics.md A7). */
export const noCheckpoint =
  'checkpointLocation must be specified either through option("checkpointLocation", ...) or ' +
  'SparkSession.conf.set("spark.sql.streaming.checkpointLocation", ...).';

/**
 * Why a query into Delta does not start in this output mode, in the recorded words; undefined when
 * it does. Delta takes append and complete only, complete needs an aggregation (semantics.md A4).
 */
export function refusalOf(mode: OutputMode, aggregates: boolean): string | undefined {
  if (mode === 'complete' && !aggregates) {
    return (
      '[STREAMING_OUTPUT_MODE.UNSUPPORTED_OPERATION] Invalid streaming output mode: complete. ' +
      'This output mode is not supported for no streaming aggregations on streaming ' +
      'DataFrames/DataSets. SQLSTATE: 42KDE'
    );
  }
  if (mode !== 'update') return undefined;
  return (
    '[DELTA_UNSUPPORTED_OUTPUT_MODE] Data source ' +
    'org.apache.spark.sql.delta.sources.DeltaDataSource does not support Update output mode'
  );
}
