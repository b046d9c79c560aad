import { countUpTo, valueAt } from '../kernel/column.ts';
import {
  goldTable,
  refreshState,
  silverTable,
  tableHappening,
  type SnowflakeState,
  type TableId,
} from './types.ts';

/** One row of STREAMING_GOLD_ACTIVITY_BY_COUNTRY. */
export interface GoldRow {
  /** Start of the minute, ms. */
  windowMinute: number;
  /** Number of the country, -1 for NULL. */
  country: number;
  eventCount: number;
  purchases: number;
  uniqueUsers: number;
  engagements: number;
}

/**
 * Row of the refresh log that gave the table its content at `timeMs`: its last success that had
 * ended by then; -1 when the table was not filled yet.
 */
export function lastRefreshAt(state: SnowflakeState, id: TableId, timeMs: number): number {
  const { refreshes } = state;
  const emptiedAt = lastEmptiedAt(state, id, timeMs);
  for (let row = countUpTo(refreshes.at, timeMs) - 1; row >= 0; row--) {
    if (valueAt(refreshes.at, row) < emptiedAt) return -1;
    if (valueAt(refreshes.table, row) !== id) continue;
    const done = valueAt(refreshes.state, row) === refreshState.succeeded;
    if (done && valueAt(refreshes.endedAt, row) <= timeMs) return row;
  }
  return -1;
}

/**
 * Actual lag at `timeMs`, ms: the age of the data timestamp of the last completed refresh
 * (semantics.md E). Never negative; NaN before the first refresh.
 */
export function actualLagAt(state: SnowflakeState, id: TableId, timeMs: number): number {
  return timeMs - valueAt(state.refreshes.dataTimestamp, lastRefreshAt(state, id, timeMs));
}

/** The rows of Gold as a query at `timeMs` reads them, by minute, then country. */
export function goldAt(state: SnowflakeState, timeMs: number): GoldRow[] {
  return goldOfRefresh(state, lastRefreshAt(state, goldTable, timeMs));
}

/** The rows of Gold as a refresh (row of the refresh log) left them; none for -1. */
export function goldOfRefresh(state: SnowflakeState, refresh: number): GoldRow[] {
  const { gold, refreshes } = state;
  if (refresh < 0) return [];
  const newest = new Map<number, number>();
  const to = valueAt(refreshes.outTo, refresh);
  for (let row = valueAt(refreshes.base, refresh); row < to; row++) {
    newest.set(valueAt(gold.changes.group, row), row);
  }
  const rows = [...newest].map(([group, row]) => ({
    windowMinute: valueAt(gold.minute, group) * 60_000,
    country: valueAt(gold.country, group),
    eventCount: valueAt(gold.changes.eventCount, row),
    purchases: valueAt(gold.changes.purchases, row),
    uniqueUsers: valueAt(gold.changes.uniqueUsers, row),
    engagements: valueAt(gold.changes.engagements, row),
  }));
  return rows.sort((a, b) => a.windowMinute - b.windowMinute || a.country - b.country);
}

/** Rows of Silver that a query at `timeMs` sees: from (included) to (excluded). */
export function silverRangeAt(state: SnowflakeState, timeMs: number): { from: number; to: number } {
  const refresh = lastRefreshAt(state, silverTable, timeMs);
  if (refresh < 0) return { from: 0, to: 0 };
  return {
    from: valueAt(state.refreshes.base, refresh),
    to: valueAt(state.refreshes.outTo, refresh),
  };
}

function lastEmptiedAt(state: SnowflakeState, id: TableId, timeMs: number): number {
  const { at, table, what } = state.tableLog;
  for (let row = countUpTo(at, timeMs) - 1; row >= 0; row--) {
    if (valueAt(table, row) !== id) continue;
    if (valueAt(what, row) === tableHappening.replacedEmpty) return valueAt(at, row);
  }
  return -Infinity;
}
