import type { MomentOf } from './usePlayer.ts';

/** How far apart, in ms of the reader's time, the moments lie at which a whole figure is drawn. */
const APART_MS = 100;

/**
 * Ten pictures a second, however fast t goes by: for a figure in which something always moves.
 * What has to move evenly follows `useNow` in between.
 */
export const frameByFrame: MomentOf = (tMs, { startMs }, speed) => {
  const everyMs = APART_MS * speed;
  return startMs + Math.floor((tMs - startMs) / everyMs) * everyMs;
};
