/** The span a player moves in, ms of virtual time, and the moments worth stopping at. */
export interface Timeline {
  startMs: number;
  endMs: number;
  /** Moments at which something happens, ascending: Step goes from one to the next. */
  stops: readonly number[];
  /** Moments at which playing pauses by itself, ascending, because the figure asks a question. */
  halts?: readonly number[];
}

/** `tMs` kept within the timeline. */
export function moveTo(timeline: Timeline, tMs: number): number {
  return Math.min(timeline.endMs, Math.max(timeline.startMs, tMs));
}

/** The first stop after `tMs`, or the end. */
export function nextStop(timeline: Timeline, tMs: number): number {
  return timeline.stops[countUpTo(timeline.stops, tMs)] ?? timeline.endMs;
}

/** The last stop before `tMs`, or the start. */
export function previousStop(timeline: Timeline, tMs: number): number {
  let index = countUpTo(timeline.stops, tMs) - 1;
  while (index >= 0 && (timeline.stops[index] ?? 0) >= tMs) index--;
  return timeline.stops[index] ?? timeline.startMs;
}

/** How many of `ascending` are `<= value`: what has happened by then. */
export function countUpTo(ascending: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? Infinity) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
