import { expect, test } from 'vitest';
import suite from '../../../conformance/spark-suite/cases.json' with { type: 'json' };
import { runWatermark } from './run.ts';
import { nextTick, nextTriggerAfter } from './trigger.ts';

const facts = suite.processing_time_trigger;

test('Spark suite: the next tick lies on the grid since 1970', () => {
  for (const [now, next] of Object.entries(facts.nextBatchTime_interval100)) {
    expect(nextTick(Number(now), 100)).toBe(next);
  }
});

test('Spark suite: an overlong batch delays the next one, missed ticks are not made up for', () => {
  for (const { start, duration, next } of facts.timeline_interval1000) {
    expect(nextTriggerAfter(start, start + duration, 1000)).toBe(next);
  }
});

const query = {
  mode: 'append' as const,
  delayMs: 10_000,
  windowMs: 5000,
  slideMs: 5000,
  startMs: 0,
  noDataBatches: false,
  lateFilter: 'previous-batch' as const,
};
const events = (arrivals: number[]) => ({
  eventTimeMs: Float64Array.from(arrivals),
  arrivalMs: Float64Array.from(arrivals),
  key: new Int32Array(arrivals.length),
  keys: ['DE'],
});

test('the first trigger fires at once, the second at the next multiple, overruns follow at once', () => {
  const run = runWatermark(events([100, 900, 1900, 2900]), query, {
    triggerMs: 1000,
    startMs: 300,
    untilMs: 10_000,
    batchMs: 1500,
  });
  expect(run.batches.map((b) => [b.startedAtMs, b.endedAtMs, b.endRow - b.firstRow])).toEqual([
    [300, 1800, 1],
    [1800, 3300, 1],
    [3300, 4800, 2],
  ]);
});

test('without an interval a batch starts at the poll that finds rows, every 10 ms', () => {
  const run = runWatermark(events([5, 7, 1003]), query, {
    triggerMs: 0,
    startMs: 0,
    untilMs: 5000,
  });
  expect(run.batches.map((b) => [b.startedAtMs, b.endRow])).toEqual([
    [10, 2],
    [1010, 3],
  ]);
});
