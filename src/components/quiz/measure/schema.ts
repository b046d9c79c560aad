import * as z from 'zod/mini';

const clock = /^\d{2}:\d{2}:\d{2}(\.\d{3})?\/[A-Z]{2}$/;

/** An event as it is written in a question: time of day and country, `09:00:30/DE`. */
const eventText = z.string().check(z.regex(clock, 'an event such as 09:00:30/DE'));

/** A small run of the watermark engine. */
const batchesSchema = z.object({
  what: z.literal('batches'),
  mode: z.enum(['append', 'update', 'complete']),
  delayMinutes: z._default(z.number(), 10),
  windowMinutes: z._default(z.number(), 5),
  slideMinutes: z._default(z.number(), 1),
  steps: z
    .array(
      z.object({
        do: z.enum(['drain', 'trigger', 'restart']),
        events: z.optional(z.array(eventText)),
      }),
    )
    .check(z.minLength(1)),
  /** `rows`: rows that the sink receives; `dropped`: window and key groups; both over all batches. */
  fact: z.enum(['rows', 'dropped', 'state', 'batches']),
});

/** One event as a message on the topic, read as it should be or with its prefix left on. */
const messageSchema = z.object({
  what: z.literal('message'),
  schemaId: z.number().check(z.int(), z.gte(0)),
  event: z.object({
    timestamp: z.string(),
    user_id: z.string(),
    action: z.string(),
    page: z.string(),
    country: z.string(),
  }),
  /** Of the whole message, or of the `country` that a decoder makes of it with the prefix on. */
  fact: z.enum(['bytes', 'country characters, prefix left on']),
});

/** Where a producer puts a key. */
const partitionSchema = z.object({
  what: z.literal('partition'),
  key: z.string(),
  partitions: z.number().check(z.int(), z.gte(1)),
  client: z.enum(['java', 'librdkafka']),
});

/** A whole pipeline: one of the presets, stopped after some minutes. */
const pipelineSchema = z.object({
  what: z.literal('pipeline'),
  preset: z.string(),
  minutes: z.number().check(z.gte(1), z.lte(60)),
  fact: z.enum([
    'databricks duplicates',
    'databricks gold rows',
    'snowflake duplicates',
    'snowflake lost',
  ]),
});

/** What a run-it question runs, and the fact that is asked for. */
export const measureSchema = z.discriminatedUnion('what', [
  batchesSchema,
  messageSchema,
  partitionSchema,
  pipelineSchema,
]);

export type Measure = z.infer<typeof measureSchema>;
/** What one kind of run is told. */
export type MeasureOf<W extends Measure['what']> = Extract<Measure, { what: W }>;

/** What the simulation gave: the number that is asked for, and the run as a table. */
export interface Measured {
  value: number;
  head: readonly string[];
  /** The first cell of each row is its heading. */
  rows: readonly (readonly string[])[];
}
