import { describe, expect, it } from 'vitest';
import { presetScenario } from '../scenario/presets.ts';
import { runWatermark } from '../spark/run.ts';
import { queryEventsOf, queryOf, scheduleOf } from './query-events.ts';
import { summaryOf } from './sweep.ts';
import { talliesOf, tallyAt } from './tally.ts';

const minute = 60_000;
function runOf(name: string) {
  const scenario = presetScenario(name);
  if (scenario === undefined) throw new Error(`no preset ${name}`);
  const events = queryEventsOf(scenario);
  return { scenario, run: runWatermark(events, queryOf(scenario), scheduleOf(scenario)) };
}

describe('the events of a preset as its query gets them', () => {
  it('outage: nothing comes for twenty minutes, and then all of it at once', () => {
    const { scenario, run } = runOf('outage');
    const { arrivalMs } = run.events;
    const between = (from: number, to: number) =>
      arrivalMs.filter(
        (at) => at >= scenario.startMs + from * minute && at < scenario.startMs + to * minute,
      ).length;
    expect(between(15, 35)).toBe(0);
    expect(arrivalMs.filter((at) => at === scenario.startMs + 35 * minute).length).toBeGreaterThan(
      20_000,
    );
    expect([...arrivalMs]).toEqual([...arrivalMs].sort((a, b) => a - b));
    expect(summaryOf(run).dropped).toBe(0);
  });

  it('a query that never starts again gets nothing more', () => {
    const scenario = presetScenario('normal-hour');
    if (scenario === undefined) throw new Error('no preset');
    const events = queryEventsOf({
      ...scenario,
      actions: [{ at: 10 * minute, do: 'stop', what: 'bronze' }],
    });
    const run = runWatermark(events, queryOf(scenario), scheduleOf(scenario));
    expect(summaryOf(run).judged).toBeLessThan(13_000);
  });
});

describe('the tally of a run', () => {
  it('ends at what the summary says, and grows up to there', () => {
    const { scenario, run } = runOf('tunnel');
    const tallies = talliesOf(run);
    const { partlyLate, dropped, judged, maxStateRows } = summaryOf(run);
    const end = tallyAt(run, tallies, scenario.startMs + scenario.durationMs + minute);
    expect(end).toMatchObject({ partlyLate, dropped, whole: judged - partlyLate - dropped });
    let before = tallyAt(run, tallies, scenario.startMs - 1);
    expect(before).toMatchObject({ batch: -1, watermarkMs: 0, stateRows: 0, whole: 0 });
    for (let t = scenario.startMs; t < scenario.startMs + 60 * minute; t += 7777) {
      const now = tallyAt(run, tallies, t);
      expect(now.whole).toBeGreaterThanOrEqual(before.whole);
      expect(now.watermarkMs).toBeGreaterThanOrEqual(before.watermarkMs);
      expect(now.stateRows).toBeLessThanOrEqual(maxStateRows);
      before = now;
    }
  });
});
