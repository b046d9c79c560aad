import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SnowflakeStop, snowflakePathAt } from '../insight/snowflake-path.ts';
import { flushOutcome } from '../relay/types.ts';
import { crashPoints } from '../scenario/actions.ts';
import type { Action } from '../scenario/actions.ts';
import { runScenario } from './run.ts';
import type { Run } from './run.ts';
import { events, lengthMs, minute, scenarioOf, thousand } from './testScenarios.ts';

const at = fc.integer({ min: 0, max: 8 * minute });

/** Crashes at any points, each followed by a start, and quiet enough time at the end. */
const crashes = (what: readonly string[], points: readonly string[]) =>
  fc.array(
    fc.record({ at, what: fc.constantFrom(...what), point: fc.constantFrom(...points, undefined) }),
    { maxLength: 6 },
  );

function withCrashes(list: { at: number; what: string; point: string | undefined }[]): object[] {
  const deaths = list.flatMap(({ at: when, what, point }) => [
    { at: when, do: 'crash', what, ...(point === undefined ? {} : { point }) },
    { at: when + 40_000, do: 'start', what },
  ]);
  // A crash point that nothing has reached yet goes with its process; then everything is started.
  const all = [...new Set(list.map(({ what }) => what))];
  return [
    ...deaths,
    ...all.map((what) => ({ at: 9 * minute, do: 'stop', what })),
    ...all.map((what) => ({ at: 10 * minute, do: 'start', what })),
  ];
}

test('the safe commit order loses nothing at any crash point, and repeats whole flushes only', () => {
  fc.assert(
    fc.property(events, crashes(['relay'], crashPoints.relay), (list, deaths) => {
      const actions = withCrashes(deaths) as Action[];
      const run = runScenario(
        scenarioOf({ activity: { events: list }, actions, durationMs: lengthMs + 3 * minute }),
      );
      const { stop } = snowflakePathAt(run, run.endMs);
      stop.forEach((s, event) => {
        expect(s).toBeGreaterThanOrEqual(SnowflakeStop.bronze);
        // Silver leaves out what has no time, and nothing else here.
        const timeless = Number.isNaN(run.events.eventTimeMs[event]);
        expect(s).toBeLessThan(timeless ? SnowflakeStop.lost : SnowflakeStop.rejected);
      });
      const seen = new Set<number>();
      const repeated = new Set<number>();
      const { event } = run.state.snowflake.bronze;
      for (const one of event.data.subarray(0, event.length)) {
        if (seen.has(one)) repeated.add(one);
        seen.add(one);
      }
      expect(repeated).toEqual(uncommittedEvents(run));
    }),
    thousand,
  );
});

/** Every event of every file that was uploaded and whose offsets were then not committed. */
function uncommittedEvents(run: Run): Set<number> {
  const { flushes, fileRows, taken } = run.state.relay;
  const events = new Set<number>();
  const open = [flushOutcome.crashedBeforeCommit, flushOutcome.commitRefused] as number[];
  for (let flush = 0; flush < flushes.at.length; flush++) {
    if (!open.includes(flushes.outcome.data[flush] ?? -1)) continue;
    const rows = fileRows.data.subarray(flushes.from.data[flush], flushes.to.data[flush]);
    for (const row of rows) events.add(taken.event.data[row] ?? -1);
  }
  return events;
}

test('every record comes into Delta exactly once at any crash point, with the checkpoint kept', () => {
  const queries = ['bronze', 'silver', 'gold'];
  fc.assert(
    fc.property(
      events,
      crashes(queries, crashPoints.query),
      fc.constantFrom(0, 1000, 10_000),
      (list, deaths, triggerMs) => {
        const actions = withCrashes(deaths) as Action[];
        const spark = { triggerMs };
        const run = runScenario(
          scenarioOf({ activity: { events: list }, spark, actions, durationMs: lengthMs }),
        );
        const { bronze, silver, gold } = run.state;
        const offsets = [...bronze.offset.data.subarray(0, bronze.offset.length)].map(
          (offset, row) => `${String(bronze.partition.data[row])}:${String(offset)}`,
        );
        expect(new Set(offsets).size).toBe(run.events.length);
        expect(offsets).toHaveLength(run.events.length);
        expect(silver.event.length + silver.quarantine.length).toBe(run.events.length);
        expect(gold.read.silverRow.length).toBe(silver.event.length);
        const windows = [...gold.output.startMs.subarray(0, gold.output.length)].map(
          (start, row) => `${String(start)} ${String(gold.output.key[row])}`,
        );
        expect(new Set(windows).size).toBe(windows.length);
      },
    ),
    thousand,
  );
});
