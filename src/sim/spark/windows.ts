import type { WindowShape } from './query.ts';

/** A half-open interval of event time, integer ms: `startMs` belongs to it, `endMs` does not. */
export interface TimeWindow {
  startMs: number;
  endMs: number;
}

/** Where an event time lies on the grid of windows: written into, so that a pass makes no objects. */
export interface GridPlace {
  /** Number of the last window that starts at or before the event. */
  index: number;
  /** How many windows hold the event: `index`, `index - 1`, ... */
  count: number;
}

/**
 * Finds the windows of an event time on a grid that starts at `startMs`. The remainder is never
 * negative, so times before 1970 land right; when the slide does not divide the window, an event
 * late in its slide misses the earliest window (semantics.md A1).
 */
export function placeOnGrid(
  eventTimeMs: number,
  shape: WindowShape,
  startMs: number,
  into: GridPlace,
): void {
  const since = eventTimeMs - startMs;
  let index = Math.floor(since / shape.slideMs);
  let rest = since - index * shape.slideMs;
  if (rest < 0) {
    index--;
    rest += shape.slideMs;
  } else if (rest >= shape.slideMs) {
    index++;
    rest -= shape.slideMs;
  }
  into.index = index;
  into.count = shape.windowMs === 0 ? 1 : Math.ceil((shape.windowMs - rest) / shape.slideMs);
}

/**
 * The windows that hold an event time (ms), earliest first; none for NaN, which stands for a NULL
 * event time (semantics.md A1).
 */
export function windowsOf(eventTimeMs: number, shape: WindowShape): TimeWindow[] {
  if (Number.isNaN(eventTimeMs)) return [];
  const place = { index: 0, count: 0 };
  placeOnGrid(eventTimeMs, shape, shape.startMs, place);
  const windows: TimeWindow[] = [];
  for (let i = place.index - place.count + 1; i <= place.index; i++) {
    const startMs = shape.startMs + i * shape.slideMs;
    windows.push({ startMs, endMs: startMs + shape.windowMs });
  }
  return windows;
}
