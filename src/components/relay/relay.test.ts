import { describe, expect, it } from 'vitest';
import { readLink, writeLink, type Action, type Scenario } from '../../sim/index.ts';
import { MISSIONS } from './missions.ts';
import { modelOf, momentOf } from './model.ts';
import { predictionsFor } from './predictions.ts';
import { CRASH_POINTS, startScenario, withAction, withChoices } from './scenario.ts';
import { tablesOf } from './tables.ts';
import { fateWords, titleOf } from './words.ts';

const kill = (point: (typeof CRASH_POINTS)[number]['point'], at = 5_000): Action => ({
  ...{ at, do: 'crash', what: 'relay', point },
});
const start: Action = { at: 30_000, do: 'start', what: 'relay' };

function killed(point: (typeof CRASH_POINTS)[number]['point'], change = {}): Scenario {
  return withAction(withAction(withChoices(startScenario(), change), kill(point)), start);
}

function end(scenario: Scenario) {
  const model = modelOf(scenario);
  return { model, moment: momentOf(model, model.timeline.endMs) };
}

describe('the figure says what its run did', () => {
  it('names the winner of the race', () => {
    const clock = end(startScenario());
    expect(titleOf(clock.model, clock.moment)).toContain('the clock wins');
    const count = end(withChoices(startScenario(), { perSecond: 120 }));
    expect(titleOf(count.model, count.moment)).toContain('the count wins');
  });

  it('says once, again or never for each of the five kills', () => {
    const words = CRASH_POINTS.map(({ point }) => {
      const two = point === 'rebalance-before-commit' ? { consumers: 2 as const } : {};
      const { moment } = end(killed(point, two));
      return moment.outcomes[0] && fateWords(moment.outcomes[0]);
    });
    expect(words[0]).toMatch(/^\d+ once$/);
    expect(words[1]).toMatch(/^\d+ once$/);
    expect(words[2]).toMatch(/^\d+ again$/);
    expect(words[3]).toMatch(/^\d+ once$/);
    expect(words[4]).toMatch(/again/);
  });

  it('shows the same in tables', () => {
    const { moment } = end(startScenario());
    expect(tablesOf(moment)[1]?.rows.length).toBe(moment.files.length);
  });
});

describe('missions', () => {
  const done = (scenario: Scenario): string[] => {
    const facts = end(scenario);
    return MISSIONS.filter((mission) => mission.done(facts)).map(({ id }) => id);
  };

  it('tick for what happened and for nothing else', () => {
    expect(done(startScenario())).toEqual([]);
    expect(done(withChoices(startScenario(), { perSecond: 120 }))).toEqual(['count-wins']);
    // What piled up while the relay was down fills the next buffer: there the count wins too.
    expect(done(killed('after-upload'))).toEqual(['count-wins', 'again']);
    expect(done(killed('before-upload', { commit: 'before-upload' }))).toEqual([
      'count-wins',
      'never',
    ]);
    expect(done(killed('after-upload', { naming: 'start-offset' }))).toContain('same-name');
    expect(done(killed('rebalance-before-commit', { consumers: 2 }))).toContain('moved');
  });
});

describe('predictions', () => {
  it('are at least three, with answers that the run gives', () => {
    const model = modelOf(killed('after-upload'));
    const asked = predictionsFor(model);
    expect(asked.map(({ id }) => id)).toEqual(['winner', 'size', 'crash-0']);
    expect(asked.at(-1)?.options[asked.at(-1)?.answer ?? -1]).toBe('some of them again');
    for (const { options, answer } of asked) expect(options[answer]).toBeDefined();
    const lost = predictionsFor(modelOf(killed('before-upload', { commit: 'before-upload' })));
    expect(lost.at(-1)?.options[lost.at(-1)?.answer ?? -1]).toBe('some of them never');
  });
});

it('a link brings the scenario back with every kill', () => {
  const scenario = killed('during-upload', { commit: 'auto', naming: 'offset-range' });
  expect(readLink(writeLink(scenario))).toEqual({ scenario, ignored: [] });
});
