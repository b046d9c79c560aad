import { describe, expect, it } from 'vitest';
import { MISSIONS } from './missions.ts';
import { agesAt, cheapestOf, modelOf } from './model.ts';
import { predictionsFor } from './predictions.ts';
import { OFFERS, readTask, START, writeTask, type Task } from './state.ts';
import { tableOf } from './tables.ts';
import { titleOf } from './words.ts';

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

  it('name what they could not read', () => {
    const read = readTask('#v1&yes=soon,maybe&events=7&t=25:00&need=300s', 1000);
    expect(read.ignored.map(({ part }) => part)).toEqual(['yes=soon,maybe', 'events=7', 't=25:00']);
    expect(read.task.needMs).toBe(300_000);
    expect(read.tMs).toBe(1000);
  });
});
