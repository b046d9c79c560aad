import { valueAt } from '../kernel/column.ts';
import { effectiveInterval } from '../powerbi/interval.ts';
import type { EffectiveInterval } from '../powerbi/interval.ts';
import {
  breakdown,
  newestMinute,
  topCountries,
  totalPurchases,
  velocity,
} from '../powerbi/visuals.ts';
import type { LinePoint } from '../powerbi/visuals.ts';
import type { Run } from '../run/run.ts';
import { goldOfRefresh } from '../snowflake/view.ts';
import { freshnessAt } from './freshness.ts';
import { factsAt } from './facts.ts';
import { pageAt } from './page-now.ts';
import { settingsAt } from './settings-at.ts';

/** One row of the table visual, with the country's name. */
interface DashboardRow {
  country: string;
  eventCount: number;
  purchases: number;
  uniqueUsers: number;
  engagements: number;
}

/** The minutes of an hour that lie before its newest one, ms. */
const HOUR_BEFORE_MS = 59 * 60_000;

/** What stands on the dashboard page: all of it from the answers that are drawn. Times ms. */
export interface DashboardView {
  /** When the queries of the picture were sent; NaN while nothing is drawn. */
  queryMs: number;
  /** Data timestamp of the rows, and their newest minute. */
  dataMs: number;
  newestMinuteMs: number;
  /** How old the newest event in the picture is now. */
  ageMs: number;
  querying: boolean;
  /** When the page asks next; NaN for never in this run. */
  nextMs: number;
  interval: EffectiveInterval;
  top: { country: string; value: number }[];
  /** Of the hour that ends with the newest minute: the lab's measure Purchases Last Hour. */
  purchases: number;
  lines: { country: string; points: LinePoint[] }[];
  rows: DashboardRow[];
}

/** The four visuals of the dashboard as they stand on the screen at `tMs`. */
export function dashboardAt(run: Run, tMs: number): DashboardView {
  const { dashboard } = factsAt(run, tMs);
  const { refreshes } = run.state.page;
  const source = valueAt(refreshes.source, dashboard.refresh);
  const rows = goldOfRefresh(run.state.snowflake, Number.isNaN(source) ? -1 : source);
  const newestMinuteMs = newestMinute(rows);
  const name = (country: number) => run.events.countries[country] ?? 'NULL';
  return {
    queryMs: dashboard.queryMs,
    dataMs: dashboard.dataMs,
    newestMinuteMs,
    ageMs: freshnessAt(run, tMs).dashboard,
    ...pageAt(run, tMs),
    interval: effectiveInterval(settingsAt(run, tMs).powerbi),
    top: topCountries(rows).map(({ country, value }) => ({ country: name(country), value })),
    purchases: totalPurchases(rows, newestMinuteMs - HOUR_BEFORE_MS),
    lines: [...velocity(rows)]
      .map(([country, points]) => ({ country: name(country), points }))
      .sort((a, b) => sum(b.points) - sum(a.points)),
    rows: breakdown(rows)
      .map(({ country, ...sums }) => ({ country: name(country), ...sums }))
      .sort((a, b) => b.eventCount - a.eventCount),
  };
}

/**
 * How many different users a country really had in the rows that the page shows: what
 * SUM(unique_users) pretends to say. From the events, which Gold no longer has.
 */
export function distinctUsers(run: Run, tMs: number): Map<string, number> {
  const { dashboard } = factsAt(run, tMs);
  const { silver, refreshes } = run.state.snowflake;
  const source = valueAt(run.state.page.refreshes.source, dashboard.refresh);
  const to = valueAt(refreshes.readTo, source);
  const users = new Map<string, Set<number>>();
  for (let row = 0; row < to; row++) {
    const event = valueAt(silver.event, row);
    const user = run.events.user[event] ?? -1;
    const country = run.events.countries[run.events.country[event] ?? -1] ?? 'NULL';
    const seen = users.get(country) ?? new Set<number>();
    if (user >= 0) seen.add(user);
    users.set(country, seen);
  }
  return new Map([...users].map(([country, seen]) => [country, seen.size]));
}

function sum(points: readonly LinePoint[]): number {
  return points.reduce((total, { value }) => total + value, 0);
}
