import type { Evening } from './evening.ts';
import { busiest, countsAt } from './moment.ts';

const scales = new WeakMap<Evening, number>();

/** How long a zone takes to change to its new count, ms of the city's time. */
const CHANGE_MS = 20_000;

/** How full each zone is on the live map, 0 to 1; it changes softly after each batch. */
export function busyNow(evening: Evening, cityMs: number): (zone: string) => number {
  const most = scales.get(evening) ?? busiest(evening);
  scales.set(evening, most);
  const last = evening.live.batches.findLast(({ endedAtMs }) => endedAtMs <= cityMs);
  const changed = Math.min(1, (cityMs - (last?.endedAtMs ?? -Infinity)) / CHANGE_MS);
  const now = countsAt(evening, cityMs);
  const before = countsAt(evening, (last?.endedAtMs ?? cityMs) - 1);
  return (zone) => {
    const was = before.get(zone) ?? 0;
    // A root, so that a zone with half the reports can still be told from an empty one.
    return Math.sqrt((was + ((now.get(zone) ?? 0) - was) * changed) / most) ** 1.5;
  };
}
