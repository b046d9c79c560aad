import * as z from 'zod/mini';

/** The furthest that an action or a run reaches, ms. */
const longestMs = 86_400_000;

const at = z.int().check(z.gte(0), z.lte(longestMs));
const settingValue = z.union([z.number(), z.string(), z.boolean()]);
const eventId = z.int().check(z.gte(-1_000_000), z.lte(100_000_000));
const eventTime = z.nullable(z.int().check(z.gte(-604_800_000), z.lte(604_800_000)));
const country = z.string().check(z.regex(/^[\w-]{1,20}$/));

/** Everything that can be started and stopped; `relay` is its first consumer. */
export const machines = [
  ...(['generator', 'bronze', 'silver', 'gold', 'relay', 'relay-2'] as const),
  ...(['pipe', 'silver-table', 'gold-table', 'dashboard'] as const),
] as const;

/** What is a process that can die, and the points at which it can be made to. */
export const crashPoints = {
  query: ['before-offsets', 'after-offsets', 'after-state', 'after-sink', 'after-commit'],
  relay: [
    ...(['before-upload', 'during-upload', 'after-upload', 'after-commit'] as const),
    'rebalance-before-commit',
  ],
} as const;

/**
 * What a reader did to a run, `at` ms after its start. Event times are ms after the run's start
 * too; an event's number is its `id`.
 */
export const action = z.discriminatedUnion('do', [
  /**
   * `with` holds what a query's notebook says, by the name of the setting (`triggerMs`): it goes
   * before the settings, for this query alone, at this start and the later ones.
   */
  z.object({
    at,
    do: z.literal('start'),
    what: z.enum(machines),
    with: z.optional(z.record(z.string(), settingValue)),
  }),
  z.object({ at, do: z.literal('stop'), what: z.enum(machines) }),
  z.object({ at, do: z.literal('restart'), what: z.enum(machines) }),
  /** At once, or where `point` says: in the next batch, or in the next flush. */
  z.object({
    at,
    do: z.literal('crash'),
    what: z.enum(['bronze', 'silver', 'gold', 'relay', 'relay-2']),
    point: z.optional(z.enum([...crashPoints.query, ...crashPoints.relay])),
  }),
  /** Changes one setting by its name, `relay.flushMs`. */
  z.object({ at, do: z.literal('set'), name: z.string(), value: settingValue }),
  z.object({ at, do: z.literal('inject'), time: eventTime, country }),
  /** Gives an event that has not been written yet another event time, or another country. */
  z.object({
    at,
    do: z.literal('edit'),
    event: eventId,
    time: z.optional(eventTime),
    country: z.optional(country),
  }),
  /** Holds an event that has not been written yet back by so many ms. */
  z.object({
    at,
    do: z.literal('delay'),
    event: eventId,
    by: z.int().check(z.gte(0), z.lte(longestMs)),
  }),
  z.object({ at, do: z.literal('delete-checkpoint'), what: z.enum(['bronze', 'silver', 'gold']) }),
  /** Drops a query's table and checkpoint, and those of all that read it; none may be running. */
  z.object({ at, do: z.literal('start-over'), what: z.enum(['bronze', 'silver', 'gold']) }),
  /** The relay writes the next event's line without its closing brace. */
  z.object({ at, do: z.literal('malformed-line') }),
  /** ALTER ... REFRESH of the pipe or of a dynamic table. */
  z.object({ at, do: z.literal('refresh'), what: z.enum(['pipe', 'silver-table', 'gold-table']) }),
  /**
   * CREATE OR REPLACE of the pipe or of a dynamic table. `with` holds what the statement says, by
   * the name of the table's setting (`targetLag`); the rest is as the settings have it.
   */
  z.object({
    at,
    do: z.literal('create'),
    what: z.enum(['pipe', 'silver-table', 'gold-table']),
    with: z._default(z.record(z.string(), settingValue), {}),
  }),
  z.object({ at, do: z.literal('dbt-run'), fullRefresh: z._default(z.boolean(), false) }),
]);

/** One timed action of a scenario. */
export type Action = z.infer<typeof action>;
/** What an action can start, stop and restart. */
export type Machine = (typeof machines)[number];

/** The name of the setting that a clause of CREATE DYNAMIC TABLE, or a query's notebook, stands for. */
export function saidSetting(what: string, field: string): string {
  if (what === 'bronze' || what === 'silver' || what === 'gold') return `spark.${field}`;
  return `snowflake.${what === 'silver-table' ? 'silver' : 'gold'}.${field}`;
}
