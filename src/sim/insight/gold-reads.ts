import { valueAt } from '../kernel/column.ts';
import type { Run } from '../run/run.ts';
import type { TimeWindow } from '../spark/windows.ts';

/** One window of an event as the sink of Gold got it. */
export interface ShownWindow extends TimeWindow {
  /** Closed to this event. */
  lost: boolean;
  /** When a row of this window and country, with the event in it, was committed; NaN for never. */
  shownAtMs: number;
}

/** Every time that Gold read a row of Silver: rows of its `read`, usually one. */
export function goldReadsOf(run: Run, silverRow: number): number[] {
  const { silverRow: rows } = run.state.gold.read;
  const reads: number[] = [];
  if (silverRow < 0) return reads;
  const used = rows.data.subarray(0, rows.length);
  for (let read = used.indexOf(silverRow); read >= 0; read = used.indexOf(silverRow, read + 1)) {
    reads.push(read);
  }
  return reads;
}

/** The row of Gold's results whose batch took the row read, NaN when none has reached the sink. */
export function resultForRead(run: Run, read: number): number {
  const { results } = run.state.gold;
  for (let row = 0; read >= 0 && row < results.at.length; row++) {
    if (valueAt(results.readFrom, row) <= read && read < valueAt(results.readTo, row)) return row;
  }
  return NaN;
}

/** When each window of an event came out of Gold with the event counted in it. */
export function shownWindows(
  run: Run,
  event: number,
  read: number,
  windows: readonly TimeWindow[],
): ShownWindow[] {
  const { gold } = run.state;
  const result = resultForRead(run, read);
  const country = run.events.country[event] ?? -1;
  const lostCount = read < 0 ? 0 : (gold.fates.lostWindows[read] ?? 0);
  return windows.map((window, i) => {
    const lost = !Number.isNaN(result) && i < lostCount;
    const shownAtMs = lost || Number.isNaN(result) ? NaN : outputAt(run, result, window, country);
    return { ...window, lost, shownAtMs };
  });
}

/** When the first output of (window, country) was committed at or after a row of results. */
function outputAt(
  run: Run,
  result: number,
  { startMs, endMs }: TimeWindow,
  country: number,
): number {
  const { results, output } = run.state.gold;
  for (let row = result; row < results.at.length; row++) {
    const to = valueAt(results.outputTo, row);
    for (let out = valueAt(results.outputFrom, row); out < to; out++) {
      if (
        output.startMs[out] === startMs &&
        output.endMs[out] === endMs &&
        output.key[out] === country
      ) {
        return valueAt(results.at, row);
      }
    }
  }
  return NaN;
}
