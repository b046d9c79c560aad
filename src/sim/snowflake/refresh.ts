import { append, valueAt } from '../kernel/column.ts';
import type { StepContext } from '../kernel/context.ts';
import { bronzeRowsAt } from './bronzeAt.ts';
import { mergeGold, resetGold } from './gold.ts';
import { snowflakeKind } from './kinds.ts';
import type { ActivityColumns } from './ports.ts';
import { firstUncastable, mergeSilver, resetSilver } from './silver.ts';
import { suspendForErrors } from './suspend.ts';
import {
  goldTable,
  refreshAction,
  refreshState,
  refreshTrigger,
  silverTable,
  skipReason,
  type DynamicTable,
  type SnowflakeState,
  type TableId,
} from './types.ts';

/** Scheduled failures in a row that suspend a table (semantics.md E). */
const failuresToSuspend = 5;

/**
 * Starts a refresh as of `dataTimestamp` (ms, not after now). What it reads is settled now: the
 * base table at that moment, or the upstream table's version of that moment; what it writes
 * appears when it is done.
 */
export function startRefresh(
  state: SnowflakeState,
  ctx: StepContext,
  activity: ActivityColumns,
  id: TableId,
  dataTimestamp: number,
  trigger: number,
): void {
  const table = state.tables[id];
  if (!table) return;
  const source = sourceOf(state, id, dataTimestamp);
  const anew = table.readIncarnation !== source.incarnation;
  const from = anew ? source.base : table.read;
  const strict = id === silverTable && table.select.casts === 'strict';
  const bad = strict ? firstUncastable(state, activity, from, source.rows) : -1;
  const action = actionOf(table, anew, source.rows > from);
  const row = logRefresh(state, ctx, table, id, { dataTimestamp, trigger, action });
  state.refreshes.readFrom.data[row] = from;
  state.refreshes.readTo.data[row] = source.rows;
  state.refreshes.sourceIncarnation.data[row] = source.incarnation;
  if (bad >= 0) state.refreshes.errorRow.data[row] = bad;
  table.running = row;
  table.waitingFor = NaN;
  const rowsRead = action === refreshAction.full ? source.rows - source.base : source.rows - from;
  ctx.schedule(ctx.now + durationOf(state, action, rowsRead), snowflakeKind.refreshDone, row);
}

/** A refresh is complete: its rows appear, and the table downstream may start on them. */
export function refreshDone(
  state: SnowflakeState,
  ctx: StepContext,
  activity: ActivityColumns,
  row: number,
): void {
  const { refreshes } = state;
  const id: TableId = valueAt(refreshes.table, row) === silverTable ? silverTable : goldTable;
  const table = state.tables[id];
  refreshes.endedAt.data[row] = ctx.now;
  if (!table || table.incarnation !== valueAt(refreshes.incarnation, row)) {
    refreshes.state.data[row] = refreshState.cancelled;
    return;
  }
  table.running = -1;
  if (Number.isNaN(valueAt(refreshes.errorRow, row))) succeed(state, activity, id, table, row);
  else fail(state, ctx, id, table, row);
  const gold = state.tables[goldTable];
  if (id !== silverTable || !gold || Number.isNaN(gold.waitingFor)) return;
  const timestamp = gold.waitingFor;
  if (valueAt(refreshes.state, row) === refreshState.succeeded) {
    startRefresh(state, ctx, activity, goldTable, timestamp, gold.waitingTrigger);
  } else {
    gold.waitingFor = NaN;
    skip(state, ctx, goldTable, timestamp, skipReason.upstreamFailed);
  }
}

/** Writes a SKIPPED refresh: nothing is read, and the next one covers the whole interval. */
export function skip(
  state: SnowflakeState,
  ctx: StepContext,
  id: TableId,
  dataTimestamp: number,
  reason: number,
): void {
  const table = state.tables[id];
  if (!table) return;
  const row = logRefresh(state, ctx, table, id, {
    dataTimestamp,
    trigger: refreshTrigger.scheduled,
    action: refreshAction.noData,
  });
  state.refreshes.state.data[row] = refreshState.skipped;
  state.refreshes.skipReason.data[row] = reason;
  state.refreshes.endedAt.data[row] = ctx.now;
}

