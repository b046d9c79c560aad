/** Backlogs by partition and a limit: inputs for Spark's Kafka source (semantics.md A6). */
import { seeded } from './seeded.mjs';

const backlog = (name, maxOffsetsPerTrigger, begin, end) => ({
  name,
  maxOffsetsPerTrigger,
  begin,
  end,
});

const random = Array.from({ length: 36 }, (_, index) => {
  const { below, pick, chance } = seeded(4000 + index);
  const partitions = pick([1, 2, 2, 2, 3, 3, 5]);
  const begin = Array.from({ length: partitions }, () => (chance(50) ? 0 : below(30)));
  const end = begin.map((from) => from + pick([0, 1, below(10), below(60), below(150)]));
  const total = end.reduce((sum, to, i) => sum + to - begin[i], 0);
  // At most about ten batches each: a limit of 1 only where little is waiting.
  const limit = Math.max(1, Math.floor(total / (2 + below(8))) + below(4) - 1);
  return backlog(`random ${index}`, limit, begin, end);
});

export default [
  backlog('suite: lags 101, 11, 1 at 10', 10, [0, 0, 0], [101, 11, 1]),
  backlog('lags 5, 5 at 1', 1, [0, 0], [5, 5]),
  backlog('lags 10, 5 at 4', 4, [0, 0], [10, 5]),
  backlog('limit above the backlog', 1000, [0, 0], [10, 5]),
  backlog('limit equal to the backlog', 15, [0, 0], [10, 5]),
  backlog('one less than the backlog', 14, [0, 0], [10, 5]),
  backlog('an empty partition', 3, [0, 4], [9, 4]),
  backlog('one record each', 1, [0, 0, 0, 0], [1, 1, 1, 1]),
  backlog('offsets that do not start at 0', 7, [17, 3], [40, 20]),
  backlog('halves', 1, [0, 0, 0], [2, 2, 1]),
  // Spark multiplies the limit by (lag / total): in floating point that may fall short of limit * lag / total.
  backlog('a share that falls short of 15', 22, [0, 0], [30, 14]),
  backlog('a share that falls short of 13', 23, [0, 0], [26, 20]),
  backlog('a share that falls short of 15, three partitions', 22, [0, 0, 0], [45, 11, 10]),
  backlog('a share that falls short of 31', 39, [0, 0], [62, 16]),
  ...random,
];
