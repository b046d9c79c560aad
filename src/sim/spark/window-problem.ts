/** Most windows that one event may lie in: six hours that slide by the minute, one hour by 10 s. */
const mostWindows = 360;

/** Lengths of a grid of windows, all ms: length, slide, and its shift from the epoch. */
interface Grid {
  windowMs: number;
  slideMs: number;
  startMs: number;
}

/**
 * Which length does not go with the others and why; undefined when all do. Spark asks for a slide
 * of at most the window and a shift of less than the slide (semantics.md A1). The limit is ours:
 * every event costs one group for each of its windows, and a day that slides by the second would
 * stop the page.
 */
export function windowProblem({
  windowMs,
  slideMs,
  startMs,
}: Grid): { of: 'slide' | 'start'; message: string } | undefined {
  if (slideMs > windowMs) {
    const message = `expected at most windowMs (${String(windowMs)}), found ${String(slideMs)}`;
    return { of: 'slide', message };
  }
  if (Math.ceil(windowMs / slideMs) > mostWindows) {
    const least = Math.ceil(windowMs / mostWindows);
    const message = `expected at least ${String(least)}, so that an event lies in at most ${String(mostWindows)} windows of ${String(windowMs)} ms, found ${String(slideMs)}`;
    return { of: 'slide', message };
  }
  if (Math.abs(startMs) >= slideMs) {
    const message = `expected less than slideMs (${String(slideMs)}) either way, found ${String(startMs)}`;
    return { of: 'start', message };
  }
  return undefined;
}
