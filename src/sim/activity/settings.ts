import * as z from 'zod/mini';

const share = z.int().check(z.gte(0), z.lte(1000));
const ms = z.int().check(z.gte(0), z.lte(86_400_000));

const weighted = z.object({
  name: z.string().check(z.regex(/^[\w/.-]{1,40}$/)),
  weight: z.int().check(z.gte(1), z.lte(1000)),
});

const named = (...entries: [string, number][]) =>
  entries.map(([name, weight]) => ({ name, weight }));

/** Why an event is late. Shares are in thousandths, so that a link holds integers only. */
const lateness = z.object({
  /** Shortest and longest way from a device to the topic, ms; drawn evenly between. */
  networkMinMs: z._default(ms, 40),
  networkMaxMs: z._default(ms, 900),
  /** Share of events that need a second try, and how long that takes at most, ms. */
  retryPerMille: z._default(share, 20),
  retryMaxMs: z._default(ms, 20_000),
  /** Share of users whose phone is offline now and then, for how long and how often, ms. */
  offlinePerMille: z._default(share, 30),
  offlineForMs: z._default(ms, 180_000),
  offlineEveryMs: z._default(ms.check(z.gte(1000)), 1_800_000),
  /** How many users have a wrong clock, and by how much it is ahead (or behind, < 0), ms. */
  clockUsers: z._default(z.int().check(z.gte(0), z.lte(10_000)), 0),
  clockSkewMs: z._default(z.int().check(z.gte(-604_800_000), z.lte(604_800_000)), 86_400_000),
});

/** An event given by hand instead of drawn, ms after the start of the run. */
const givenEvent = z.object({
  /** Event time; null stands for a NULL timestamp. */
  at: z.nullable(z.int().check(z.gte(-604_800_000), z.lte(604_800_000))),
  /** When the topic has it. */
  arrives: z.int().check(z.gte(0), z.lte(86_400_000)),
  /** Its country, which is also its key in the windowed counts. */
  key: z.string().check(z.regex(/^[\w-]{1,20}$/)),
});

/**
 * The user-activity generator. The service stops it after 15 minutes to 4 hours; rate, fields and
 * lateness are not published, so they are ours to choose (semantics.md C4).
 */
export const activitySettings = z.object({
  /** How long the generator runs once started, ms: 15 minutes to 4 hours. */
  durationMs: z._default(z.int().check(z.gte(900_000), z.lte(14_400_000)), 14_400_000),
  /** Events a second: each entry holds from `fromMs` after the run's start on. */
  rate: z._default(
    z
      .array(
        z.object({
          fromMs: z.int().check(z.gte(0), z.lte(86_400_000)),
          perSecond: z.number().check(z.gte(0), z.lte(2500)),
        }),
      )
      .check(z.minLength(1), z.maxLength(50)),
    [{ fromMs: 0, perSecond: 20 }],
  ),
  users: z._default(z.int().check(z.gte(1), z.lte(10_000)), 200),
  /** Share of events without a user id, and with a timestamp that nobody can read. */
  nullUserPerMille: z._default(share, 2),
  badTimePerMille: z._default(share, 0),
  actions: z._default(
    z.array(weighted).check(z.minLength(1), z.maxLength(20)),
    named(['view', 50], ['click', 25], ['scroll', 15], ['search', 7], ['purchase', 3]),
  ),
  pages: z._default(
    z.array(weighted).check(z.minLength(1), z.maxLength(50)),
    named(['/home', 40], ['/search', 20], ['/product', 25], ['/cart', 10], ['/checkout', 5]),
  ),
  countries: z._default(
    z.array(weighted).check(z.minLength(1), z.maxLength(50)),
    named(
      ...([
        ['DE', 22],
        ['US', 20],
        ['FR', 13],
        ['GB', 11],
        ['NL', 8],
      ] as [string, number][]),
      ...([
        ['ES', 7],
        ['IT', 6],
        ['PL', 5],
        ['SE', 4],
        ['BR', 4],
      ] as [string, number][]),
    ),
  ),
  lateness: z._default(lateness, lateness.parse({})),
  /** These events and no others, when there are any. */
  events: z._default(z.array(givenEvent).check(z.maxLength(500)), []),
});

/** Settings of the generator, every field present. */
export type ActivitySettings = z.infer<typeof activitySettings>;