/** Why a strict cast failed: what a FAILED refresh, or a failed CREATE, says. */
export function castError(bronzeRow: number): string {
  return (
    `Failed to cast variant value to TIMESTAMP_TZ (row ${bronzeRow + 1} of Bronze). ` +
    `Use TRY_TO_TIMESTAMP_TZ(src:timestamp::VARCHAR), which gives NULL instead.`
  );
}

function succeed(
  state: SnowflakeState,
  activity: ActivityColumns,
  id: TableId,
  table: DynamicTable,
  row: number,
): void {
  const { refreshes, silver, gold } = state;
  const [from, to] = [valueAt(refreshes.readFrom, row), valueAt(refreshes.readTo, row)];
  const out = id === silverTable ? silver.event : gold.changes.group;
  if (valueAt(refreshes.action, row) === refreshAction.reinitialize) {
    if (id === silverTable) resetSilver(state);
    else resetGold(gold);
  }
  refreshes.outFrom.data[row] = out.length;
  if (id === silverTable) mergeSilver(state, activity, from, to, table.select);
  else mergeGold(state, activity, from, to);
  refreshes.outTo.data[row] = out.length;
  refreshes.base.data[row] = id === silverTable ? silver.base : gold.base;
  refreshes.state.data[row] = refreshState.succeeded;
  table.read = to;
  table.readIncarnation = valueAt(refreshes.sourceIncarnation, row);
  table.dataTimestamp = valueAt(refreshes.dataTimestamp, row);
  // Any success resets the count, a manual one too (Snowflake, dynamic-tables-suspend-resume).
  table.failures = 0;
}

function fail(
  state: SnowflakeState,
  ctx: StepContext,
  id: TableId,
  table: DynamicTable,
  row: number,
): void {
  state.refreshes.state.data[row] = refreshState.failed;
  if (valueAt(state.refreshes.trigger, row) !== refreshTrigger.scheduled) return;
  table.failures++;
  if (table.failures >= failuresToSuspend) suspendForErrors(state, ctx, id);
}

/** What the table reads, as of a moment: its rows so far, where they begin, and whose they are. */
function sourceOf(
  state: SnowflakeState,
  id: TableId,
  dataTimestamp: number,
): { rows: number; base: number; incarnation: number } {
  if (id === silverTable) {
    return { rows: bronzeRowsAt(state, dataTimestamp), base: 0, incarnation: 0 };
  }
  // Gold starts the moment Silver's version of the same timestamp is complete.
  return {
    rows: state.silver.event.length,
    base: state.silver.base,
    incarnation: state.tables[silverTable]?.incarnation ?? 0,
  };
}

function actionOf(table: DynamicTable, anew: boolean, changed: boolean): number {
  if (anew) return refreshAction.reinitialize;
  if (!changed) return refreshAction.noData;
  // A FULL refresh gives the same rows as an incremental one; only its cost differs.
  return table.resolvedMode === 'FULL' ? refreshAction.full : refreshAction.incremental;
}

function durationOf(state: SnowflakeState, action: number, rowsRead: number): number {
  const { baseMs, msPerThousandRows, noDataMs } = state.settings.refresh;
  if (action === refreshAction.noData) return noDataMs;
  return baseMs + Math.floor((rowsRead * msPerThousandRows) / 1000);
}

function logRefresh(
  state: SnowflakeState,
  ctx: StepContext,
  table: DynamicTable,
  id: TableId,
  what: { dataTimestamp: number; trigger: number; action: number },
): number {
  const log = state.refreshes;
  append(log.table, id);
  append(log.trigger, what.trigger);
  append(log.action, what.action);
  append(log.state, refreshState.executing);
  append(log.dataTimestamp, what.dataTimestamp);
  append(log.incarnation, table.incarnation);
  for (const later of [log.skipReason, log.endedAt, log.readFrom, log.readTo, log.errorRow]) {
    append(later, NaN);
  }
  for (const later of [log.outFrom, log.outTo, log.base, log.sourceIncarnation]) append(later, NaN);
  return append(log.at, ctx.now);
}
