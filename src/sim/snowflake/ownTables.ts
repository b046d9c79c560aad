import { cadenceOf } from './cadence.ts';
import type { TargetLag } from './types.ts';

/**
 * A dynamic table that a learner has written beside the lab's two. Its refreshes follow from what
 * was said of it alone; its rows are its own SELECT at each data timestamp.
 */
export interface OwnTable {
  name: string;
  createdAtMs: number;
  initialize: 'ON_CREATE' | 'ON_SCHEDULE';
  /** What was said later, in the order of time. */
  said: readonly { atMs: number; what: OwnChange }[];
  targetLag: TargetLag;
}

type OwnChange = 'suspend' | 'resume' | 'refresh' | { targetLag: TargetLag };

/** One refresh of such a table, ms. */
interface OwnRefresh {
  dataTimestampMs: number;
  endedAtMs: number;
}

/**
 * The refreshes that have begun by `tMs`: at creation, by hand, and on the scheduler's common
 * times (semantics.md E). `downstream` are the data timestamps at which tables that read this one
 * need it. `durationMs` is what one refresh takes.
 */
export function ownRefreshes(
  table: OwnTable,
  tMs: number,
  durationMs: number,
  downstream: readonly number[] = [],
): OwnRefresh[] {
  const asked = table.initialize === 'ON_CREATE' ? [table.createdAtMs] : [];
  let { targetLag } = table;
  let from = table.createdAtMs;
  let suspended = false;
  const spans = [...table.said, { atMs: tMs, what: 'resume' as const }];
  for (const { atMs, what } of spans) {
    const to = Math.min(atMs, tMs);
    if (!suspended && targetLag !== 'DOWNSTREAM') asked.push(...ticks(from, to, targetLag));
    if (!suspended) asked.push(...downstream.filter((at) => at > from && at <= to));
    from = to;
    if (atMs > tMs) break;
    if (what === 'suspend') suspended = true;
    else if (what === 'resume') suspended = false;
    else if (what === 'refresh') asked.push(atMs);
    else targetLag = what.targetLag;
  }
  const times = [...new Set(asked)].sort((a, b) => a - b);
  return times.map((at) => ({ dataTimestampMs: at, endedAtMs: at + durationMs }));
}

function ticks(fromMs: number, toMs: number, targetLag: number): number[] {
  const every = cadenceOf(targetLag);
  const times: number[] = [];
  for (let at = (Math.floor(fromMs / every) + 1) * every; at <= toMs; at += every) times.push(at);
  return times;
}
