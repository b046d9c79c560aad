/** What the picture says at a moment, read from the runs: facts, no shapes. */
import { eventAtOffset, pipelineAt, stateAt, timeText } from '../../sim/index.ts';
import { ZONES } from './city.ts';
import { at, CONCERT_ENDS, type Evening } from './evening.ts';

/** Reports of the last five minutes by zone, 0 for none. */
type Counts = ReadonlyMap<string, number>;

/** From when to when the city's clock runs in a scene; a scene without one stands still. */
const CITY_TIMES: Record<string, readonly [number, number]> = {
  dispatch: [at(18, 2), at(18, 2, 20)],
  report: [at(18, 2, 20), at(18, 2, 42)],
  gap: [at(18, 3), at(18, 23)],
  log: [at(18, 2), at(18, 4)],
  late: [at(18, 3), at(18, 13)],
  now: [at(17, 58), at(18, 10)],
};

/** The time of day in a scene, ms, when `share` (0 to 1) of it is gone. */
export function cityTime(scene: string, share: number): number {
  const [from, to] = CITY_TIMES[scene] ?? [CONCERT_ENDS, CONCERT_ENDS];
  return from + (to - from) * share;
}

/** A time of day as `18:02`. */
export const hourText = (ms: number): string => timeText(ms).slice(0, 5);

const known = new WeakMap<Evening, Map<number, Counts>>();

/** The live map at `cityMs`: the newest window that was whole when the last batch ended. */
export function countsAt(evening: Evening, cityMs: number): Counts {
  const { live } = evening;
  const batch = live.batches.findLastIndex(({ endedAtMs }) => endedAtMs <= cityMs);
  const cache = known.get(evening) ?? new Map<number, Counts>();
  known.set(evening, cache);
  const before = cache.get(batch);
  if (before) return before;
  const started = live.batches[batch]?.startedAtMs ?? -Infinity;
  const { open } = stateAt(live, cityMs);
  const ends = open.map(({ endMs }) => endMs).filter((endMs) => endMs <= started);
  const newest = Math.max(...ends);
  const counts = new Map(
    open
      .filter(({ endMs }) => endMs === newest)
      .map(({ key, count }) => [live.events.keys[key] ?? '', count]),
  );
  cache.set(batch, counts);
  return counts;
}

/** How busy a zone can be on the live map: what full yellow stands for. */
export function busiest(evening: Evening): number {
  const moments = Array.from({ length: 25 }, (_, minute) => at(17, 58) + minute * 60_000);
  return Math.max(...moments.flatMap((ms) => [...countsAt(evening, ms).values()]));
}

/** The two clocks under the live map, ms: when it was asked, and how old its newest report is. */
export function clocksAt(evening: Evening, cityMs: number): { queryMs: number; ageMs: number } {
  const { lastBatch, maxEventTimeMs } = stateAt(evening.live, cityMs);
  const queryMs = lastBatch?.endedAtMs ?? NaN;
  return { queryMs, ageMs: cityMs - maxEventTimeMs };
}

/** One report in the tunnel scene. */
interface Mark {
  row: number;
  cab: number;
  eventMs: number;
  arrivalMs: number;
}

/** The reports of some cabs that happened by `cityMs` and after `fromMs`, arrived or not. */
export function marksAt(
  evening: Evening,
  cabs: readonly number[],
  fromMs: number,
  cityMs: number,
): Mark[] {
  const { eventTimeMs, arrivalMs } = evening.live.events;
  const marks: Mark[] = [];
  for (let row = 0; row < eventTimeMs.length; row++) {
    const cab = evening.cabs[row] ?? -1;
    const eventMs = eventTimeMs[row] ?? NaN;
    if (eventMs < fromMs || eventMs > cityMs || !cabs.includes(cab)) continue;
    marks.push({ row, cab, eventMs, arrivalMs: arrivalMs[row] ?? NaN });
  }
  return marks;
}

/** A record in a lane of the log: its offset, and the zone its cab reported from. */
interface LaneRecord {
  offset: number;
  zone: string;
  arrivalMs: number;
}

/** The lanes of the log at `cityMs`: newest records, and how far each reader has come. */
export function lanesAt({ log }: Evening, cityMs: number, newest: number) {
  return pipelineAt(log, cityMs).partitions.map(({ start, end, relay, spark }, partition) => {
    const first = Math.max(start, end - newest);
    const records = Array.from({ length: end - first }, (_, i): LaneRecord => {
      const row = eventAtOffset(log, partition, first + i);
      const { country, countries, arrivalMs } = log.events;
      const zone = countries[country[row] ?? 0] ?? ZONES[0]?.name ?? '';
      return { offset: first + i, zone, arrivalMs: arrivalMs[row] ?? NaN };
    });
    return { partition, end, records, readers: [Math.max(spark, 0), Math.max(relay, 0)] as const };
  });
}
