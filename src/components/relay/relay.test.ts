import { describe, expect, it } from 'vitest';
import { readLink, writeLink, type Action, type Scenario } from '../../sim/index.ts';
import { MISSIONS } from './missions.ts';
import { modelOf, momentOf } from './model.ts';
import { predictionsFor } from './predictions.ts';
import { CRASH_POINTS, startScenario, withAction, withChoices } from './scenario.ts';
import { tablesOf } from './tables.ts';
import { fateWords, struckWords, titleOf } from './words.ts';

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

  it('lets nobody win a buffer that was written because the relay was stopped', () => {
    const stopped = end(withAction(startScenario(), { at: 5_000, do: 'stop', what: 'relay' }));
    expect(stopped.moment.files[0]?.reason).toBe('stop');
    expect(titleOf(stopped.model, stopped.moment)).not.toContain('wins');
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

  it('names each kill by what struck, in whatever order the kills were added', () => {
    const actions: Action[] = [
      ...[kill('after-upload', 60_000), { ...start, at: 90_000 }],
      // Armed, and armed otherwise before the flush came; then a batch of another system is killed.
      ...[kill('after-commit', 4_000), kill('before-upload', 5_000), start],
      { at: 8_000, do: 'crash', what: 'bronze' },
    ];
    const { model, moment } = end({ ...startScenario(), actions });
    expect(moment.outcomes.map((outcome) => struckWords(model, outcome))).toEqual([
      'before the upload',
      'after the upload, before the commit',
    ]);
  });

  it('shows the same in tables', () => {
    const { moment } = end(startScenario());
    const records = tablesOf(moment)[1]?.rows.map(({ cells }) => cells[2]);
    expect(records).toEqual(moment.files.map((file) => file.records));
    expect(records?.length).toBeGreaterThan(5);
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
    const left = predictionsFor(modelOf(withAction(startScenario(), kill('before-upload'))));
    expect(left.at(-1)?.options[left.at(-1)?.answer ?? -1]).toBe('some of them never');
  });

  it('ask about the last of several kills, because all of them are decided at the end', () => {
    const twice = [kill('before-upload', 60_000), { ...start, at: 90_000 }];
    const asked = predictionsFor(modelOf(twice.reduce(withAction, killed('after-upload'))));
    expect(asked.map(({ id }) => id)).toEqual(['winner', 'size', 'crash-1']);
    expect(asked.at(-1)?.question).toContain('killed before the upload');
  });

  it('give three sizes to choose from at every rate and interval', () => {
    for (const change of [{ perSecond: 2 }, { flushMs: 1_000 }, { perSecond: 200 }]) {
      const asked = predictionsFor(modelOf(withChoices(startScenario(), change)));
      expect(asked.find(({ id }) => id === 'size')?.options).toHaveLength(3);
    }
  });
});

it('a link brings the scenario back with every kill', () => {
  const scenario = killed('during-upload', { commit: 'auto', naming: 'offset-range' });
  expect(readLink(writeLink(scenario))).toEqual({ scenario, ignored: [] });
});
