import { momentText } from '../../sim/index.ts';
import { timeScale, type Frame, type TimeScale } from '../chart/index.ts';
import { longSpan } from './knobs.ts';
import type { Side, Source, Twins } from './model.ts';

/** Where everything lies in the drawing, in its own units. */
export interface Layout {
  frame: Frame;
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Processing time, left to right, as on the scrubber. */
  x: TimeScale;
  /** Age on arrival: how far an event's time lies behind the moment it arrives, upwards. */
  y: TimeScale;
  ticks: { x: readonly Tick[]; y: readonly Tick[] };
}

interface Tick {
  at: number;
  text: string;
}

const FRAME = { width: 760, height: 300 };
const [LEFT, RIGHT, TOP, BOTTOM] = [62, 716, 24, 262];
const S = 1000;
const MIN = 60 * S;
const HOUR = 60 * MIN;
const DAY = 24 * HOUR;
const STEPS: readonly number[] = [
  ...[S, 5 * S, 10 * S, 30 * S, MIN, 2 * MIN, 5 * MIN, 10 * MIN, 15 * MIN, 30 * MIN],
  ...[HOUR, 2 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 30 * DAY, 90 * DAY, 365 * DAY],
];

/** Lays the drawing out for a source and the delays of both runs. */
export function layoutOf({ source, a, b, timeline }: Twins): Layout {
  const oldest = reachOf(source, [a, b]);
  const x = timeScale([timeline.startMs, timeline.endMs], [LEFT, RIGHT]);
  // What is ahead of the clock lies below the line of age 0, all in one narrow band.
  const y = timeScale([source.ahead ? -oldest * 0.07 : 0, oldest], [BOTTOM, TOP]);
  return {
    frame: FRAME,
    left: LEFT,
    right: RIGHT,
    top: TOP,
    bottom: BOTTOM,
    x,
    y,
    ticks: {
      x: ticksOf(x, timeline.endMs - timeline.startMs, 7).map((tMs) => ({
        at: x(tMs),
        text: momentText(tMs, timeline.startMs).replace(/:00$/, ''),
      })),
      y: ticksOf(y, oldest, 5)
        .filter((age) => age >= 0)
        .map((age) => ({ at: y(age), text: age === 0 ? '0' : longSpan(age) })),
    },
  };
}

function ticksOf(scale: TimeScale, spanMs: number, most: number): number[] {
  const step = STEPS.find((candidate) => spanMs / candidate <= most) ?? 365 * DAY;
  return scale.ticks(step);
}

/** The age, ms, up to which nearly every event shows, and the watermarks too if they are near. */
function reachOf({ usualAgeMs }: Source, sides: readonly Side[]): number {
  const usual = Math.max(10 * S, usualAgeMs);
  const behind = sides.map(({ scenario: { spark } }) => spark.delayMs + 2 * spark.triggerMs);
  const near = behind.filter((ms) => ms <= 3 * Math.max(usual, Math.min(...behind)));
  return 1.08 * Math.max(usual, ...near);
}

/** Two layouts with the same key draw the same events in the same places. */
export function layoutKey({ x, y }: Layout): string {
  return [x.startMs, x.endMs, y.startMs, y.endMs].join(' ');
}
