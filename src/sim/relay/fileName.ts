import { valueAt } from '../kernel/column.ts';
import type { RelayState } from './types.ts';

/**
 * Path of a file that holds the given rows of `taken`, by the naming scheme (semantics.md B3):
 * - `unique`: time of the flush and its number: never written twice;
 * - `start-offset`: the first offset of each partition only. It looks idempotent, but a second
 *   attempt may hold more records under the same path, and Snowpipe ignores it for 14 days;
 * - `offset-range`: first and last offset of each partition.
 */
export function filePath(
  state: RelayState,
  rows: readonly number[],
  consumer: number,
  nowMs: number,
): string {
  const { folder, naming } = state.settings;
  if (naming === 'unique') {
    return `${folder}relay-${consumer}-${nowMs}-${state.paths.length}.ndjson`;
  }
  const ranges = [...rangesOf(state, rows)].sort(([p], [q]) => p - q);
  const parts = ranges.map(([partition, { first, last }]) =>
    naming === 'start-offset' ? `p${partition}-${first}` : `p${partition}-${first}-${last}`,
  );
  return `${folder}${parts.join('_')}.ndjson`;
}

/** Lowest and highest offset of each partition among the given rows of `taken`. */
export function rangesOf(
  state: RelayState,
  rows: ArrayLike<number>,
): Map<number, { first: number; last: number }> {
  const ranges = new Map<number, { first: number; last: number }>();
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? NaN;
    const partition = valueAt(state.taken.partition, row);
    const offset = valueAt(state.taken.offset, row);
    const range = ranges.get(partition);
    if (!range) ranges.set(partition, { first: offset, last: offset });
    else {
      range.first = Math.min(range.first, offset);
      range.last = Math.max(range.last, offset);
    }
  }
  return ranges;
}
