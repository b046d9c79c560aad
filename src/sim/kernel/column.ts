/**
 * A growable column of numbers. A run is kept as append-only columns (one row per thing that
 * happened), because 288,000 objects cost more than the whole simulation; objects are made only
 * for what is looked at. The columns that hold times are written in time order, so the state at
 * any moment is a binary search away.
 */
export interface Column {
  length: number;
  data: Float64Array;
}

/** An empty column with room for `capacity` numbers; it grows by doubling. */
export function createColumn(capacity = 64): Column {
  return { length: 0, data: new Float64Array(capacity) };
}

/** Appends one number and returns its row. */
export function append(column: Column, value: number): number {
  if (column.length === column.data.length) {
    const grown = new Float64Array(Math.max(16, column.length * 2));
    grown.set(column.data);
    column.data = grown;
  }
  column.data[column.length] = value;
  return column.length++;
}

/** Makes room for `capacity` numbers in all, so that a column of known length never grows. */
export function reserve(column: Column, capacity: number): void {
  if (column.data.length >= capacity) return;
  const grown = new Float64Array(capacity);
  grown.set(column.data);
  column.data = grown;
}

/** The number in `row` (0 .. length-1); NaN outside, so that a wrong row shows itself. */
export function valueAt(column: Column, row: number): number {
  return row >= 0 && row < column.length ? (column.data[row] ?? NaN) : NaN;
}

/** How many rows of an ascending column are `<= value`: the rows that have happened by then. */
export function countUpTo(column: Column, value: number): number {
  let low = 0;
  let high = column.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column.data[middle] ?? Infinity) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
