import * as z from 'zod/mini';

/**
 * The relay consumer's settings. The lab's relay flushes at 10 s or 500 records; its script is
 * not public, so the rest are our defaults (semantics.md B3, J3).
 */
export const relaySettings = z.object({
  /** Consumers in the relay's group, 1 or 2. */
  consumers: z._default(z.int().check(z.gte(1), z.lte(2)), 1),
  /** A buffer is flushed when its first record has waited this long, ms. */
  flushMs: z._default(z.int().check(z.gte(100), z.lte(3_600_000)), 10_000),
  /** A buffer is flushed when it holds this many records. */
  maxRecords: z._default(z.int().check(z.gte(1), z.lte(100_000)), 500),
  /** How long one file's upload takes, ms; the consumer does not poll meanwhile. */
  uploadMs: z._default(z.int().check(z.gte(0), z.lte(600_000)), 400),
  /** How long a synchronous commit takes, ms. */
  commitMs: z._default(z.int().check(z.gte(0), z.lte(60_000)), 20),
  /**
   * When offsets are committed: after the upload (at least once), before it (at most once), or
   * by the client's own timer on what was handed to the application (auto; can lose a buffer).
   */
  commit: z._default(z.enum(['after-upload', 'before-upload', 'auto']), 'after-upload'),
  /** Interval of the auto-commit timer, ms; Kafka's default is 5 s. */
  autoCommitMs: z._default(z.int().check(z.gte(100), z.lte(3_600_000)), 5_000),
  /** How a file is named; `start-offset` is the trap of semantics.md B3. */
  naming: z._default(z.enum(['unique', 'start-offset', 'offset-range']), 'unique'),
  /** What happens to the buffered records of a partition that a rebalance takes away. */
  onRevoke: z._default(z.enum(['keep', 'discard']), 'keep'),
  /** Where a partition without a valid committed offset is read from (auto.offset.reset). */
  offsetReset: z._default(z.enum(['earliest', 'latest']), 'earliest'),
  /** Folder of the files in the container, with a trailing slash. */
  folder: z._default(z.string().check(z.regex(/^([\w.-]+\/)+$/)), 'streaming/user-activity/'),
});

/** Settings of the relay, every field present. */
export type RelaySettings = z.infer<typeof relaySettings>;
