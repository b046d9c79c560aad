import fc from 'fast-check';
import { crashPoints } from '../scenario/actions.ts';
import { readScenario } from '../scenario/read.ts';
import type { Scenario } from '../scenario/schema.ts';

/** How many random worlds each property is tried on. */
export const thousand = { numRuns: 1000 };

export const minute = 60_000;

/** How long a random world runs, ms. */
export const lengthMs = 12 * minute;

/** A scenario from whatever part of it is given; what is wrong with it is an error of the test. */
export function scenarioOf(input: object): Scenario {
  const read = readScenario(input);
  if (!read.ok) throw new Error(read.problems.join('; '));
  return read.scenario;
}

/** Up to 60 events in the first five minutes, so that a run has time to bring them home. */
export const events = fc.array(
  fc.record({
    at: fc.oneof(
      { weight: 15, arbitrary: fc.integer({ min: -20 * minute, max: 5 * minute }) },
      fc.constant(null),
    ),
    arrives: fc.integer({ min: 0, max: 5 * minute }),
    key: fc.constantFrom('DE', 'FR', 'US'),
  }),
  { minLength: 1, maxLength: 60 },
);

const machine = fc.constantFrom(
  'bronze',
  'silver',
  'gold',
  'relay',
  'relay-2',
  'pipe',
  'dashboard',
);
const at = fc.integer({ min: 0, max: 8 * minute });
const anyAction: fc.Arbitrary<object> = fc.oneof(
  fc.record({ at, do: fc.constantFrom('start', 'stop', 'restart'), what: machine }),
  fc.record({
    at,
    do: fc.constant('crash'),
    what: fc.constantFrom('bronze', 'silver', 'gold'),
    point: fc.constantFrom(...crashPoints.query),
  }),
  fc.record({
    at,
    do: fc.constant('crash'),
    what: fc.constantFrom('relay', 'relay-2'),
    point: fc.constantFrom(...crashPoints.relay),
  }),
  fc.record({ at, do: fc.constant('crash'), what: fc.constantFrom('bronze', 'gold', 'relay') }),
  fc.record({
    at,
    do: fc.constant('delete-checkpoint'),
    what: fc.constantFrom('bronze', 'silver', 'gold'),
  }),
  fc.record({ at, do: fc.constantFrom('malformed-line', 'dbt-run') }),
  fc.record({
    at,
    do: fc.constant('set'),
    name: fc.constant('relay.flushMs'),
    value: fc.integer({ min: 1000, max: 20_000 }),
  }),
  fc.record({
    at,
    do: fc.constant('set'),
    name: fc.constant('relay.commit'),
    value: fc.constantFrom('auto', 'before-upload', 'after-upload'),
  }),
  fc.record({
    at,
    do: fc.constant('set'),
    name: fc.constant('spark.delayMs'),
    value: fc.integer({ min: 0, max: 20 * minute }),
  }),
  fc.record({
    at,
    do: fc.constant('set'),
    name: fc.constant('spark.triggerMs'),
    value: fc.constantFrom(0, 1000, 7000),
  }),
  fc.record({
    at,
    do: fc.constant('set'),
    name: fc.constant('spark.mode'),
    value: fc.constantFrom('append', 'complete', 'update'),
  }),
  fc.record({
    at,
    do: fc.constant('inject'),
    time: fc.integer({ min: 0, max: 5 * minute }),
    country: fc.constant('BR'),
  }),
  fc.record({
    at,
    do: fc.constant('delay'),
    event: fc.integer({ min: 0, max: 20 }),
    by: fc.integer({ min: 0, max: minute }),
  }),
  fc.record({
    at,
    do: fc.constant('edit'),
    event: fc.integer({ min: 0, max: 20 }),
    time: fc.constant(0),
  }),
);

/** Any small world with up to ten actions: machines started, stopped and killed, settings, events. */
export const anyScenario = fc
  .record({
    seed: fc.integer({ min: 0, max: 1e6 }),
    activity: fc.record({ events, users: fc.constantFrom(1, 7) }),
    kafka: fc.record({
      partitions: fc.integer({ min: 1, max: 3 }),
      key: fc.constantFrom('user', 'country', 'none'),
      assignment: fc.constantFrom('range', 'cooperative-sticky'),
    }),
    spark: fc.record({
      startingOffsets: fc.constantFrom('latest', 'earliest'),
      maxOffsetsPerTrigger: fc.constantFrom(0, 3),
      triggerMs: fc.constantFrom(0, 1000, 10_000),
    }),
    relay: fc.record({
      consumers: fc.integer({ min: 1, max: 2 }),
      naming: fc.constantFrom('unique', 'start-offset', 'offset-range'),
      maxRecords: fc.constantFrom(3, 500),
    }),
    actions: fc.array(anyAction, { maxLength: 10 }),
  })
  .map((input) => scenarioOf({ ...input, durationMs: lengthMs }));

/** Any moment of a random world, or one before it begins, ms from its start. */
export const moment = fc.integer({ min: -1000, max: lengthMs });
