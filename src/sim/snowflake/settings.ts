import * as z from 'zod/mini';

const lag = z.union([z.literal('DOWNSTREAM'), z.int().check(z.gte(1_000), z.lte(604_800_000))]);

/** What both dynamic tables can be given in CREATE DYNAMIC TABLE. */
const dynamicTable = {
  /** TARGET_LAG in ms, or DOWNSTREAM; less than 60 s is refused by the statement itself. */
  targetLag: z._default(lag, 60_000),
  /** The warehouse that pays for the refreshes; only dbt compares it. */
  warehouse: z._default(z.string().check(z.regex(/^\w+$/)), 'DE_WORKSHOP_WH'),
  /** AUTO is decided once, at creation (semantics.md E). */
  refreshMode: z._default(z.enum(['AUTO', 'INCREMENTAL', 'FULL']), 'AUTO'),
  /** Whether CREATE fills the table itself, or leaves it to the first scheduled refresh. */
  initialize: z._default(z.enum(['ON_CREATE', 'ON_SCHEDULE']), 'ON_CREATE'),
};

const silverTable = z.object({
  ...dynamicTable,
  /** `strict` is src:timestamp::TIMESTAMP_TZ, `try` is TRY_TO_TIMESTAMP_TZ (semantics.md E). */
  casts: z._default(z.enum(['try', 'strict']), 'try'),
  /** Keep one row of each (partition, offset): the cure for the relay's duplicates. */
  dedupe: z._default(z.boolean(), true),
});

const goldTable = z.object(dynamicTable);

const pipe = z.object({
  /** Shortest time from a closed file to its rows in Bronze, ms (assumed; D gives no bound). */
  latencyMinMs: z._default(z.int().check(z.gte(0), z.lte(3_600_000)), 30_000),
  /** Longest such time, ms. Each file's is drawn evenly between the two. */
  latencyMaxMs: z._default(z.int().check(z.gte(0), z.lte(3_600_000)), 60_000),
  /** Of that, from BlobCreated to the message in the storage queue, ms. */
  notifyMs: z._default(z.int().check(z.gte(0), z.lte(600_000)), 1_000),
  /** Of that, the COPY itself, ms. */
  copyMs: z._default(z.int().check(z.gte(0), z.lte(600_000)), 2_000),
  /** A pipe's ON_ERROR; ABORT_STATEMENT is not allowed in a pipe (CREATE PIPE, usage notes). */
  onError: z._default(z.enum(['SKIP_FILE', 'CONTINUE']), 'SKIP_FILE'),
});

const refresh = z.object({
  /** Shortest refresh that changes something, ms (assumed). */
  baseMs: z._default(z.int().check(z.gte(0), z.lte(3_600_000)), 3_000),
  /** Added for each 1,000 rows that the refresh reads, ms (assumed). */
  msPerThousandRows: z._default(z.int().check(z.gte(0), z.lte(600_000)), 20),
  /** A refresh that finds nothing new, ms (assumed). */
  noDataMs: z._default(z.int().check(z.gte(0), z.lte(600_000)), 200),
});

/** Snowflake as the lab uses it: one pipe, one Bronze table, two dynamic tables. */
export const snowflakeSettings = z.object({
  /** Whether pipe and tables are there when the run starts, or are left to CREATE. */
  prepared: z._default(z.boolean(), true),
  /** Snowpipe. */
  pipe: z._default(pipe, pipe.parse({})),
  /** STREAMING_SILVER_USER_ACTIVITY. */
  silver: z._default(silverTable, silverTable.parse({})),
  /** STREAMING_GOLD_ACTIVITY_BY_COUNTRY. */
  gold: z._default(goldTable, goldTable.parse({})),
  /** How long a refresh takes. */
  refresh: z._default(refresh, refresh.parse({})),
});

/** Settings of Snowflake, every field present. */
export type SnowflakeSettings = z.infer<typeof snowflakeSettings>;
