import { fieldsOf } from '../run/fields.ts';
import type { EventFields } from '../activity/events.ts';
import { valueAt } from '../kernel/column.ts';
import type { Column } from '../kernel/column.ts';
import type { Run } from '../run/run.ts';
import { Fate } from '../spark/fate.ts';
import { windowsOf } from '../spark/windows.ts';
import { goldReadsOf, resultForRead, shownWindows } from './gold-reads.ts';
import type { ShownWindow } from './gold-reads.ts';
import { copiesOf } from './relay-copies.ts';
import type { RelayCopy } from './relay-copies.ts';

/** One stop on an event's way; `atMs` is NaN when it never got there in this run. */
export interface Stop {
  name: string;
  atMs: number;
}

/** Everything that happened to one event, on both paths. All times ms. */
export interface Journey {
  event: number;
  id: number;
  fields: EventFields;
  createdMs: number;
  eventTimeMs: number;
  /** Where the topic has it; partition -1 while it is on its way. */
  partition: number;
  offset: number;
  /** created, topic, bronze, silver, gold (counted), shown (first window), all windows shown. */
  databricks: Stop[];
  /** created, topic, relay, flushed, uploaded, bronze, silver, gold, dashboard. */
  snowflake: Stop[];
  /** What Gold on Databricks made of it, and its windows there. */
  fate: number;
  lostWindows: number;
  windows: ShownWindow[];
  /** Every time that the relay read it: more than one means a duplicate or a lost buffer. */
  copies: RelayCopy[];
}

/** Follows one event (row of the run's events) from its creation to both dashboards. */
export function journeyOf(run: Run, event: number): Journey {
  const { events, state } = run;
  const createdMs = events.createdMs[event] ?? NaN;
  const eventTimeMs = events.eventTimeMs[event] ?? NaN;
  const { partition, offset, atMs: topicMs } = placeInTopic(run, event);
  const begin = [
    { name: 'created', atMs: createdMs },
    { name: 'topic', atMs: topicMs },
  ];
  const bronzeRow = rowOf(state.bronze.event, event);
  const silverRow = rowOf(state.silver.event, event);
  const read = goldReadsOf(run, silverRow)[0] ?? -1;
  const result = resultForRead(run, read);
  const windows = shownWindows(run, event, read, windowsOf(eventTimeMs, shapeOf(run, result)));
  const shown = windows.map((w) => w.shownAtMs).filter((at) => !Number.isNaN(at));
  const kept = windows.filter((w) => !w.lost).length;
  const copies = copiesOf(run, event);
  const first = copies.find((copy) => !Number.isNaN(copy.goldMs)) ?? copies.at(-1);
  return {
    event,
    id: events.id[event] ?? NaN,
    fields: fieldsOf(events, event),
    createdMs,
    eventTimeMs,
    partition,
    offset,
    databricks: [
      ...begin,
      { name: 'bronze', atMs: committedAt(state.bronze.table, bronzeRow) },
      { name: 'silver', atMs: committedAt(state.silver.table, silverRow) },
      { name: 'gold', atMs: valueAt(state.gold.results.at, result) },
      { name: 'shown', atMs: shown.length > 0 ? Math.min(...shown) : NaN },
      { name: 'final', atMs: shown.length === kept && kept > 0 ? Math.max(...shown) : NaN },
    ],
    snowflake: [
      ...begin,
      { name: 'relay', atMs: first?.takenMs ?? NaN },
      { name: 'flushed', atMs: first?.flushedMs ?? NaN },
      { name: 'uploaded', atMs: first?.uploadedMs ?? NaN },
      { name: 'bronze', atMs: first?.bronzeMs ?? NaN },
      { name: 'silver', atMs: first?.silverMs ?? NaN },
      { name: 'gold', atMs: first?.goldMs ?? NaN },
      { name: 'dashboard', atMs: first?.dashboardMs ?? NaN },
    ],
    fate: read < 0 || Number.isNaN(result) ? Fate.pending : (state.gold.fates.fate[read] ?? 0),
    lostWindows: read < 0 ? 0 : (state.gold.fates.lostWindows[read] ?? 0),
    windows,
    copies,
  };
}

function placeInTopic(run: Run, event: number) {
  for (const [partition, log] of run.state.topic.logs.entries()) {
    // Records lie in the order of their events, so this is a binary search.
    let low = 0;
    let high = log.end - log.base;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((log.ref[middle] ?? Infinity) < event) low = middle + 1;
      else high = middle;
    }
    if (low < log.end - log.base && log.ref[low] === event) {
      return { partition, offset: log.base + low, atMs: log.at[low] ?? NaN };
    }
  }
  return { partition: -1, offset: -1, atMs: NaN };
}

/** The first row that holds the event, -1 for none. */
function rowOf(events: Column, event: number): number {
  return events.data.subarray(0, events.length).indexOf(event);
}

/** When the row was committed: the first version that reaches beyond it. */
function committedAt(table: { at: Column; rows: Column }, row: number): number {
  if (row < 0) return NaN;
  let low = 0;
  let high = table.at.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (valueAt(table.rows, middle) <= row) low = middle + 1;
    else high = middle;
  }
  return valueAt(table.at, low);
}

/** The windows of the batch that judged the event, or those of the settings until then. */
function shapeOf(run: Run, result: number) {
  const { results } = run.state.gold;
  if (Number.isNaN(result)) {
    const { windowMs, slideMs, windowStartMs: startMs } = run.state.settings.spark;
    return { windowMs, slideMs, startMs };
  }
  return {
    windowMs: valueAt(results.windowMs, result),
    slideMs: valueAt(results.slideMs, result),
    startMs: valueAt(results.startMs, result),
  };
}
