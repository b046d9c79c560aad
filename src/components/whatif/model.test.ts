import { describe, expect, it } from 'vitest';
import { Fate, summaryOf } from '../../sim/index.ts';
import { sharesOf } from './answers.ts';
import { eventWords } from './eventWords.ts';
import type { Knob, KnobValue } from './knobs.ts';
import { MISSIONS } from './missions.ts';
import { scenarioSource, sideOf, twinsOf, type Source, type Twins } from './model.ts';
import { predictionsOf } from './predictions.ts';
import { presetFor, presetOf, PRESETS, presetState } from './presets.ts';
import { scenarioB, withKnob, type Change, type WhatIfState } from './state.ts';
import { titleOf } from './title.ts';
import { divergenceText, percent } from './words.ts';

const sources = new Map<string, Source>();
function open(id: string, ...deeds: ['a' | 'b', Knob, KnobValue][]) {
  let state: WhatIfState = presetState(presetOf(id));
  for (const [side, knob, value] of deeds) {
    const read = withKnob(state, side, knob, value);
    if ('why' in read) throw new Error(read.why);
    state = read.value;
  }
  return { state, twins: twinsFor(id, state) };
}
function twinsFor(id: string, state: WhatIfState): Twins {
  const source = sources.get(id) ?? scenarioSource(state.scenario);
  sources.set(id, source);
  return twinsOf(source, sideOf(source, state.scenario), sideOf(source, scenarioB(state)));
}
const done = (id: string, ...deeds: ['a' | 'b', Knob, KnobValue][]) => doneIn(open(id, ...deeds));
/** The missions that a preset does when the runs differ in something else. */
function other(id: string, change: Change): string[] {
  const state = { ...presetState(presetOf(id)), change };
  return doneIn({ state, twins: twinsFor(id, state) });
}
function doneIn({ state, twins }: { state: WhatIfState; twins: Twins }): string[] {
  const facts = { twins, preset: presetFor(state.scenario)?.id, tMs: twins.timeline.endMs };
  return MISSIONS.filter((mission) => mission.done(facts)).map((mission) => mission.id);
}

describe('the stories', () => {
  it.each(PRESETS.map(({ id }) => id))('%s: the runs part, and the title says in what', (id) => {
    const { state, twins } = open(id);
    expect(twins.divergence).not.toBeNull();
    expect(twins.source.events.arrivalMs.length).toBeGreaterThan(1800);
    expect(titleOf(twins, state.change)).toMatch(/ instead of .*lose a window, and /);
  });

  it('phones in a tunnel: two minutes of delay lose what ten keep', () => {
    const { state, twins } = open('tunnel');
    expect(twins.b.summary.dropped).toBeGreaterThan(1000);
    expect(twins.a.summary.dropped).toBe(0);
    expect(titleOf(twins, state.change)).toBe(
      'Delay 2 min instead of 10 min: 2\u202f709 events more lose a window, and half of the results are final 8 min sooner',
    );
    if (!twins.divergence) throw new Error('The runs do not part.');
    expect(divergenceText(twins.divergence, twins.source.startMs)).toMatch(
      /^The runs part at 09:00:10.*: the watermark is 08:50:.* in A and 08:58:.* in B\.$/,
    );
  });

  it('the same setting in both is the same run', () => {
    const { state, twins } = open('quiet-night', ['b', 'noDataBatches', true]);
    expect(twins.divergence).toBeNull();
    expect(titleOf(twins, state.change)).toMatch(/the same run$/);
  });
});

describe('turning knobs', () => {
  it('turns a shared one for both, and the one that differs for one', () => {
    const { state } = open('tunnel', ['b', 'windowMs', 600_000], ['b', 'delayMs', 60_000]);
    expect(state.scenario.spark).toMatchObject({ windowMs: 600_000, delayMs: 600_000 });
    expect(scenarioB(state).spark).toMatchObject({ windowMs: 600_000, delayMs: 60_000 });
  });

  it('refuses what does not go together, with the reason', () => {
    const { state } = open('tunnel');
    expect(withKnob(state, 'a', 'slideMs', 600_000)).toEqual({
      why: 'a slide of 10 min does not go with a window of 5 min: at most the window',
    });
    expect(withKnob(state, 'a', 'slideMs', 1000)).toMatchObject({ why: /at most 60 windows/ });
    expect(withKnob(state, 'b', 'delayMs', -1)).toMatchObject({ why: /delayMs/ });
  });
});

