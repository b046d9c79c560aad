import { expect, test } from 'vitest';
import { eventsOf } from '../run/event-columns.ts';
import { readScenario } from '../scenario/read.ts';
import { runWatermark } from '../spark/run.ts';
import { firstDivergence } from './divergence.ts';
import { summaryOf, sweep } from './sweep.ts';

const minute = 60_000;

function scenarioOf(more: object = {}) {
  const activity = { rate: [{ fromMs: 0, perSecond: 1 }] };
  const reading = readScenario({ durationMs: 30 * minute, activity, ...more });
  if (!reading.ok) throw new Error(reading.problems.join('; '));
  return reading.scenario;
}
const scenario = scenarioOf();
const events = eventsOf(scenario);
const query = {
  mode: 'append' as const,
  delayMs: 10 * minute,
  windowMs: 5 * minute,
  slideMs: minute,
  startMs: 0,
  noDataBatches: true,
  lateFilter: 'previous-batch' as const,
};
const schedule = {
  triggerMs: 10_000,
  startMs: scenario.startMs,
  untilMs: scenario.startMs + 60 * minute,
};

test('twin watermark runs part at the end of the first batch, where the watermark is another', () => {
  const left = runWatermark(events, query, schedule);
  const right = runWatermark(events, { ...query, delayMs: minute }, schedule);
  expect(firstDivergence(left, left)).toBeNull();
  expect(firstDivergence(left, right)).toMatchObject({
    what: 'watermark',
    atMs: left.batches[0]?.endedAtMs,
    left: left.batches[0]?.watermarkAfterMs,
    right: right.batches[0]?.watermarkAfterMs,
  });
});

test('a longer delay keeps more events, holds more state and is later with results', () => {
  const points = sweep(events, query, schedule, 'delayMs', [0, minute, 5 * minute, 20 * minute]);
  for (let i = 1; i < points.length; i++) {
    const [before, after] = [points[i - 1], points[i]];
    if (before === undefined || after === undefined) throw new Error('a point a value');
    expect(after.completeness).toBeGreaterThanOrEqual(before.completeness);
    expect(after.maxStateRows).toBeGreaterThan(before.maxStateRows);
    expect(after.medianDelayMs).toBeGreaterThan(before.medianDelayMs);
  }
  const { value, ...whole } = points[3] ?? { value: NaN };
  expect(value).toBe(20 * minute);
  expect(whole).toEqual(summaryOf(runWatermark(events, { ...query, delayMs: value }, schedule)));
});
