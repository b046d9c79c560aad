import fc from 'fast-check';
import { expect, test } from 'vitest';
import suite from '../../../conformance/spark-suite/cases.json' with { type: 'json' };
import { windowsOf } from './windows.ts';

interface Case {
  window: number;
  slide: number;
  start: number;
  events: string[];
  counts?: Record<string, number>;
  windows?: (string | number)[][];
}
const cases = (suite.window_cases as unknown as Partial<Case>[]).filter((c) => c.events) as Case[];
const utc = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`);

test.each(cases)('Spark suite: windows of $window s every $slide s from $start s', (one) => {
  const shape = {
    windowMs: one.window * 1000,
    slideMs: one.slide * 1000,
    startMs: one.start * 1000,
  };
  const counts = new Map<number, number>();
  for (const event of one.events) {
    for (const { startMs, endMs } of windowsOf(utc(event), shape)) {
      expect(endMs - startMs).toBe(shape.windowMs);
      counts.set(startMs, (counts.get(startMs) ?? 0) + 1);
    }
  }
  const day = (one.events[0] ?? '').slice(0, 10);
  const wanted = one.counts
    ? Object.entries(one.counts).map(([start, n]) => [utc(`${day} ${start}`), n])
    : (one.windows ?? []).map(([start, , n]) => [utc(String(start)), n ?? 1]);
  expect([...counts].sort((a, b) => a[0] - b[0])).toEqual(wanted);
});

test('an event without a time is in no window', () => {
  expect(windowsOf(NaN, { windowMs: 10, slideMs: 10, startMs: 0 })).toEqual([]);
});

test('an event is in exactly window/slide windows when the slide divides the window', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -4e12, max: 4e12 }),
      fc.integer({ min: 1, max: 3_600_000 }),
      fc.integer({ min: 1, max: 20 }),
      fc.double({ min: -0.999, max: 0.999, noNaN: true }),
      (time, slideMs, times, shift) => {
        const shape = { windowMs: slideMs * times, slideMs, startMs: Math.trunc(slideMs * shift) };
        const windows = windowsOf(time, shape);
        expect(windows).toHaveLength(times);
        for (const { startMs, endMs } of windows) {
          expect(startMs <= time && time < endMs).toBe(true);
          expect(Math.abs((startMs - shape.startMs) % slideMs)).toBe(0);
        }
      },
    ),
    { numRuns: 1000 },
  );
});

test('whatever the slide, the windows are exactly those of the grid that hold the event', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -5000, max: 5000 }),
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 0, max: 499 }),
      (time, a, b, start) => {
        const slideMs = Math.min(a, b);
        const shape = { windowMs: Math.max(a, b), slideMs, startMs: start % slideMs };
        const wanted = [];
        for (let s = -12_000 * slideMs + shape.startMs; s <= time; s += slideMs) {
          if (s < time - shape.windowMs)
            s += Math.floor((time - shape.windowMs - s) / slideMs) * slideMs;
          if (s <= time && time < s + shape.windowMs)
            wanted.push({ startMs: s, endMs: s + shape.windowMs });
        }
        expect(windowsOf(time, shape)).toEqual(wanted);
      },
    ),
    { numRuns: 1000 },
  );
});
