import { describe, expect, it } from 'vitest';
import { MISSIONS } from './missions.ts';
import { modelOf, momentOf } from './model.ts';
import { predictionsFor } from './predictions.ts';
import { startScenario, withGenerator, withPage, type PageChoices } from './scenario.ts';
import { tablesOf } from './tables.ts';
import { age, titleOf } from './words.ts';

const MINUTE = 60_000;
const lab = modelOf(startScenario());

function missionsAt(model: typeof lab, sinceStartMs: number): string[] {
  const moment = momentOf(model, model.timeline.startMs + sinceStartMs);
  return MISSIONS.filter(({ done }) => done({ model, moment })).map(({ id }) => id);
}

describe('the page', () => {
  it('never says a number that is none', () => {
    for (let minute = 0; minute <= 60; minute += 3) {
      const moment = momentOf(lab, lab.timeline.startMs + minute * MINUTE);
      expect(titleOf(moment)).not.toMatch(/NaN|undefined/);
      expect(JSON.stringify(tablesOf(moment))).not.toMatch(/NaN|undefined|- old/);
    }
    expect([age(NaN), age(Infinity), age(38_000), age(133_000)]).toEqual([
      '-',
      'never',
      '38 s',
      '2 min 13 s',
    ]);
  });

  it('counts the purchases of the last hour of data, and lists the busiest country first', () => {
    const twoHours = modelOf({ ...startScenario(), durationMs: 120 * MINUTE });
    const { startMs } = twoHours.timeline;
    const at = (minute: number) => momentOf(twoHours, startMs + minute * MINUTE).view;
    const all = (minute: number) =>
      at(minute).rows.reduce((total, { purchases }) => total + purchases, 0);
    expect(at(40).purchases).toBe(all(40));
    // Twice the hour has about twice the purchases; the card goes on counting one hour.
    expect(at(110).purchases).toBeLessThan(all(110) * 0.65);
    expect(at(110).purchases).toBeGreaterThan(all(110) * 0.45);
    expect(at(110).rows.map(({ country }) => country)).toEqual(
      at(110).top.map(({ country }) => country),
    );
  }, 30_000);

  it('asks as often as its workspace allows, and gives the reason', () => {
    const asked = (choices: Partial<PageChoices>) => {
      const model = modelOf(withPage(startScenario(), choices));
      const { interval } = momentOf(model, model.timeline.endMs).view;
      return { times: model.run.state.page.refreshes.at.length, ...interval };
    };
    expect(asked({})).toMatchObject({ times: 61, everyMs: MINUTE });
    const shared = asked({ workspace: 'shared' });
    expect(shared).toMatchObject({ times: 3, everyMs: 30 * MINUTE });
    expect(shared.reason).toContain('30 minutes');
    expect(asked({ workspace: 'premium' }).everyMs).toBe(5 * MINUTE);
    expect(asked({ workspace: 'shared', refreshType: 'change-detection' })).toMatchObject({
      times: 1,
      type: 'off',
    });
  }, 30_000);

  it('goes on asking about a dead stream, and its title says so', () => {
    const dead = modelOf(withGenerator(startScenario(), 15 * MINUTE, false));
    const moment = momentOf(dead, dead.timeline.startMs + 40 * MINUTE);
    expect(moment.silent).toBe(true);
    expect(moment.tMs - moment.view.queryMs).toBeLessThan(2 * MINUTE);
    expect(titleOf(moment)).toMatch(/dead stream/);
    expect(missionsAt(dead, 40 * MINUTE)).toContain('dead');
    expect(missionsAt(dead, 16 * MINUTE)).not.toContain('dead');
  });
});

it('knows at every moment whether the generator runs, whatever was pressed later in the run', () => {
  const stopped = withGenerator(startScenario(), 15 * MINUTE, false);
  const silentAt = (scenario: typeof stopped, minute: number) => {
    const model = modelOf(scenario);
    return momentOf(model, model.timeline.startMs + minute * MINUTE).silent;
  };
  expect(silentAt(withGenerator(stopped, 5 * MINUTE, false), 10)).toBe(true);
  expect(silentAt(withGenerator(stopped, 20 * MINUTE, true), 17)).toBe(true);
  expect(silentAt(withGenerator(stopped, 20 * MINUTE, true), 21)).toBe(false);
});

describe('missions and predictions', () => {
  it('tick off what the page does', () => {
    const shared = modelOf(withPage(startScenario(), { workspace: 'shared' }));
    expect(missionsAt(shared, 20 * MINUTE)).toContain('overruled');
    const off = withPage(startScenario(), { workspace: 'shared', refreshType: 'change-detection' });
    expect(missionsAt(modelOf(off), 20 * MINUTE)).toEqual(['off']);
    expect(missionsAt(lab, 14 * MINUTE)).toEqual([]);
    const quick = modelOf(withPage(startScenario(), { refreshMs: 1000 }));
    const moments = Array.from({ length: 20 }, (_, i) => missionsAt(quick, 10 * MINUTE + i * 6000));
    expect(moments.some((ids) => ids.includes('fresh'))).toBe(true);
  }, 30_000);

  it('say of a page that has asked once that it asked once', () => {
    const off = withPage(startScenario(), { workspace: 'shared', refreshType: 'change-detection' });
    const asked = predictionsFor(modelOf(off)).find(({ id }) => id === 'asked');
    expect(asked?.because).toContain('It asked once.');
  });

  it('are answered by the run', () => {
    const answers = predictionsFor(lab).map(({ id, options, answer }) => [id, options[answer]]);
    expect(answers).toEqual([
      ['age', '1 to 4 min'],
      ['users', 'too large'],
      ['asked', '10 to 49 times'],
    ]);
  });
});
