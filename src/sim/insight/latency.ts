import { valueAt } from '../kernel/column.ts';
import type { Column } from '../kernel/column.ts';
import type { Run } from '../run/run.ts';
import { goldTable, loadStatus, refreshState, silverTable } from '../snowflake/types.ts';
import { spreadOf } from './spread.ts';
import type { Spread } from './spread.ts';

/** Times of arrival at each stop, by event; NaN where it never came. */
type Arrivals = Record<string, Float64Array>;

/**
 * The distribution of the way from creation to each stop, over all events of a run that got
 * there; the first copy of an event counts.
 */
export function latencies(run: Run): {
  databricks: Record<string, Spread>;
  snowflake: Record<string, Spread>;
} {
  const spreads = (arrivals: Arrivals) =>
    Object.fromEntries(
      Object.entries(arrivals).map(([stop, at]) => [stop, spreadOf(run.events.createdMs, at)]),
    );
  return { databricks: spreads(sparkArrivals(run)), snowflake: spreads(snowflakeArrivals(run)) };
}

function sparkArrivals(run: Run): Arrivals {
  const { bronze, silver, gold } = run.state;
  const inGold = blank(run);
  for (let row = 0; row < gold.results.at.length; row++) {
    const to = valueAt(gold.results.readTo, row);
    for (let read = valueAt(gold.results.readFrom, row); read < to; read++) {
      note(inGold, valueAt(silver.event, valueAt(gold.read.silverRow, read)), gold.results.at, row);
    }
  }
  return {
    bronze: throughVersions(run, bronze.table, bronze.event),
    silver: throughVersions(run, silver.table, silver.event),
    gold: inGold,
  };
}

function throughVersions(run: Run, table: { at: Column; rows: Column }, events: Column) {
  const arrived = blank(run);
  let row = 0;
  for (let version = 0; version < table.at.length; version++) {
    const to = valueAt(table.rows, version);
    for (; row < to; row++) note(arrived, valueAt(events, row), table.at, version);
  }
  return arrived;
}

function snowflakeArrivals(run: Run): Arrivals {
  const { snowflake, page } = run.state;
  const { loads, bronze, silver, refreshes } = snowflake;
  const inBronze = blank(run);
  for (let load = 0; load < loads.at.length; load++) {
    if (valueAt(loads.status, load) === loadStatus.failed) continue;
    const to = valueAt(loads.bronzeTo, load);
    for (let row = valueAt(loads.bronzeFrom, load); row < to; row++) {
      note(inBronze, valueAt(bronze.event, row), loads.at, load);
    }
  }
  const [inSilver, inGold, shown] = [blank(run), blank(run), blank(run)];
  let answer = 0;
  for (let row = 0; row < refreshes.at.length; row++) {
    if (valueAt(refreshes.state, row) !== refreshState.succeeded) continue;
    const isSilver = valueAt(refreshes.table, row) === silverTable;
    if (!isSilver && valueAt(refreshes.table, row) !== goldTable) continue;
    const endedAt = valueAt(refreshes.endedAt, row);
    while (!isSilver && answer < page.refreshes.at.length) {
      if (valueAt(page.refreshes.at, answer) >= endedAt) break;
      answer++;
    }
    const from = valueAt(isSilver ? refreshes.outFrom : refreshes.readFrom, row);
    const to = valueAt(isSilver ? refreshes.outTo : refreshes.readTo, row);
    for (let i = from; i < to; i++) {
      const event = valueAt(silver.event, i);
      note(isSilver ? inSilver : inGold, event, refreshes.endedAt, row);
      if (!isSilver) note(shown, event, page.refreshes.shownAt, answer);
    }
  }
  return { bronze: inBronze, silver: inSilver, gold: inGold, dashboard: shown };
}

function blank(run: Run): Float64Array {
  return new Float64Array(run.events.length).fill(NaN);
}

function note(arrived: Float64Array, event: number, at: Column, row: number): void {
  if (Number.isNaN(arrived[event] ?? 0)) arrived[event] = valueAt(at, row);
}
