import type { Timeline } from '../player/index.ts';

/** A story's timeline, with a stop at every minute; both times in ms. */
export function storyTimeline({
  startMs,
  durationMs,
}: {
  startMs: number;
  durationMs: number;
}): Timeline {
  const stops = Array.from({ length: durationMs / 60_000 }, (_, i) => startMs + i * 60_000);
  return { startMs, endMs: startMs + durationMs, stops };
}
