import { Fate } from '../spark/fate.ts';
import type { WatermarkQuery } from '../spark/query.ts';
import { runWatermark } from '../spark/run.ts';
import type { EventColumns, Schedule, WatermarkRun } from '../spark/run.ts';

/** What one value of a setting costs and brings. */
export interface SweepPoint {
  value: number;
  /** Events with a time that were taken by a batch, and how they fared. */
  judged: number;
  onTime: number;
  lateCounted: number;
  partlyLate: number;
  dropped: number;
  /** Share of the judged events that count in all their windows, 0 to 1; NaN without any. */
  completeness: number;
  /** Most rows that the state held after a batch. */
  maxStateRows: number;
  /** Median time from a window's end to its final row, ms; NaN when none came out. */
  medianDelayMs: number;
}

/** Runs the same events once for every value of one setting of the query. */
export function sweep(
  events: EventColumns,
  query: WatermarkQuery,
  schedule: Schedule,
  setting: 'delayMs' | 'windowMs' | 'slideMs' | 'triggerMs',
  values: readonly number[],
): SweepPoint[] {
  return values.map((value) => {
    const run =
      setting === 'triggerMs'
        ? runWatermark(events, query, { ...schedule, triggerMs: value })
        : runWatermark(events, { ...query, [setting]: value }, schedule);
    return { value, ...summaryOf(run) };
  });
}

/** What a run says in numbers: the row of a comparison table. */
export function summaryOf(run: WatermarkRun): Omit<SweepPoint, 'value'> {
  const counts = new Array<number>(6).fill(0);
  for (const fate of run.fate) counts[fate] = (counts[fate] ?? 0) + 1;
  const count = (fate: number) => counts[fate] ?? 0;
  const whole = count(Fate.onTime) + count(Fate.lateCounted);
  const judged = whole + count(Fate.partlyLate) + count(Fate.dropped);
  let maxStateRows = 0;
  for (const batch of run.batches) maxStateRows = Math.max(maxStateRows, batch.stateRows);
  return {
    judged,
    onTime: count(Fate.onTime),
    lateCounted: count(Fate.lateCounted),
    partlyLate: count(Fate.partlyLate),
    dropped: count(Fate.dropped),
    completeness: judged === 0 ? NaN : whole / judged,
    maxStateRows,
    medianDelayMs: medianDelay(run),
  };
}

/** In update and complete mode a row that comes again makes the one before it not final. */
function medianDelay(run: WatermarkRun): number {
  const finals = new Map<string, number>();
  const { output, batches } = run;
  for (let row = 0; row < output.length; row++) {
    const endMs = output.endMs[row] ?? NaN;
    const wroteMs = batches[output.batch[row] ?? -1]?.endedAtMs ?? NaN;
    finals.set(`${String(endMs)} ${String(output.key[row])}`, wroteMs - endMs);
  }
  const delays = Float64Array.from(finals.values()).sort();
  return delays.length === 0 ? NaN : (delays[Math.floor(delays.length / 2)] ?? NaN);
}
