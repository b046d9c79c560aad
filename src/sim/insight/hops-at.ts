import { countUpTo, valueAt } from '../kernel/column.ts';
import type { Column } from '../kernel/column.ts';
import type { Run } from '../run/run.ts';
import { goldTable, silverTable } from '../snowflake/types.ts';
import type { StreamState } from '../spark/stream-types.ts';
import { nextArrival } from './event-find.ts';

/** The hops between the stages of the pipeline. */
export type Hop =
  | 'generator-topic'
  | 'topic-bronze'
  | 'bronze-silver'
  | 'silver-gold'
  | 'topic-relay'
  | 'relay-files'
  | 'files-pipe'
  | 'pipe-table'
  | 'table-silver'
  | 'silver-goldtable'
  | 'gold-dashboard';

/** How long the relay's last polls are shown, ms: a poll itself takes no time here. */
const pollShownMs = 500;
/** At most so many things on one hop. */
const most = 4;

/** How far what is under way on each hop has come at `tMs`: from 0 (just left) to 1 (there). */
export function hopsAt(run: Run, tMs: number): Record<Hop, number[]> {
  const { bronze, silver, gold, relay, snowflake, page } = run.state;
  const { notices } = snowflake.pipe;
  const { flushes } = relay;
  return {
    'generator-topic': travelling(run, tMs),
    'topic-bronze': batch(bronze.stream, tMs),
    'bronze-silver': batch(silver.stream, tMs),
    'silver-gold': batch(gold.stream, tMs),
    'topic-relay': polls(relay.taken.at, tMs),
    'relay-files': spans(flushes.uploadStartedAt, flushes.uploadedAt, flushes.at, tMs),
    'files-pipe': spans(notices.at, notices.queuedAt, notices.at, tMs),
    'pipe-table': spans(notices.startAt, notices.endAt, notices.at, tMs),
    'table-silver': refresh(run, silverTable, tMs),
    'silver-goldtable': refresh(run, goldTable, tMs),
    'gold-dashboard': spans(page.refreshes.at, page.refreshes.shownAt, page.refreshes.at, tMs),
  };
}

/** Events between the device and the topic. */
function travelling(run: Run, tMs: number): number[] {
  const { events } = run;
  const from = nextArrival(run, tMs);
  const out: number[] = [];
  if (from < 0) return out;
  for (let row = from; row < Math.min(from + 20, events.length) && out.length < most; row++) {
    const created = events.createdMs[row] ?? Infinity;
    if (created <= tMs) out.push(share(created, events.arrivalMs[row] ?? NaN, tMs));
  }
  return out;
}

function batch({ attempts }: StreamState, tMs: number): number[] {
  return spans(attempts.startedAt, attempts.sinkAt, attempts.startedAt, tMs);
}

function polls(at: Column, tMs: number): number[] {
  const out: number[] = [];
  for (let row = countUpTo(at, tMs) - 1; row >= 0 && out.length < most; row--) {
    const sinceMs = tMs - valueAt(at, row);
    if (sinceMs >= pollShownMs) break;
    out.push(sinceMs / pollShownMs);
  }
  return out;
}

/** Spans that hold `tMs`; `order` is a column of the same rows that ascends. */
function spans(from: Column, to: Column, order: Column, tMs: number): number[] {
  const out: number[] = [];
  const last = countUpTo(order, tMs) - 1;
  // Nothing of this kind takes longer than the twenty that were begun after it.
  for (let row = last; row >= Math.max(0, last - 20) && out.length < most; row--) {
    const begin = valueAt(from, row);
    const end = valueAt(to, row);
    if (begin <= tMs && tMs < end) out.push(share(begin, end, tMs));
  }
  return out;
}

function refresh({ state }: Run, table: number, tMs: number): number[] {
  const { refreshes } = state.snowflake;
  const last = countUpTo(refreshes.at, tMs) - 1;
  for (let row = last; row >= Math.max(0, last - 4); row--) {
    const end = valueAt(refreshes.endedAt, row);
    if (valueAt(refreshes.table, row) !== table || !(tMs < end)) continue;
    return [share(valueAt(refreshes.at, row), end, tMs)];
  }
  return [];
}

function share(from: number, to: number, tMs: number): number {
  return to > from ? (tMs - from) / (to - from) : 1;
}
