import { countUpTo, valueAt } from '../kernel/column.ts';
import type { Run } from '../run/run.ts';
import { shownAt } from '../powerbi/page.ts';
import { goldTable } from '../snowflake/types.ts';
import { lastRefreshAt } from '../snowflake/view.ts';
import { deltaRangeAt } from '../spark/delta.ts';

/**
 * How old the newest event is that a reader of each result sees at `tMs`, ms; NaN while there is
 * nothing to see. By creation, so that a wrong clock does not make data look fresh.
 */
export function freshnessAt(
  run: Run,
  tMs: number,
): Record<'databricks' | 'snowflake' | 'dashboard', number> {
  const { snowflake, page } = run.state;
  const source = valueAt(page.refreshes.source, shownAt(page, tMs));
  return {
    databricks: tMs - newestWindowEnd(run, tMs),
    snowflake: tMs - newestOfRefresh(run, lastRefreshAt(snowflake, goldTable, tMs)),
    dashboard: tMs - newestOfRefresh(run, source),
  };
}

/** End of the newest window that Gold has given out: its result speaks of times up to there. */
function newestWindowEnd(run: Run, tMs: number): number {
  const { results, output, table } = run.state.gold;
  const done = countUpTo(results.at, tMs);
  const to = done === 0 ? 0 : valueAt(results.outputTo, done - 1);
  let newest = NaN;
  for (let row = deltaRangeAt(table, tMs).from; row < to; row++) {
    const end = output.endMs[row] ?? NaN;
    // A window may end in the future: it holds events up to now at most.
    if (!(end <= newest)) newest = end;
  }
  return Math.min(newest, tMs);
}

function newestOfRefresh(run: Run, refresh: number): number {
  const { silver, refreshes } = run.state.snowflake;
  const to = valueAt(refreshes.readTo, refresh);
  let newest = NaN;
  for (let row = 0; row < to; row++) {
    const created = run.events.createdMs[valueAt(silver.event, row)] ?? NaN;
    if (!(created <= newest)) newest = created;
  }
  return newest;
}
