import { createMicroBatches, isNoDataBatchDue, runBatch } from './batches.ts';
import type { BatchResult } from './batches.ts';
import { createFates } from './fate.ts';
import type { Fates } from './fate.ts';
import { createOutput } from './output.ts';
import type { OutputRows } from './output.ts';
import type { WatermarkQuery } from './query.ts';
import { sparkRules } from './rules.ts';
import { firstLook, nextTriggerAfter } from './trigger.ts';

/** Events in columns, one row an event, in the order of their arrival. */
export interface EventColumns {
  /** Event time, integer ms since the epoch; NaN is a NULL event time. */
  eventTimeMs: Float64Array;
  /** When the source has the event, integer ms, ascending. */
  arrivalMs: Float64Array;
  /** Index into `keys`. */
  key: Int32Array;
  keys: readonly string[];
}

/** When the query runs. All times integer ms. */
export interface Schedule {
  /** Processing-time interval; 0 starts a batch as soon as there are rows. */
  triggerMs: number;
  /** The query's start: its first trigger fires at once. */
  startMs: number;
  /** No batch starts after this. */
  untilMs: number;
  /** Duration of every batch, and of each thousand rows in it; 0 unless given. */
  batchMs?: number;
  perThousandRowsMs?: number;
}

/** A micro-batch in time. */
export interface BatchRecord extends BatchResult {
  startedAtMs: number;
  /** The watermark that it leaves holds from here on. */
  endedAtMs: number;
}

/** Everything that happened when a query ran over events: a value, drawn at any time t. */
export interface WatermarkRun extends Fates {
  query: WatermarkQuery;
  schedule: Schedule;
  events: EventColumns;
  batches: readonly BatchRecord[];
  output: OutputRows;
}

/**
 * Runs a windowed count over events that arrive over time: on each trigger one micro-batch takes
 * what has arrived, or runs without rows when the watermark moved (semantics.md A3-A5). One pass;
 * 144,000 events in about a frame.
 */
export function runWatermark(
  events: EventColumns,
  query: WatermarkQuery,
  schedule: Schedule,
): WatermarkRun {
  const batches = createMicroBatches(query);
  const fates = createFates(events.eventTimeMs.length);
  const output = createOutput();
  const records: BatchRecord[] = [];
  const rows = { timesMs: events.eventTimeMs, keys: events.key, from: 0, to: 0 };
  let now = schedule.startMs;
  while (now <= schedule.untilMs) {
    rows.to = arrivedBy(events.arrivalMs, rows.from, now);
    if (rows.to === rows.from && !isNoDataBatchDue(batches, sparkRules)) {
      now = firstLook(now, events.arrivalMs[rows.from] ?? Infinity, schedule.triggerMs);
      continue;
    }
    const result = runBatch(batches, rows, sparkRules, fates, output);
    const endedAtMs = now + batchDuration(schedule, rows.to - rows.from);
    records.push({ ...result, startedAtMs: now, endedAtMs });
    now = nextTriggerAfter(now, endedAtMs, schedule.triggerMs);
    rows.from = rows.to;
  }
  return { query, schedule, events, batches: records, output, ...fates };
}

function arrivedBy(arrivalMs: Float64Array, from: number, now: number): number {
  let to = from;
  while (to < arrivalMs.length && (arrivalMs[to] ?? Infinity) <= now) to++;
  return to;
}

function batchDuration(schedule: Schedule, rows: number): number {
  const perThousand = schedule.perThousandRowsMs ?? 0;
  return (schedule.batchMs ?? 0) + Math.round((perThousand * rows) / 1000);
}
