import { expect, test } from 'vitest';
import { readScenario } from '../scenario/read.ts';
import { readTrace } from './trace-format.ts';

const DAY_MS = 86_400_000;

test('a day that slides by the second is refused with the least slide that is not', () => {
  const trace = (slideMs: number) =>
    readTrace({ query: { mode: 'append', delayMs: 0, windowMs: DAY_MS, slideMs }, steps: [] });
  expect(trace(1000)).toEqual({
    ok: false,
    problem:
      'query.slideMs: expected at least 240000, so that an event lies in at most 360 windows of 86400000 ms, found 1000',
  });
  expect(trace(239_999)).toMatchObject({ ok: false });
  expect(trace(240_000)).toMatchObject({ ok: true });
});

test('a scenario is held to the same limit', () => {
  const read = readScenario({ spark: { windowMs: DAY_MS, slideMs: 1000 } });
  expect(read).toMatchObject({ ok: false });
  if (!read.ok) expect(read.problems.join(' ')).toMatch(/slideMs.*at most 360 windows/);
});
