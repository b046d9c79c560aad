import { expect, test } from 'vitest';
import { explain, nextMoment } from './explain.ts';
import { runWatermark } from './run.ts';

const at = (time: string) => Date.parse(`2026-01-01T${time}Z`);
const run = runWatermark(
  {
    eventTimeMs: Float64Array.of(at('09:00:30'), at('09:15:00'), at('09:03:30'), NaN),
    arrivalMs: Float64Array.of(at('09:00:31'), at('09:15:01'), at('09:15:35'), at('09:15:36')),
    key: Int32Array.of(0, 1, 0, 1),
    keys: ['DE', 'US'],
  },
  {
    mode: 'append',
    delayMs: 600_000,
    windowMs: 300_000,
    slideMs: 60_000,
    startMs: 0,
    noDataBatches: true,
    lateFilter: 'previous-batch',
  },
  { triggerMs: 10_000, startMs: at('09:00:00'), untilMs: at('09:17:00'), batchMs: 800 },
);
const log = explain(run, -Infinity, Infinity);

test('a batch that moves the watermark says what the next one will do, with was and now', () => {
  const entry = log.find((e) => e.kind === 'batch-end' && e.batch === 2);
  expect(entry?.sentence).toBe(
    'Batch 2 ended: the highest event time is 09:15:00, so the watermark becomes 09:05:00. ' +
      'Batch 3 will close 5 windows; its own rows are still judged by 08:50:30.',
  );
  expect(entry?.changes).toContainEqual({
    name: 'watermark',
    was: at('08:50:30'),
    now: at('09:05:00'),
    unit: 'time',
  });
});

test('the announced windows are the ones that the next batch closes', () => {
  const entry = log.find((e) => e.kind === 'batch-end' && e.batch === 3);
  expect(entry?.sentence).toContain('It closed 5 windows and wrote 5 rows.');
});

test('a late event is told which of its windows it missed, a NULL time counts nowhere', () => {
  const verdicts = log.filter((e) => e.kind === 'verdict').map((e) => e.sentence);
  expect(verdicts).toHaveLength(2);
  expect(verdicts[0]).toContain('partly late: 2 of its 5 windows had ended by 09:05:00');
  expect(verdicts[1]).toContain('no event time');
});

test('the log of two spans is the log of the whole', () => {
  for (const entry of log) {
    const parts = [...explain(run, -Infinity, entry.atMs), ...explain(run, entry.atMs, Infinity)];
    expect(parts).toEqual(log);
  }
});

test('stepping meets every moment that the log tells of', () => {
  const forward: number[] = [];
  for (let t = nextMoment(run, -Infinity); t < Infinity; t = nextMoment(run, t)) forward.push(t);
  expect(new Set(log.map((e) => e.atMs))).toEqual(new Set(forward));
});
