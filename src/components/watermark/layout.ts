import { timeScale, type Frame, type TimeScale } from '../chart/index.ts';
import type { Case } from './cases.ts';
import type { FigureSettings } from './figureState.ts';

/** Where everything lies in the drawing, in its own units. */
export interface Layout {
  frame: Frame;
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Event time, left to right. */
  x: TimeScale;
  /** Processing time, downwards. */
  y: TimeScale;
  laneTop: number;
  lanePitch: number;
  laneCount: number;
}

const WIDTH = 690;
const LEFT = 74;
const RIGHT = 686;
const TOP = 30;
const BOTTOM = 330;
const LANE_PITCH = 22;

/** Lays the drawing out for a case; only the number of lanes depends on the settings. */
export function layoutOf(shown: Case, settings: FigureSettings): Layout {
  const laneCount = Math.ceil(settings.windowMs / settings.slideMs);
  const laneTop = BOTTOM + 30;
  return {
    frame: { width: WIDTH, height: laneTop + laneCount * LANE_PITCH + 4 },
    left: LEFT,
    right: RIGHT,
    top: TOP,
    bottom: BOTTOM,
    x: timeScale(shown.across, [LEFT, RIGHT]),
    y: timeScale([shown.startMs, shown.endMs], [TOP, BOTTOM]),
    laneTop,
    lanePitch: LANE_PITCH,
    laneCount,
  };
}

/** The lane of a window: neighbours in time lie under each other, the same lane never overlaps. */
export function laneOf(startMs: number, settings: FigureSettings, laneCount: number): number {
  const index = Math.round(startMs / settings.slideMs);
  return ((index % laneCount) + laneCount) % laneCount;
}
