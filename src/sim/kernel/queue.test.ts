import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createQueue, pop, push } from './queue.ts';
import { forkStream, nextBetween, nextUint32 } from './random.ts';

test('entries leave by time, then priority, then in the order they came', () => {
  const entry = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 2 }));
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 60 }), (entries) => {
      const queue = createQueue(1);
      entries.forEach(([time, priority], i) => {
        push(queue, time, priority, 7, i);
      });
      const wanted = entries
        .map(([time, priority], i) => [time, priority, i] as const)
        .sort((x, y) => x[0] - y[0] || x[1] - y[1] || x[2] - y[2]);
      const next = { time: 0, priority: 0, sequence: 0, kind: 0, a: 0, b: 0 };
      const left: number[][] = [];
      while (pop(queue, next)) left.push([next.time, next.priority, next.a]);
      expect(left).toEqual(wanted);
    }),
    { numRuns: 1000 },
  );
});

test('a stream depends on seed and label, and on nothing else', () => {
  const draws = (seed: number, label: string) => {
    const stream = forkStream(seed, label);
    return Array.from({ length: 5 }, () => nextUint32(stream));
  };
  expect(draws(7, 'activity')).toEqual(draws(7, 'activity'));
  expect(draws(7, 'activity')).not.toEqual(draws(7, 'snowflake'));
  expect(draws(7, 'activity')).not.toEqual(draws(8, 'activity'));
  expect(draws(2 ** 40, 'activity')).not.toEqual(draws(0, 'activity'));
});

test('every number between two bounds is drawn about as often', () => {
  const stream = forkStream(1, 'dice');
  const seen = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < 60_000; i++) {
    const face = nextBetween(stream, 1, 6) - 1;
    seen[face] = (seen[face] ?? 0) + 1;
  }
  for (const times of seen) expect(Math.abs(times - 10_000)).toBeLessThan(500);
});
