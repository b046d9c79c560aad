/**
 * The rows that a query gave to its sink, batch after batch, in columns. In complete mode only
 * the groups that a batch changed are written down: the whole result at any batch is the last
 * value of every group up to it.
 */
export interface OutputRows {
  length: number;
  batch: Int32Array;
  startMs: Float64Array;
  endMs: Float64Array;
  key: Int32Array;
  count: Float64Array;
}

/** No rows yet; the columns grow by doubling. */
export function createOutput(): OutputRows {
  return {
    length: 0,
    batch: new Int32Array(64),
    startMs: new Float64Array(64),
    endMs: new Float64Array(64),
    key: new Int32Array(64),
    count: new Float64Array(64),
  };
}

/** Appends one row: `count` events of `key` (an index) in the window from `startMs` to `endMs`. */
export function appendOutput(
  output: OutputRows,
  batch: number,
  startMs: number,
  endMs: number,
  key: number,
  count: number,
): void {
  if (output.length === output.batch.length) grow(output);
  const row = output.length++;
  output.batch[row] = batch;
  output.startMs[row] = startMs;
  output.endMs[row] = endMs;
  output.key[row] = key;
  output.count[row] = count;
}

function grow(output: OutputRows): void {
  const capacity = output.batch.length * 2;
  output.batch = widened(new Int32Array(capacity), output.batch);
  output.startMs = widened(new Float64Array(capacity), output.startMs);
  output.endMs = widened(new Float64Array(capacity), output.endMs);
  output.key = widened(new Int32Array(capacity), output.key);
  output.count = widened(new Float64Array(capacity), output.count);
}

function widened<T extends Int32Array | Float64Array>(to: T, from: T): T {
  to.set(from);
  return to;
}
