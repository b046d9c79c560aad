import type { Run } from '../run/run.ts';

/** Row of the run's events that lies at an offset of a partition, -1 for none. */
export function eventAtOffset(run: Run, partition: number, offset: number): number {
  const log = run.state.topic.logs[partition];
  if (log === undefined || offset < log.base || offset >= log.end) return -1;
  return log.ref[offset - log.base] ?? -1;
}

/** Row of the event with this number (its `id`), -1 for none. */
export function eventOfId(run: Run, id: number): number {
  return run.events.id.subarray(0, run.events.length).indexOf(id);
}

/** Row of the first event that comes to the topic after `tMs`, -1 for none. */
export function nextArrival(run: Run, tMs: number): number {
  const { arrivalMs, length } = run.events;
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((arrivalMs[middle] ?? Infinity) <= tMs) low = middle + 1;
    else high = middle;
  }
  // What is still on its way at the end never gets there in this run.
  return (arrivalMs[low] ?? Infinity) <= run.endMs ? low : -1;
}
