import { append } from '../kernel/column.ts';
import type { ActivityColumns } from './ports.ts';
import { firstSight } from './seen.ts';
import type { SelectVariant, SnowflakeState } from './types.ts';

/**
 * True for an event that Silver's WHERE leaves out: no user, or a timestamp that is NULL or that
 * TRY_TO_TIMESTAMP_TZ makes NULL (labs/streaming/snowflake/02_dynamic_tables.sql).
 */
export function silverRejects(
  activity: Pick<ActivityColumns, 'user' | 'eventTimeMs'>,
  event: number,
): boolean {
  return (activity.user[event] ?? -1) < 0 || Number.isNaN(activity.eventTimeMs[event] ?? NaN);
}

/**
 * Silver's query over rows `from` .. `to` of Bronze, merged into what is there: rows with a user
 * and a time, one of each (partition, offset) when `dedupe` is on. Late rows are rows like any
 * other: there is no watermark (semantics.md E).
 */
export function mergeSilver(
  state: SnowflakeState,
  activity: ActivityColumns,
  from: number,
  to: number,
  select: SelectVariant,
): void {
  const { bronze, silver } = state;
  for (let row = from; row < to; row++) {
    const event = bronze.event.data[row] ?? NaN;
    if (silverRejects(activity, event)) continue;
    if (select.dedupe) {
      const partition = bronze.partition.data[row] ?? NaN;
      if (!firstSight(silver.seen, partition, bronze.offset.data[row] ?? NaN)) continue;
    }
    append(silver.event, event);
    append(silver.bronzeRow, row);
  }
}

/**
 * First row of Bronze on which a strict cast of the timestamp fails, or -1. The WHERE does not
 * protect: Snowflake may evaluate the cast before it.
 */
export function firstUncastable(
  state: SnowflakeState,
  activity: ActivityColumns,
  from: number,
  to: number,
): number {
  for (let row = from; row < to; row++) {
    if (activity.uncastable[state.bronze.event.data[row] ?? NaN] === 1) return row;
  }
  return -1;
}

/** Forgets the rows of the former incarnation; they stay in the columns for the trace. */
export function resetSilver(state: SnowflakeState): void {
  state.silver.seen.clear();
  state.silver.base = state.silver.event.length;
}
