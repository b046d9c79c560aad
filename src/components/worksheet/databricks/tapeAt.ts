/** How many of these, ascending in time, have happened by `tMs`. */
export function countUpTo(list: readonly { atMs: number }[], tMs: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.atMs ?? Infinity) <= tMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
