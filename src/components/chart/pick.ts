import type { Points } from './Marks.tsx';

/** How far from a mark a press may be and still mean it, px on the screen. */
export const PICK_PX = 22;

/**
 * The index of the point nearest to (x, y) within `radius` (units of the drawing), or -1. Points
 * for which `visible` says no cannot be picked.
 */
export function nearest(
  points: Pick<Points, 'x' | 'y'>,
  x: number,
  y: number,
  radius: number,
  visible: (index: number) => boolean,
): number {
  let best = -1;
  let bestDistance = radius * radius;
  for (let i = 0; i < points.x.length; i++) {
    const dx = (points.x[i] ?? NaN) - x;
    const dy = (points.y[i] ?? NaN) - y;
    const distance = dx * dx + dy * dy;
    if (distance <= bestDistance && visible(i)) {
      best = i;
      bestDistance = distance;
    }
  }
  return best;
}
