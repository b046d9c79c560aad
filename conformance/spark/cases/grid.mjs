/** Start time, interval and how long each batch takes: inputs for the real ProcessingTimeExecutor. */
import { DAY } from './build.mjs';
import { seeded } from './seeded.mjs';

const grid = (name, intervalMs, startMs, durationsMs) => ({
  name,
  intervalMs,
  startMs,
  durationsMs,
});

const random = Array.from({ length: 20 }, (_, index) => {
  const { below, pick } = seeded(9000 + index);
  const intervalMs = pick([0, 1, 7, 100, 1000, 2500, 10000, 60000, 3600000]);
  const length = () =>
    pick([
      0,
      0,
      1,
      below(intervalMs + 1),
      intervalMs - 1,
      intervalMs,
      intervalMs + 1,
      2 * intervalMs,
      below(4 * intervalMs + 1),
    ]);
  const durations = Array.from({ length: 12 }, () => Math.max(0, length()));
  return grid(`random ${index}`, intervalMs, pick([0, 1, DAY, DAY + below(100000000)]), durations);
});

export default [
  grid('suite: trigger timing', 1000, 0, [0, 500, 1500, 0, 0]),
  ...[0, 1, 99, 100, 101, 150].map((start) =>
    grid(`suite: interval 100 from ${start}`, 100, start, [0, 0, 0]),
  ),
  grid('exactly one interval', 1000, 0, [1000, 1000, 0, 0]),
  grid('one ms more than an interval', 1000, 0, [1001, 0, 0]),
  grid('several ticks missed', 1000, 300, [4200, 0, 0]),
  grid('every batch overruns', 10000, DAY + 3000, [12000, 12000, 12000, 12000, 12000]),
  grid('overrun that ends on a tick', 1000, 0, [3000, 0, 0]),
  grid('default trigger', 0, 5, [10, 0, 7, 0]),
  grid(
    'ten seconds through the night',
    10000,
    DAY + 1,
    [200, 11000, 9999, 10000, 10001, 25000, 0, 0],
  ),
  grid('an interval that does not divide the day', 7000, DAY, [0, 7000, 7001, 14000, 0]),
  grid('before 1970', 1000, -2500, [0, 300, 0, 1200, 0]),
  ...random,
];
