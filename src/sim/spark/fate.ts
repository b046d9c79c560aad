import type { WatermarkQuery } from './query.ts';
import type { WatermarkRules } from './rules.ts';
import type { GridPlace } from './windows.ts';

/**
 * What became of an event. Late means older than the highest event time of earlier batches; a
 * late event may still count in all, some or none of its windows.
 */
export const Fate = {
  pending: 0,
  onTime: 1,
  lateCounted: 2,
  partlyLate: 3,
  dropped: 4,
  noTime: 5,
} as const;

/** One fate a row, and what led to it; rows are events in the order of their arrival. */
export interface Fates {
  fate: Uint8Array;
  /** How many of the event's windows were closed to it. */
  lostWindows: Uint16Array;
  /** Number of the batch that took the event, -1 while it waits. */
  eventBatch: Int32Array;
}

/** Everything pending, for `rows` events. */
export function createFates(rows: number): Fates {
  return {
    fate: new Uint8Array(rows),
    lostWindows: new Uint16Array(rows),
    eventBatch: new Int32Array(rows).fill(-1),
  };
}

/** How many of an event's windows are closed to a watermark (ms); complete mode loses none. */
export function countLost(
  place: GridPlace,
  query: WatermarkQuery,
  rules: WatermarkRules,
  gridStartMs: number,
  lateWatermarkMs: number,
): number {
  if (query.mode === 'complete') return 0;
  const lastEndMs = gridStartMs + place.index * query.slideMs + query.windowMs;
  let lost = place.count;
  // The windows close oldest first, so the search may start with the oldest and stop at the
  // first open one; nearly always that is the first look.
  for (let i = place.count - 1; i >= 0; i--) {
    if (rules.closes(lastEndMs - i * query.slideMs, lateWatermarkMs)) continue;
    lost = place.count - 1 - i;
    break;
  }
  return lost;
}

/** The fate of an event with a time, given the highest event time (ms) of earlier batches. */
export function fateOf(
  eventTimeMs: number,
  maxBeforeMs: number,
  windows: number,
  lost: number,
): number {
  if (lost === windows) return Fate.dropped;
  if (lost > 0) return Fate.partlyLate;
  return eventTimeMs < maxBeforeMs ? Fate.lateCounted : Fate.onTime;
}
