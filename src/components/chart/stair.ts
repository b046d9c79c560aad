import { area, curveStepBefore, line } from 'd3-shape';

/** A step in a stair: from `y` on (downwards) the value is `x`, in units of the drawing. */
export interface StairStep {
  x: number;
  y: number;
}

/*
 * The stair goes down the page and steps sideways: x holds until the next y. d3's curve that
 * changes y at the start of a step does just that, because the long side of each step is vertical.
 */

/** The line of a stair, as SVG path data. */
export function stairLine(steps: readonly StairStep[]): string {
  const draw = line<StairStep>(
    (step) => step.x,
    (step) => step.y,
  ).curve(curveStepBefore);
  return draw([...steps]) ?? '';
}

/** The region between the vertical at `left` and the stair, as SVG path data. */
export function stairArea(steps: readonly StairStep[], left: number): string {
  const draw = area<StairStep>()
    .x0(left)
    .x1((step) => step.x)
    .y((step) => step.y)
    .curve(curveStepBefore);
  return draw([...steps]) ?? '';
}
