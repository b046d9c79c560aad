import { countUpTo, valueAt } from '../kernel/column.ts';
import type { Column } from '../kernel/column.ts';
import type { Run } from '../run/run.ts';
import { deltaRangeAt, tableMadeAt } from '../spark/delta.ts';
import { Fate } from '../spark/fate.ts';
import { topicEndsAt } from './positions.ts';

/** Where an event is on the way through Databricks, or where its way ended. */
export const SparkStop = {
  /** Not created yet. */
  future: 0,
  /** On its way from the device to the topic. */
  travelling: 1,
  topic: 2,
  bronze: 3,
  silver: 4,
  /** Gold has judged it: see its fate. */
  gold: 5,
  /** In quarantine: no user, or a timestamp that nobody can read. */
  rejected: 6,
  /** Bronze's new checkpoint began after it, or retention took it first. */
  lost: 7,
} as const;

/** Every event's place on the Databricks path at a moment. */
interface SparkPath {
  /** One `SparkStop` an event. */
  stop: Uint8Array;
  /** One `Fate` an event, of the first time that Gold judged it; pending until then. */
  fate: Uint8Array;
  /** Rows of Bronze beyond the first of their event. */
  duplicates: number;
}

/** Follows all events along the Databricks path to `tMs`. One pass over what had happened. */
export function sparkPathAt(run: Run, tMs: number): SparkPath {
  const { events, state } = run;
  const { bronze, silver, gold } = state;
  const stop = new Uint8Array(events.length);
  const fate = new Uint8Array(events.length);
  for (let event = 0; event < events.length; event++) {
    if ((events.arrivalMs[event] ?? Infinity) <= tMs) stop[event] = SparkStop.topic;
    else if ((events.createdMs[event] ?? Infinity) <= tMs) stop[event] = SparkStop.travelling;
  }
  const { from, to } = deltaRangeAt(bronze.table, tMs);
  let duplicates = 0;
  for (let row = from; row < to; row++) {
    const event = valueAt(bronze.event, row);
    if (stop[event] === SparkStop.bronze) duplicates++;
    stop[event] = SparkStop.bronze;
  }
  markSkipped(run, tMs, stop);
  const quarantined = countUpTo(silver.quarantineAt, tMs);
  const firstSetAside = countUpTo(silver.quarantineAt, tableMadeAt(silver.table, tMs));
  for (let i = firstSetAside; i < quarantined; i++) {
    stop[valueAt(bronze.event, valueAt(silver.quarantine, i))] = SparkStop.rejected;
  }
  mark(stop, silver.event, deltaRangeAt(silver.table, tMs), SparkStop.silver);
  const judged = countUpTo(gold.results.at, tMs);
  const reads = judged === 0 ? 0 : highest(gold.results.readTo, judged);
  const before = countUpTo(gold.results.at, tableMadeAt(gold.table, tMs));
  const firstRead = before < judged ? valueAt(gold.results.readFrom, before) : reads;
  for (let row = firstRead; row < reads; row++) {
    const event = valueAt(silver.event, valueAt(gold.read.silverRow, row));
    stop[event] = SparkStop.gold;
    if (fate[event] === Fate.pending) fate[event] = gold.fates.fate[row] ?? Fate.pending;
  }
  return { stop, fate, duplicates };
}

function mark(
  stop: Uint8Array,
  events: Column,
  { from, to }: { from: number; to: number },
  what: number,
): void {
  for (let row = from; row < to; row++) stop[valueAt(events, row)] = what;
}

/** Records that Bronze has passed by: no batch will ever come back for them. */
function markSkipped(run: Run, tMs: number, stop: Uint8Array): void {
  const { bronze, topic } = run.state;
  const checkpoint = bronze.stream.checkpoints.findLast(
    (c) => c.createdAt <= tMs && !(c.deletedAt <= tMs),
  );
  if (checkpoint === undefined) return;
  const ends = topicEndsAt(run, tMs);
  topic.logs.forEach((log, partition) => {
    const passed = checkpoint.initial[partition] ?? log.base;
    const aged = log.at;
    const { retentionMs } = run.scenario.kafka;
    for (let offset = log.base; offset < (ends[partition] ?? log.base); offset++) {
      const index = offset - log.base;
      const event = log.ref[index] ?? -1;
      if (stop[event] !== SparkStop.topic) continue;
      const gone = (aged[index] ?? 0) <= tMs - retentionMs;
      if (offset < passed || gone) stop[event] = SparkStop.lost;
      else if (!gone) break;
    }
  });
}

/** Re-run batches read the same rows again, so the last row is not always the highest. */
function highest(column: Column, rows: number): number {
  let most = 0;
  for (let row = 0; row < rows; row++) most = Math.max(most, valueAt(column, row));
  return most;
}
