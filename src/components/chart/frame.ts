import { scaleLinear } from 'd3-scale';

/** One linear map from time (ms) to units of a drawing, and the round times to rule it at. */
export interface TimeScale {
  (tMs: number): number;
  invert: (position: number) => number;
  /** The multiples of `everyMs` within the scale, ascending. */
  ticks: (everyMs: number) => number[];
  startMs: number;
  endMs: number;
}

/** A time axis: `domain` in ms, `range` in units of the drawing. */
export function timeScale(domain: [number, number], range: [number, number]): TimeScale {
  const scale = scaleLinear(domain, range);
  return Object.assign((tMs: number) => scale(tMs), {
    invert: (position: number) => scale.invert(position),
    ticks: (everyMs: number) => roundTimes(domain, everyMs),
    startMs: domain[0],
    endMs: domain[1],
  });
}

function roundTimes([startMs, endMs]: [number, number], everyMs: number): number[] {
  const times: number[] = [];
  for (let t = Math.ceil(startMs / everyMs) * everyMs; t <= endMs; t += everyMs) times.push(t);
  return times;
}

/** The size of a drawing in its own units; one viewBox shows it at any width. */
export interface Frame {
  width: number;
  height: number;
}

/** Size of text in a drawing, in its units. */
const TEXT = 14;

/**
 * The narrowest a drawing may be shown, px, so that its text stays at 13 px; in a narrower place
 * it pans.
 */
export function minWidth(frame: Frame): number {
  return Math.ceil((frame.width * 13) / TEXT);
}
