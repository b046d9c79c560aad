import { describe, expect, it } from 'vitest';
import { MISSIONS } from './missions.ts';
import { agesAt, cheapestOf, modelOf } from './model.ts';
import { predictionsFor } from './predictions.ts';
import { OFFERS, readTask, START, writeTask, type Task } from './state.ts';
import { tableOf } from './tables.ts';
import { momentText, pictureText, titleOf } from './words.ts';

const done = (task: Task) =>
  MISSIONS.filter((mission) => mission.done({ model: modelOf(task) })).map(({ id }) => id);

describe('the same day three ways', () => {
  it('says something sensible for every setting on offer', () => {
    for (const eventsADay of OFFERS.events) {
      for (const startupMs of OFFERS.startup) {
        for (const needMs of OFFERS.need) {
          const model = modelOf({ ...START, day: { ...START.day, eventsADay, startupMs }, needMs });
          expect(titleOf(model)).not.toMatch(/NaN|undefined|Infinity/);
          expect(JSON.stringify(tableOf(model, 5e7))).not.toMatch(/NaN|undefined|null/);
          const best = cheapestOf(model);
          if (best) expect(best.worstMs).toBeLessThanOrEqual(needMs);
        }
      }
    }
  });

  it('answers its questions from the results', () => {
    const model = modelOf(START);
    const answers = predictionsFor(model).map(({ options, answer }) => options[answer]);
    expect(answers).toEqual(['more than 24 h', '30 to 60 min', '8 to 30 times']);
    expect(agesAt(model, 12 * 3_600_000).streaming).toBe(120_000);
  });

  it('says how often and how long in words that hold for every day', () => {
    for (const eventsADay of OFFERS.events) {
      for (const startupMs of OFFERS.startup) {
        const model = modelOf({ ...START, day: { ...START.day, eventsADay, startupMs } });
        const [worst, , machine] = predictionsFor(model);
        expect(worst?.because).toMatch(/^A day and \d/);
        expect(machine?.because).not.toMatch(/: [01] times/);
        for (const result of model.results) expect(pictureText(result)).not.toMatch(/\b[01] runs/);
      }
    }
  });

  it('tells at every moment how old each result is', () => {
    const said = momentText(modelOf(START), 12 * 3_600_000);
    expect(said).toContain('It is 12:00:00.');
    expect(said).toMatch(/Nightly batch: 10 h old; Hourly batch: .* old; Stream: 2 min old/);
  });

  it('ticks missions off by what the day shows', () => {
    expect(done(START)).toEqual([]);
    expect(done({ ...START, needMs: 172_800_000 })).toEqual(['night-is-enough']);
    const much = { ...START.day, eventsADay: 400_000_000 };
    expect(done({ ...START, day: much })).toContain('late-batch');
    const slow = { ...START.day, streamLagMs: 900_000 };
    expect(done({ ...START, day: slow, needMs: 300_000 })).toContain('slow-stream');
    const answers = { soon: true, perishable: true, tooMuch: false };
    expect(done({ ...START, answers, needMs: 300_000 })).toContain('worth-it');
  });
});

describe('links', () => {
  it('bring back the task and the time of the day', () => {
    const task = { ...START, answers: { soon: true, perishable: false, tooMuch: true } };
    expect(readTask(writeTask(task, 51_000_000), 0)).toEqual({
      task,
      tMs: 51_000_000,
      ignored: [],
    });
  });

  it('bring back the end of the day, which no clock shows', () => {
    const link = writeTask(START, 86_400_000);
    expect(readTask(link, 0)).toEqual({ task: START, tMs: 86_400_000, ignored: [] });
    expect(tableOf(modelOf(START), 86_400_000).caption).toContain('24:00:00');
  });

  it('name what they could not read', () => {
    const read = readTask('#v1&yes=soon,maybe&events=7&t=25:00&need=300s', 1000);
    expect(read.ignored.map(({ part }) => part)).toEqual(['yes=soon,maybe', 'events=7', 't=25:00']);
    expect(read.task.needMs).toBe(300_000);
    expect(read.tMs).toBe(1000);
  });
});
