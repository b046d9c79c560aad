import { describe, expect, it } from 'vitest';
import { runScenario } from '../run/run.ts';
import { readScenario } from '../scenario/read.ts';
import { bufferCurve } from './relay-curve.ts';
import { crashOutcomes } from './relay-crashes.ts';
import { relayAt } from './relay-view.ts';

function killed(point: string, more: object = {}) {
  const read = readScenario({
    durationMs: 90_000,
    actions: [
      { at: 5_000, do: 'crash', what: 'relay', point },
      { at: 30_000, do: 'start', what: 'relay' },
    ],
    ...more,
  });
  if (!read.ok) throw new Error(read.problems.join('; '));
  return runScenario(read.scenario);
}

describe('what a crash does to the records at stake', () => {
  it.each([
    ['before-upload', 'once'],
    ['during-upload', 'once'],
    ['after-upload', 'again'],
    ['after-commit', 'once'],
  ] as const)('killed %s: every record is written %s', (point, fate) => {
    const run = killed(point);
    const [outcome] = crashOutcomes(run, run.endMs);
    expect(outcome?.records).toBeGreaterThan(50);
    expect(outcome?.[fate]).toBe(outcome?.records);
  });

  it('before the restart nothing of an upload that never was is written', () => {
    const run = killed('before-upload');
    const [outcome] = crashOutcomes(run, run.startMs + 25_000);
    expect(outcome?.never).toBe(outcome?.records);
  });

  it('committed first, a crash before the upload loses the buffer for good', () => {
    const run = killed('before-upload', { relay: { commit: 'before-upload' } });
    const [outcome] = crashOutcomes(run, run.endMs);
    expect(outcome?.never).toBe(outcome?.records);
  });
});

it.each(['before-upload', 'after-upload', 'after-commit'])(
  'the curve of the buffer agrees with what the consumers hold, killed %s',
  (point) => {
    const run = killed(point);
    const points = bufferCurve(run);
    for (let t = run.startMs; t <= run.endMs; t += 1_037) {
      const held = relayAt(run, t).consumers.reduce((sum, one) => sum + one.buffered, 0);
      const shown = points.findLast(({ atMs }) => atMs <= t)?.records;
      expect([t - run.startMs, shown]).toEqual([t - run.startMs, held]);
    }
  },
);
