import * as z from 'zod/mini';

/** The topic `user-activity`, who writes it, and the relay's group (semantics.md B). */
export const kafkaSettings = z.object({
  /** Two on the free tier (semantics.md C4). */
  partitions: z._default(z.int().check(z.gte(1), z.lte(12)), 2),
  /** What the generator sets as key; not documented for the real one (semantics.md B1). */
  key: z._default(z.enum(['user', 'country', 'none']), 'user'),
  /** Whose rules place a record on a partition. */
  client: z._default(z.enum(['java', 'librdkafka']), 'java'),
  /** Offset of the first record of partition 0; each further partition starts a little lower. */
  firstOffset: z._default(z.int().check(z.gte(0), z.lte(1_000_000_000)), 0),
  /** How long the topic keeps a record, ms; a week on the free tier (semantics.md C4). */
  retentionMs: z._default(z.int().check(z.gte(60_000), z.lte(2_592_000_000)), 604_800_000),
  /** How the relay's group shares the partitions. */
  assignment: z._default(z.enum(['range', 'cooperative-sticky']), 'range'),
  /** How long the group waits for a member that died, ms. */
  sessionTimeoutMs: z._default(z.int().check(z.gte(6000), z.lte(1_800_000)), 45_000),
});

/** Settings of the topic and the relay's group, every field present. */
export type KafkaSettings = z.infer<typeof kafkaSettings>;
