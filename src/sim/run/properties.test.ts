import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conservationAt } from '../insight/conservation.ts';
import { LostBecause, SnowflakeStop, snowflakePathAt } from '../insight/snowflake-path.ts';
import { SparkStop, sparkPathAt } from '../insight/spark-path.ts';
import { hashOf } from '../kernel/hash.ts';
import { crashPoints } from '../scenario/actions.ts';
import { readScenario } from '../scenario/read.ts';
import type { Scenario } from '../scenario/schema.ts';
import { runScenario, traceHash } from './run.ts';
import type { Run } from './run.ts';
import { createRunner, resumeRunner, runTo, takeCheckpoint } from './simulate.ts';

const thousand = { numRuns: 1000 };
const minute = 60_000;
const lengthMs = 12 * minute;

function scenarioOf(input: object): Scenario {
  const read = readScenario(input);
  if (!read.ok) throw new Error(read.problems.join('; '));
  return read.scenario;
}

/** Up to 60 events in the first five minutes, so that a run has time to bring them home. */
const events = fc.array(
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

const anyScenario = fc
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

const moment = fc.integer({ min: -1000, max: lengthMs });

test('the same scenario has the same trace, twice and through a checkpoint at any moment', () => {
  fc.assert(
    fc.property(anyScenario, moment, (scenario, t) => {
      const whole = traceHash(runScenario(scenario));
      expect(traceHash(runScenario(scenario))).toBe(whole);
      const first = createRunner(scenario);
      runTo(first, scenario.startMs + t);
      const checkpoint = takeCheckpoint(first);
      const resumed = resumeRunner(first, checkpoint);
      for (const runner of [first, resumed]) {
        runTo(runner, scenario.startMs + lengthMs);
        expect(traceHash(runner.sim)).toBe(whole);
      }
      const again = resumeRunner(first, checkpoint);
      runTo(again, scenario.startMs + lengthMs);
      expect(traceHash(again.sim)).toBe(whole);
    }),
    thousand,
  );
});

const sum = (counts: object, but: string) =>
  Object.entries(counts).reduce(
    (total: number, [name, n]) => total + (name === but ? 0 : (n as number)),
    0,
  );

test('every event is accounted for at every moment, and what is lost stays lost', () => {
  fc.assert(
    fc.property(anyScenario, moment, (scenario, t) => {
      const run = runScenario(scenario);
      const accounts = conservationAt(run, run.startMs + t);
      expect(sum(accounts.databricks, 'duplicates')).toBe(run.events.length);
      expect(sum(accounts.snowflake, 'duplicates')).toBe(run.events.length);
      expect(sum(accounts.fates, '')).toBe(accounts.created);
      const then = [
        sparkPathAt(run, run.startMs + t),
        snowflakePathAt(run, run.startMs + t),
      ] as const;
      const end = [sparkPathAt(run, run.endMs), snowflakePathAt(run, run.endMs)] as const;
      for (let event = 0; event < run.events.length; event++) {
        const [was, is] = [then[0].stop[event] ?? 0, end[0].stop[event] ?? 0];
        expect(is).toBeGreaterThanOrEqual(was);
        if (was === SparkStop.lost) expect(is).toBe(SparkStop.lost);
        if (then[1].stop[event] === SnowflakeStop.lost)
          expect(end[1].stop[event]).toBe(SnowflakeStop.lost);
        const lost = end[1].stop[event] === SnowflakeStop.lost;
        expect(end[1].because[event] !== LostBecause.nothing).toBe(lost);
      }
      const rows = (stops: Uint8Array, from: number, to: number) =>
        stops.filter((stop) => stop >= from && stop <= to).length;
      const { bronze, snowflake } = run.state;
      expect(rows(end[0].stop, SparkStop.bronze, SparkStop.rejected) + end[0].duplicates).toBe(
        bronze.event.length,
      );
      expect(
        rows(end[1].stop, SnowflakeStop.bronze, SnowflakeStop.rejected) + end[1].duplicates,
      ).toBe(snowflake.bronze.event.length);
    }),
    thousand,
  );
});

test('the settings of one system leave the draws of the others as they were', () => {
  const generated = { rate: [{ fromMs: 0, perSecond: 0.5 }], users: 5 };
  const settings = fc.record({
    relay: fc.record({ flushMs: fc.integer({ min: 1000, max: 60_000 }) }),
    spark: fc.record({
      triggerMs: fc.integer({ min: 0, max: 60_000 }),
      delayMs: fc.integer({ min: 0, max: 1e6 }),
    }),
    powerbi: fc.record({ refreshMs: fc.integer({ min: 1000, max: 600_000 }) }),
    kafka: fc.record({
      key: fc.constantFrom('user', 'none'),
      client: fc.constantFrom('java', 'librdkafka'),
    }),
  });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e9 }),
      settings,
      fc.integer({ min: 0, max: 900 }),
      (seed, changed, share) => {
        const base = { seed, activity: generated, durationMs: 3 * minute };
        const one = runScenario(scenarioOf(base));
        const other = runScenario(scenarioOf({ ...base, ...changed }));
        expect(hashOf(other.events)).toBe(hashOf(one.events));
        const lateness = { retryPerMille: share, offlinePerMille: share };
        const third = runScenario(
          scenarioOf({ ...base, ...changed, activity: { ...generated, lateness } }),
        );
        expect([...third.events.id].sort()).toEqual([...one.events.id].sort());
        const delays = [one, other, third].map(loadTimes);
        const shared = Math.min(...delays.map((times) => times.length));
        expect(delays[1]?.slice(0, shared)).toEqual(delays[0]?.slice(0, shared));
        expect(delays[2]?.slice(0, shared)).toEqual(delays[0]?.slice(0, shared));
      },
    ),
    thousand,
  );
});

/** How long each notice of the pipe took, in the order of the notices. */
function loadTimes(run: Run): number[] {
  const { at: from, endAt } = run.state.snowflake.pipe.notices;
  return Array.from({ length: from.length }, (_, i) => (endAt.data[i] ?? 0) - (from.data[i] ?? 0));
}
