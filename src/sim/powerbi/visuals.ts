import type { GoldRow } from '../snowflake/view.ts';

/** A country (its number, -1 for NULL) with a number to draw. */
interface CountryValue {
  country: number;
  value: number;
}

/** A point of the line chart: one country in one minute. */
export interface LinePoint {
  windowMinute: number;
  value: number;
}

/**
 * The bar chart: SUM(event_count) by country, the largest `count` of them. Power BI's Top N keeps
 * all that tie for the last place, so there may be more.
 */
export function topCountries(rows: readonly GoldRow[], count = 10): CountryValue[] {
  const sums = [...sumBy(rows, (row) => row.eventCount)]
    .map(([country, value]) => ({ country, value }))
    .sort((a, b) => b.value - a.value || a.country - b.country);
  const least = sums[count - 1]?.value ?? -Infinity;
  return sums.filter(({ value }, index) => index < count || value === least);
}

/**
 * The card: SUM(purchases) of the minutes from `sinceMs` on. The lab labels it "last hour" but
 * filters nothing; pass the start of the hour to make the label true.
 */
export function totalPurchases(rows: readonly GoldRow[], sinceMs = -Infinity): number {
  let sum = 0;
  for (const row of rows) {
    if (sinceMs === -Infinity || row.windowMinute >= sinceMs) sum += row.purchases;
  }
  return sum;
}

/** The line chart: event_count over window_minute, one line a country. */
export function velocity(rows: readonly GoldRow[]): Map<number, LinePoint[]> {
  const lines = new Map<number, LinePoint[]>();
  for (const { windowMinute, country, eventCount: value } of rows) {
    const line = lines.get(country);
    if (line) line.push({ windowMinute, value });
    else lines.set(country, [{ windowMinute, value }]);
  }
  for (const line of lines.values()) line.sort((a, b) => a.windowMinute - b.windowMinute);
  return lines;
}

/** One line of the table visual; its measures are sums over the country's minutes. */
interface BreakdownRow {
  country: number;
  eventCount: number;
  purchases: number;
  /**
   * SUM(unique_users): who came in two minutes counts twice. A distinct count cannot be had from
   * Gold's rows; the table shows what Power BI would show.
   */
  uniqueUsers: number;
  engagements: number;
}

/** The table visual: country with the sums of the four measures, by country. */
export function breakdown(rows: readonly GoldRow[]): BreakdownRow[] {
  const byCountry = new Map<number, BreakdownRow>();
  for (const row of rows) {
    let sums = byCountry.get(row.country);
    if (!sums) {
      sums = { country: row.country, eventCount: 0, purchases: 0, uniqueUsers: 0, engagements: 0 };
      byCountry.set(row.country, sums);
    }
    sums.eventCount += row.eventCount;
    sums.purchases += row.purchases;
    sums.uniqueUsers += row.uniqueUsers;
    sums.engagements += row.engagements;
  }
  return [...byCountry.values()].sort((a, b) => a.country - b.country);
}

/** MAX(window_minute), ms: the data's own time, which goes stale when NOW() does not. */
export function newestMinute(rows: readonly GoldRow[]): number {
  let newest = NaN;
  for (const { windowMinute } of rows) {
    if (!(windowMinute <= newest)) newest = windowMinute;
  }
  return newest;
}

function sumBy(rows: readonly GoldRow[], value: (row: GoldRow) => number): Map<number, number> {
  const sums = new Map<number, number>();
  for (const row of rows) sums.set(row.country, (sums.get(row.country) ?? 0) + value(row));
  return sums;
}
