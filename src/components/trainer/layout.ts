/** Smallest text of the site, px, and the share of a window's height that it must reach. */
export const SMALLEST_PX = 13;
const SHARE = 1 / 45;

/**
 * Height of every stage, in the px of the page on it: enlarged to the whole window, the smallest
 * text of the site is then 1/45 of the window's height.
 */
export const STAGE_HEIGHT = SMALLEST_PX / SHARE;

/** Width of a stage where no audience window has said its own: 16 to 9. */
export const USUAL_WIDTH = (STAGE_HEIGHT * 16) / 9;

/** Width that a page gets on a window's stage, in its own px; `width` and `height` in any unit. */
export function stageWidth(width: number, height: number): number {
  return Math.round((STAGE_HEIGHT * width) / Math.max(1, height));
}

/** Height of the player below a figure on the trainer's stage, px of the page; the room has none. */
export const PLAYER_HEIGHT = 48;
