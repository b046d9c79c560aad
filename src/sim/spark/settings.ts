import * as z from 'zod/mini';
import { windowProblem } from './window-problem.ts';

const ms = z.int().check(z.gte(0), z.lte(604_800_000));

/**
 * The three streaming queries on Databricks: Bronze reads the topic, Silver reads Bronze, Gold
 * counts Silver by window and country. How long a batch takes is assumed, not measured.
 */
export const sparkSettings = z.object({
  /** Are the three queries started when the run begins? */
  prepared: z._default(z.boolean(), true),
  /** Folder under which each query has its checkpoint; another one is another checkpoint. */
  checkpointRoot: z._default(z.string().check(z.regex(/^[\w/.:-]{0,200}$/)), ''),
  /** `processingTime` keeps running; `availableNow` handles what is there and stops. */
  trigger: z._default(z.enum(['processingTime', 'availableNow']), 'processingTime'),
  /** Interval of processingTime, ms; 0 runs back to back (semantics.md A5). */
  triggerMs: z._default(z.int().check(z.gte(0), z.lte(3_600_000)), 10_000),
  /** Where a query with a new checkpoint begins in the topic (semantics.md A6). */
  startingOffsets: z._default(z.enum(['latest', 'earliest']), 'latest'),
  /** Records a batch of Bronze takes at most, about; 0 for no limit (A6). */
  maxOffsetsPerTrigger: z._default(z.int().check(z.gte(0), z.lte(10_000_000)), 0),
  /** What Bronze does when offsets of its checkpoint have been aged out of the topic (A6). */
  failOnDataLoss: z._default(z.boolean(), true),
  /**
   * Where Bronze's `from_avro` begins, as in `substring(value, 6)`: 6 is behind the header, 1 takes
   * the header for data (C3).
   */
  avroFromByte: z._default(z.literal([1, 6]), 6),
  /** Silver sets aside an event whose time lies so far ahead of Kafka's, ms; 0 asks for nothing. */
  rejectAheadMs: z._default(ms, 0),
  /** Gold's output mode; the Delta sink refuses update (A4). */
  mode: z._default(z.enum(['append', 'update', 'complete']), 'append'),
  /** Gold's watermark delay, ms. */
  delayMs: z._default(ms, 600_000),
  /** Gold's windows: length, slide and shift of the grid, ms. */
  windowMs: z._default(z.int().check(z.gte(1000), z.lte(86_400_000)), 300_000),
  slideMs: z._default(z.int().check(z.gte(1000), z.lte(86_400_000)), 60_000),
  windowStartMs: z._default(z.int().check(z.gte(-86_400_000), z.lte(86_400_000)), 0),
  noDataBatches: z._default(z.boolean(), true),
  lateFilter: z._default(z.enum(['previous-batch', 'current-batch']), 'previous-batch'),
  /** Shortest batch, ms, and what each thousand rows add to it (assumed). */
  batchMs: z._default(z.int().check(z.gte(0), z.lte(600_000)), 900),
  perThousandRowsMs: z._default(z.int().check(z.gte(0), z.lte(600_000)), 200),
  /** Of that, from the sink's commit to the file commits/N, ms (assumed). */
  commitMs: z._default(z.int().check(z.gte(0), z.lte(60_000)), 60),
});

/** Settings of the queries, every field present. */
export type SparkSettings = z.infer<typeof sparkSettings>;

/** Why these settings do not go together, or undefined. */
export function checkSparkSettings(
  spark: SparkSettings,
): { name: string; message: string } | undefined {
  const { slideMs, windowMs, windowStartMs: startMs } = spark;
  const problem = windowProblem({ slideMs, windowMs, startMs });
  if (!problem) return undefined;
  return { name: problem.of === 'slide' ? 'slideMs' : 'windowStartMs', message: problem.message };
}
