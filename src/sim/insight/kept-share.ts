import type { WatermarkQuery } from '../spark/query.ts';
import { runWatermark } from '../spark/run.ts';
import type { EventColumns, Schedule } from '../spark/run.ts';
import { placeOnGrid } from '../spark/windows.ts';

/** For every event with a time that a batch took: the delay it needs, ms, ascending. */
type NeededDelays = Float64Array;

/**
 * The smallest watermark delay (integer ms, 0 or more) under which each event counts in all its
 * windows. An event loses its earliest window when `end <= highest event time - delay`, with the
 * highest event time that its batch is judged by (semantics.md A0 rules 4 and 7, A3); which batch
 * takes which event does not depend on the delay, so one run under a delay of 0 says it for all.
 * The output mode has no say: complete mode would keep everything.
 */
export function neededDelays(
  events: EventColumns,
  query: WatermarkQuery,
  schedule: Schedule,
): NeededDelays {
  const run = runWatermark(events, { ...query, mode: 'append', delayMs: 0 }, schedule);
  const needed = new Float64Array(events.eventTimeMs.length);
  const place = { index: 0, count: 0 };
  let length = 0;
  for (const batch of run.batches) {
    for (let row = batch.firstRow; row < batch.endRow; row++) {
      const timeMs = events.eventTimeMs[row] ?? NaN;
      if (Number.isNaN(timeMs)) continue;
      placeOnGrid(timeMs, query, query.startMs, place);
      if (place.count === 0) continue;
      const first = place.index - place.count + 1;
      const endMs = query.startMs + first * query.slideMs + query.windowMs;
      needed[length++] = Math.max(0, batch.lateWatermarkMs - endMs + 1);
    }
  }
  return needed.subarray(0, length).sort();
}

/** The smallest delay (ms) that keeps at least `share` (0 to 1) of the events; NaN without any. */
export function delayKeeping(needed: NeededDelays, share: number): number {
  const rank = Math.ceil(share * needed.length);
  return needed.length === 0 ? NaN : (needed[Math.max(0, rank - 1)] ?? NaN);
}

/** The share (0 to 1) of events that count in all their windows under `delayMs`; NaN without any. */
export function shareKept(needed: NeededDelays, delayMs: number): number {
  let low = 0;
  let high = needed.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((needed[middle] ?? Infinity) <= delayMs) low = middle + 1;
    else high = middle;
  }
  return needed.length === 0 ? NaN : low / needed.length;
}
