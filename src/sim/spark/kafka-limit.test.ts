import { expect, test } from 'vitest';
import suite from '../../../conformance/spark-suite/cases.json' with { type: 'json' };
import { limitOffsets } from './kafka-limit.ts';

test('Spark suite: maxOffsetsPerTrigger 10 over lags of 101, 11 and 1', () => {
  const { lag, batches } = suite.kafka_maxOffsetsPerTrigger_10;
  let from = lag.map(() => 0);
  for (const wanted of batches) {
    const end = limitOffsets(from, lag, 10);
    expect(end.map((offset, p) => offset - (from[p] ?? 0))).toEqual(wanted);
    from = end;
  }
});

test.each([
  [[5, 5], 1, [1, 1]],
  [[10, 5], 4, [2, 1]],
  [[3, 4], 0, [3, 4]],
])('lags %j under limit %i give %j (semantics.md A6)', (lag, limit, wanted) => {
  expect(limitOffsets([0, 0], lag, limit)).toEqual(wanted);
});
