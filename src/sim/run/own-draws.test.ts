import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOf } from '../kernel/hash.ts';
import { runScenario } from './run.ts';
import type { Run } from './run.ts';
import { minute, scenarioOf, thousand } from './testScenarios.ts';

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
