/** How a rule of the simulation is known. */
export type Basis =
  | { kind: 'recorded'; files: readonly string[] }
  /** Recorded, and told in words where it matters: the simulation does not do it itself. */
  | { kind: 'told'; files: readonly string[] }
  | { kind: 'source' | 'vendor' | 'ours'; from: string };

/** One rule of the simulation, as the page about its truth lists it. */
export interface Rule {
  rule: string;
  basis: Basis;
  /** What has to be known besides, in a sentence or two. */
  note?: string;
}

const recorded = (...files: string[]): Basis => ({ kind: 'recorded', files });
const told = (...files: string[]): Basis => ({ kind: 'told', files });
const source = (from: string): Basis => ({ kind: 'source', from });
const vendor = (from: string): Basis => ({ kind: 'vendor', from });
const ours = (from: string): Basis => ({ kind: 'ours', from });
const spark = (name: string): string => `spark/recorded/${name}.json`;

/** Every rule of the engine by system, with what stands behind it (semantics.md A to G). */
export const rules: Readonly<Record<string, readonly Rule[]>> = {
  'Spark: watermark and windows': [
    {
      rule: 'Watermark, late rows, closing of windows, state and output, batch by batch',
      basis: recorded(spark('golden'), spark('lateness'), spark('random')),
    },
    { rule: 'To which windows an event belongs', basis: recorded(spark('windows')) },
    {
      rule: "The cases of Spark's own test suite for watermarks",
      basis: recorded(spark('suite')),
      note: 'Read from the suite, then run on the released engine.',
    },
    { rule: 'Grouping by the raw time instead of a window', basis: recorded(spark('raw-time')) },
    { rule: 'Several watermarks: least or greatest', basis: recorded(spark('policy')) },
  ],
  'Spark: triggers, Kafka source, recovery': [
    {
      rule: 'When a batch starts, and the batch without data',
      basis: recorded(spark('triggers'), spark('trigger-grid')),
      note: 'A new Kafka query always runs its first batch, even an empty one, and before 1970 the next tick is truncated. Both are as Spark does, and differ from what its source seems to say.',
    },
    {
      rule: 'How many offsets a batch takes under a limit',
      basis: recorded(spark('kafka-rate')),
      note: 'Spark computes the share in floating point, so do we.',
    },
    { rule: 'The files of a checkpoint', basis: recorded(spark('checkpoint')) },
    {
      rule: 'Crashes before and after the Delta commit, a deleted checkpoint',
      basis: recorded(spark('delta')),
      note: 'Into a table of Delta Lake 4.4.0.',
    },
    {
      rule: 'A query restarted on its checkpoint with other windows, delay, start or mode',
      basis: recorded(spark('restarts')),
      note: 'Spark takes most changes without a word, and old and new state mix. It refuses tumbling windows made sliding, since the keys of the state no longer fit; not the other way round.',
    },
    {
      rule: 'The output mode changed on the checkpoint of a Delta table',
      basis: recorded(spark('delta-modes')),
      note: 'Into a table of Delta Lake 4.4.0.',
    },
    {
      rule: 'Other groups or other aggregates on a kept state',
      basis: told(spark('regrouped')),
      note: 'Refused, but for another column of the same type: that starts, and mixes the counts. The notebooks say so; their counts are not regrouped.',
    },
    {
      rule: 'What Spark refuses to start, and with which message',
      basis: recorded(spark('refusals')),
    },
    {
      rule: 'How long a micro-batch takes',
      basis: ours('A fixed time and a time per row; a real cluster varies.'),
    },
  ],
  'Kafka and the relay': [
    {
      rule: 'The partition of a key, Java and librdkafka',
      basis: recorded('kafka/recorded/keys.json'),
    },
    {
      rule: 'Who reads which partition, and rebalances',
      basis: recorded('kafka/recorded/groups.json', 'kafka/recorded/sticky.json'),
    },
    {
      rule: 'When librdkafka leaves a partition without a key',
      basis: vendor("librdkafka's CONFIGURATION.md"),
    },
    {
      rule: 'Commit order, and what a crash at each point loses or repeats',
      basis: source("KafkaConsumer at 1eb7644349; the lab kit's relay is tested against a broker"),
    },
    {
      rule: 'The age of a buffer counts from its first record',
      basis: ours('The workshop names 10 seconds and not their start.'),
    },
    {
      rule: 'Uploads and commits take 0.4 s and 20 ms, a poll none',
      basis: ours('Plausible values; settings of the figure.'),
    },
    { rule: 'A group without offsets begins at the earliest', basis: ours('As in the lab kit.') },
    {
      rule: 'Records are forgotten one by one when too old',
      basis: ours('Kafka deletes whole segments.'),
    },
  ],
  'Avro and the wire format': [
    {
      rule: 'Bytes of a message, field by field',
      basis: recorded('avro/recorded/messages.json'),
    },
    {
      rule: 'What each decoder makes of a broken message',
      basis: recorded('avro/recorded/broken.json'),
      note: "Avro for Python stands for Karapace, which uses it; Karapace's own check of the header is read from its source.",
    },
  ],
  Snowflake: [
    {
      rule: 'Snowpipe: events, queue, 14 days of file names, SKIP_FILE',
      basis: vendor('Snowflake documentation, Snowpipe and COPY INTO'),
    },
    {
      rule: 'Snowpipe takes 30 to 60 s, evenly',
      basis: ours('Snowflake says "typically within a minute" and no more.'),
    },
    {
      rule: 'ON_ERROR = CONTINUE keeps the lines before a bad one',
      basis: ours('From an older copy of the page; the present one does not say.'),
    },
    {
      rule: 'A failed load counts for the 14 days too; a pipe that is replaced forgets',
      basis: ours('Not stated by Snowflake.'),
    },
    {
      rule: 'Target lag, refresh, skip, suspend after five failures',
      basis: vendor('Snowflake documentation, dynamic tables'),
    },
    {
      rule: 'A refresh every 48 s for one minute of lag',
      basis: vendor("Snowflake's example of 48 and 96 s"),
      note: 'For other lags: the largest 48 times a power of two that is at most four fifths of the lag. That is our reading.',
    },
    { rule: 'How long a refresh takes', basis: ours('A fixed time and a time per row.') },
    {
      rule: "A newly created Gold takes Silver's newest version",
      basis: ours('Not stated by Snowflake.'),
    },
    {
      rule: 'A strict cast fails on rows that the filter would remove',
      basis: ours('The order of filter and cast is not promised.'),
    },
    {
      rule: 'A FULL refresh costs all rows',
      basis: ours('Counted so; computed incrementally, with the same result.'),
    },
  ],
  'dbt and Power BI': [
    {
      rule: 'What a first, second, changed and full-refresh run does',
      basis: source('dbt-adapters at 802d40f; its messages were compared with the adapter'),
    },
    {
      rule: 'Page refresh by kind of workspace',
      basis: vendor('Microsoft Learn, automatic page refresh'),
    },
  ],
  'The generator': [
    {
      rule: 'Fields, rate, lateness, message key',
      basis: ours('Aiven publishes none of them. Read the real schema in your console.'),
    },
    {
      rule: '15 minutes to 4 hours, bound to its browser session',
      basis: vendor('Aiven documentation, sample data'),
    },
  ],
};