describe('the missions', () => {
  it.each(PRESETS.map(({ id }) => id))('none is done by only playing %s', (id) => {
    expect(done(id)).toEqual([]);
  });
  it('rescue: fifteen minutes, not eleven', () => {
    expect(done('tunnel', ['b', 'delayMs', 900_000])).toContain('rescue');
    expect(done('tunnel', ['b', 'delayMs', 660_000])).toEqual([]);
  });
  it('bargain: three minutes of delay', () => {
    expect(other('outage', { knob: 'delayMs', value: 180_000 })).toEqual(['bargain']);
    expect(other('outage', { knob: 'delayMs', value: 300_000 })).toEqual([]);
  });
  it('tomorrow: a day and an hour', () => {
    expect(done('clock-tomorrow', ['b', 'delayMs', 90_000_000])).toEqual(['tomorrow']);
  });
  it('same: update mode drops the same events', () => {
    expect(other('tunnel', { knob: 'mode', value: 'update' })).toEqual(['same']);
    expect(other('tunnel', { knob: 'mode', value: 'append' })).toEqual([]);
  });
  it('sooner: two minutes of delay, but not none', () => {
    expect(other('quiet-night', { knob: 'delayMs', value: 120_000 })).toEqual(['sooner']);
    expect(other('quiet-night', { knob: 'delayMs', value: 0 })).toEqual([]);
  });
});

describe('the questions', () => {
  it.each(PRESETS.map(({ id }) => id))('%s: three or more, answered by the runs', (id) => {
    const { twins } = open(id);
    const questions = predictionsOf(twins, String);
    expect(questions.length).toBeGreaterThanOrEqual(3);
    for (const { options, answer } of questions) expect(options[answer]).toBeDefined();
    const reveals = questions.map(({ revealMs }) => revealMs);
    expect(reveals).toEqual([...reveals].sort((a, b) => a - b));
    expect(reveals.at(-1)).toBeLessThanOrEqual(twins.timeline.endMs);
  });
});

describe('an event in words', () => {
  it('has the windows that are its own, where the slide does not divide the window', () => {
    const { twins } = open('tunnel', ['a', 'slideMs', 120_000]);
    const { eventTimeMs } = twins.source.events;
    const { fate, lostWindows } = twins.b.run;
    const row = fate.findIndex(
      (one, at) => one === Fate.partlyLate && (eventTimeMs[at] ?? 0) % 120_000 >= 60_000,
    );
    expect(lostWindows[row]).toBe(1);
    expect(eventWords(twins, row).b).toBe('partly late: 1 of 2 windows lost');
  });
});

describe('the delay that keeps a share', () => {
  it('keeps it, and costs what a run under it costs', () => {
    const { twins } = open('tunnel');
    const { source, a } = twins;
    const answers = sharesOf(source, a.scenario, [0.99, 0.999, 0.9999]);
    for (const { share, delayMs, kept, maxStateRows } of answers) {
      expect(kept).toBeGreaterThanOrEqual(share);
      const spark = { ...a.scenario.spark, delayMs };
      const run = summaryOf(sideOf(source, { ...a.scenario, spark }).run);
      expect(run.completeness).toBe(kept);
      expect(run.maxStateRows).toBe(maxStateRows);
    }
  });

  it('is written so that 100 % means all', () => {
    expect([1, 0.9999999, 0.9995, 0.995, 0.5].map(percent)).toEqual([
      '100 %',
      '99.9999 %',
      '99.950 %',
      '99.50 %',
      '50.0 %',
    ]);
  });
});
