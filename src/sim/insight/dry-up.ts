import { countUpTo, valueAt } from '../kernel/column.ts';
import type { Column } from '../kernel/column.ts';
import type { Run } from '../run/run.ts';
import { goldTable, refreshState, silverTable } from '../snowflake/types.ts';

/** The stages whose flow can be watched, in the order in which an event meets them. */
export const stages = [
  ...(['topic', 'databricks-bronze', 'databricks-silver', 'databricks-gold'] as const),
  ...(['files', 'snowflake-bronze', 'snowflake-silver', 'snowflake-gold', 'dashboard'] as const),
] as const;

export type Stage = (typeof stages)[number];

/** When the generator was stopped for good, ms; NaN when it was not. */
export function generatorStoppedMs({ scenario, startMs }: Run): number {
  const last = scenario.actions
    .filter((action) => 'what' in action && action.what === 'generator')
    .reduce<{ at: number; do: string } | undefined>(
      (latest, action) => (latest && latest.at > action.at ? latest : action),
      undefined,
    );
  return last?.do === 'stop' ? startMs + last.at : NaN;
}

/**
 * When each stage got something new for the last time in this run, ms; NaN for never. After the
 * generator has been stopped, this is when the stage dried up.
 */
export function lastNewAt(run: Run): Record<Stage, number> {
  const { bronze, silver, gold, storage, snowflake, page } = run.state;
  const { data, length } = storage.files.closedAt;
  const files = data.subarray(0, length).filter((at) => !Number.isNaN(at));
  return {
    topic: lastArrival(run),
    'databricks-bronze': lastGrowth(bronze.table.at, bronze.table.rows),
    'databricks-silver': lastGrowth(silver.table.at, silver.table.rows),
    'databricks-gold': lastGrowth(gold.results.at, gold.results.outputTo),
    files: files.length === 0 ? NaN : files.reduce((a, b) => Math.max(a, b)),
    'snowflake-bronze': lastGrowth(snowflake.loads.at, snowflake.loads.bronzeTo),
    'snowflake-silver': lastChange(run, silverTable),
    'snowflake-gold': lastChange(run, goldTable),
    dashboard: lastPicture(page.refreshes.shownAt, page.refreshes.source, run),
  };
}

function lastArrival({ events, endMs }: Run): number {
  const came = countUpTo({ length: events.length, data: events.arrivalMs }, endMs);
  return events.arrivalMs[came - 1] ?? NaN;
}

function lastGrowth(at: Column, rows: Column): number {
  for (let row = rows.length - 1; row > 0; row--) {
    if (valueAt(rows, row) > valueAt(rows, row - 1)) return valueAt(at, row);
  }
  return valueAt(rows, 0) > 0 ? valueAt(at, 0) : NaN;
}

function changed(run: Run, refresh: number): boolean {
  const { refreshes } = run.state.snowflake;
  const succeeded = valueAt(refreshes.state, refresh) === refreshState.succeeded;
  return succeeded && valueAt(refreshes.outTo, refresh) > valueAt(refreshes.outFrom, refresh);
}

function lastChange(run: Run, table: number): number {
  const { refreshes } = run.state.snowflake;
  for (let row = refreshes.at.length - 1; row >= 0; row--) {
    if (valueAt(refreshes.table, row) === table && changed(run, row)) {
      return valueAt(refreshes.endedAt, row);
    }
  }
  return NaN;
}

/** The first answer that shows the last change of Gold. */
function lastPicture(shownAt: Column, source: Column, run: Run): number {
  const { refreshes } = run.state.snowflake;
  let last = NaN;
  let shown = -1;
  for (let row = 0; row < shownAt.length; row++) {
    const refresh = valueAt(source, row);
    if (Number.isNaN(valueAt(shownAt, row)) || refresh <= shown) continue;
    for (let i = shown + 1; i <= refresh; i++) {
      if (valueAt(refreshes.table, i) === goldTable && changed(run, i))
        last = valueAt(shownAt, row);
    }
    shown = refresh;
  }
  return last;
}
