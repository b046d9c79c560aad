import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conservationAt } from '../insight/conservation.ts';
import { LostBecause, SnowflakeStop, snowflakePathAt } from '../insight/snowflake-path.ts';
import { SparkStop, sparkPathAt } from '../insight/spark-path.ts';
import { runScenario } from './run.ts';
import { anyScenario, moment, thousand } from './testScenarios.ts';

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
