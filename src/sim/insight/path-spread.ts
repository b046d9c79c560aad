import { valueAt } from '../kernel/column.ts';
import type { Run } from '../run/run.ts';
import { Fate } from '../spark/fate.ts';
import { windowsOf } from '../spark/windows.ts';
import { latencies } from './latency.ts';
import { spreadOf } from './spread.ts';
import type { Spread } from './spread.ts';

/**
 * How long all events of a run took from their creation to the end of each path, ms: until the
 * last of their windows came out of Gold on Databricks, and until the dashboard showed them.
 */
export function pathSpreads(run: Run): Record<'databricks' | 'snowflake', Spread> {
  const snowflake = latencies(run).snowflake.dashboard;
  const nothing = spreadOf(new Float64Array(0), new Float64Array(0));
  return {
    databricks: spreadOf(run.events.createdMs, finalTimes(run)),
    snowflake: snowflake ?? nothing,
  };
}

/** When the last window of each event came out of Gold, ms; NaN where not all came. */
function finalTimes(run: Run): Float64Array {
  const { results, output, read, fates } = run.state.gold;
  const given = new Map<number, { row: number; endMs: number }[]>();
  for (let row = 0; row < results.at.length; row++) {
    const to = valueAt(results.outputTo, row);
    for (let out = valueAt(results.outputFrom, row); out < to; out++) {
      const key = keyOf(output.startMs[out] ?? NaN, output.key[out] ?? -1);
      const one = { row, endMs: output.endMs[out] ?? NaN };
      const rows = given.get(key);
      if (rows) rows.push(one);
      else given.set(key, [one]);
    }
  }
  const finals = new Float64Array(run.events.length).fill(NaN);
  for (let row = 0; row < results.at.length; row++) {
    const shape = {
      windowMs: valueAt(results.windowMs, row),
      slideMs: valueAt(results.slideMs, row),
      startMs: valueAt(results.startMs, row),
    };
    const to = valueAt(results.readTo, row);
    for (let i = valueAt(results.readFrom, row); i < to; i++) {
      const event = valueAt(run.state.silver.event, valueAt(read.silverRow, i));
      if (!Number.isNaN(finals[event] ?? 0) || fates.fate[i] === Fate.dropped) continue;
      const windows = windowsOf(read.timesMs[i] ?? NaN, shape).slice(fates.lostWindows[i]);
      let last = -Infinity;
      for (const { startMs, endMs } of windows) {
        const rows = given.get(keyOf(startMs, run.events.country[event] ?? -1)) ?? [];
        const first = rows.find((one) => one.row >= row && one.endMs === endMs);
        last = Math.max(last, first === undefined ? NaN : valueAt(results.at, first.row));
      }
      finals[event] = last;
    }
  }
  return finals;
}

/** Window starts are whole ms below 2^43; countries lie below 512 here. */
function keyOf(startMs: number, country: number): number {
  return startMs * 512 + country + 1;
}
