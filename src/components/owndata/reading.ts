import type { EventColumns } from '../../sim/index.ts';
import { glanceAt, type Columns, type Glance, type Row } from './columns.ts';
import { readRows } from './rows.ts';
import { readTime } from './times.ts';

/** How many rows of a file are read; what comes after is said to be left out. */
export const MOST_ROWS = 500_000;

/** A row that could not be used: its line in the file and why. */
interface BadRow {
  line: number;
  reason: string;
}

/** A file read: its events in the order of their arrival, and what was wrong with it. */
export interface Reading {
  events: EventColumns;
  rows: number;
  badCount: number;
  /** The first bad rows. */
  bad: readonly BadRow[];
  /** The file goes on after the last row that is read. */
  cut: boolean;
}

/** How many bad rows are kept to be shown. */
const SHOWN_BAD = 50;
const GLANCE_ROWS = 50;

/** The names of the columns and a guess, from the first rows. */
export function glance(text: string): Glance {
  const rows: Row[] = [];
  const names = new Set<string>();
  const more = () => rows.length < GLANCE_ROWS;
  readRows(text, {
    row: (_, row) => {
      rows.push(row);
      for (const name of Object.keys(row)) names.add(name);
      return more();
    },
    bad: more,
    at: () => undefined,
  });
  return glanceAt([...names], rows);
}

/**
 * Reads every row's two times and key. `onRow` hears now and then how far the reading has come
 * (0 to 1) and how many rows it has.
 */
export function readEvents(
  text: string,
  columns: Columns,
  onRow: (share: number, rows: number) => void = () => undefined,
): Reading {
  const eventTime: number[] = [];
  const arrival: number[] = [];
  const key: number[] = [];
  const keys = new Map<string, number>();
  const bad: BadRow[] = [];
  let rows = 0;
  let badCount = 0;
  let cut = false;
  const note = (line: number, reason: string) => {
    badCount++;
    if (bad.length < SHOWN_BAD) bad.push({ line, reason });
  };
  const take = (line: number, row: Row) => {
    const event = readTime(row[columns.event] ?? '', columns.eventForm, columns.zone);
    if (typeof event === 'string') return note(line, `${columns.event} ${event}`);
    const arrives = readTime(row[columns.arrival] ?? '', columns.arrivalForm, columns.zone);
    if (typeof arrives === 'string') return note(line, `${columns.arrival} ${arrives}`);
    const name = columns.key === '' ? 'all' : (row[columns.key] ?? '');
    const index = keys.get(name) ?? keys.size;
    keys.set(name, index);
    eventTime.push(event);
    arrival.push(arrives);
    key.push(index);
  };
  const counted = (read: () => void) => {
    if (rows >= MOST_ROWS) {
      cut = true;
      return false;
    }
    rows++;
    read();
    return true;
  };
  readRows(text, {
    row: (line, row) => counted(() => take(line, row)),
    bad: (line, reason) => counted(() => note(line, reason)),
    at: (read) => {
      if (rows % 20_000 === 0) onRow(read / text.length, rows);
    },
  });
  const events = byArrival(eventTime, arrival, key, [...keys.keys()]);
  return { events, rows, badCount, bad, cut };
}

/** Columns in the order of arrival; rows that arrive together stay as they were. */
function byArrival(
  eventTime: readonly number[],
  arrival: readonly number[],
  key: readonly number[],
  keys: readonly string[],
): EventColumns {
  const order = Uint32Array.from(arrival, (_, i) => i);
  const sorted = arrival.every((at, i) => i === 0 || (arrival[i - 1] ?? 0) <= at);
  if (!sorted) order.sort((a, b) => (arrival[a] ?? 0) - (arrival[b] ?? 0) || a - b);
  return {
    eventTimeMs: Float64Array.from(order, (row) => eventTime[row] ?? NaN),
    arrivalMs: Float64Array.from(order, (row) => arrival[row] ?? NaN),
    key: Int32Array.from(order, (row) => key[row] ?? 0),
    keys,
  };
}
