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
  return timeline.stops[stopsUpTo(timeline, tMs)] ?? timeline.endMs;
}

/** The last stop before `tMs`, or the start. */
export function previousStop(timeline: Timeline, tMs: number): number {
  let index = stopsUpTo(timeline, tMs) - 1;
  while (index >= 0 && (timeline.stops[index] ?? 0) >= tMs) index--;
  return timeline.stops[index] ?? timeline.startMs;
}

/** How many stops lie at or before `tMs`: between two stops nothing happens, so views keep. */
export function stopsUpTo(timeline: Timeline, tMs: number): number {
  let low = 0;
  let high = timeline.stops.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((timeline.stops[middle] ?? Infinity) <= tMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
