/**
 * The watermark of a query: one global value over all `withWatermark` nodes, in ms, that starts
 * at 0 (1970) and never goes back (semantics.md A2).
 */
export interface WatermarkTracker {
  /** Delay of each node, ms. */
  delaysMs: number[];
  /** `spark.sql.streaming.multipleWatermarkPolicy`; the checkpoint keeps it. */
  policy: 'min' | 'max';
  /** Watermark of each node, NaN until it has seen data since the start. */
  nodes: number[];
  globalMs: number;
}

/** A tracker for one node a delay (ms, 0 or more). */
export function createTracker(
  delaysMs: readonly number[],
  policy: 'min' | 'max' = 'min',
): WatermarkTracker {
  return { delaysMs: [...delaysMs], policy, nodes: delaysMs.map(() => NaN), globalMs: 0 };
}

/**
 * What the watermark would be after a batch in which node i saw `maxEventTimesMs[i]` as its
 * highest event time (NaN: no rows). Changes nothing.
 */
export function watermarkAfter(
  tracker: WatermarkTracker,
  maxEventTimesMs: readonly number[],
): number {
  return globalAfter(tracker, nodesAfter(tracker, maxEventTimesMs));
}

/** Takes the highest event time of each node at the end of a batch (semantics.md A2). */
export function updateTracker(tracker: WatermarkTracker, maxEventTimesMs: readonly number[]): void {
  tracker.nodes = nodesAfter(tracker, maxEventTimesMs);
  tracker.globalMs = globalAfter(tracker, tracker.nodes);
}

/** A new process knows the checkpoint's global value only; its nodes begin anew (A7). */
export function restartTracker(tracker: WatermarkTracker): void {
  tracker.nodes = tracker.delaysMs.map(() => NaN);
}

function nodesAfter(tracker: WatermarkTracker, maxEventTimesMs: readonly number[]): number[] {
  return tracker.nodes.map((known, i) => {
    const seen = (maxEventTimesMs[i] ?? NaN) - (tracker.delaysMs[i] ?? 0);
    return seen <= known || Number.isNaN(seen) ? known : seen;
  });
}

/** A node without data counts as 0, so under `min` it holds the others at 0. */
function globalAfter(tracker: WatermarkTracker, nodes: readonly number[]): number {
  const values = nodes.map((value) => (Number.isNaN(value) ? 0 : value));
  const chosen = tracker.policy === 'min' ? Math.min(...values) : Math.max(...values);
  return Math.max(tracker.globalMs, chosen);
}
