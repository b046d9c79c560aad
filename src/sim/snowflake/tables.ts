import type { StepContext } from '../kernel/context.ts';
import { bronzeRowsAt } from './bronzeAt.ts';
import { checkTargetLag } from './cadence.ts';
import type { ActivityColumns } from './ports.ts';
import { castError, skip, startRefresh } from './refresh.ts';
import { scheduleTick } from './scheduler.ts';
import { firstUncastable } from './silver.ts';
import { tellTable } from './state.ts';
import {
  goldTable,
  refreshTrigger,
  silverTable,
  skipReason,
  tableHappening,
  type DynamicTable,
  type SnowflakeState,
  type TableDefinition,
  type TableId,
  type TargetLag,
} from './types.ts';

/**
 * CREATE [OR REPLACE] DYNAMIC TABLE (semantics.md E). With ON_CREATE the table is filled by the
 * statement itself, and the statement fails if that would fail. Returns the error, or undefined.
 */
export function createDynamicTable(
  state: SnowflakeState,
  ctx: StepContext,
  activity: ActivityColumns,
  id: TableId,
  definition: TableDefinition,
  orReplace: boolean,
): string | undefined {
  const { name } = definition;
  const existing = state.tables[id];
  const relation = name.toUpperCase();
  if (!orReplace && (existing || state.relations.has(relation))) {
    return `Object '${relation}' already exists. Use CREATE OR REPLACE, or another name.`;
  }
  const refused =
    checkLags(state, id, name, definition.targetLag) ?? checkMode(state, id, definition);
  if (refused !== undefined) return refused;
  const fill = definition.initialize === 'ON_CREATE';
  if (fill) {
    const failure = checkFill(state, ctx, activity, id, definition);
    if (failure !== undefined) return failure;
  }
  state.relations.delete(relation);
  state.tables[id] = createTable(state, id, definition);
  const replaced = fill ? tableHappening.replaced : tableHappening.replacedEmpty;
  tellTable(state, ctx, id, existing ? replaced : tableHappening.created);
  if (id === silverTable) releaseGold(state, ctx);
  if (fill) fillTable(state, ctx, activity, id);
  scheduleTick(state, ctx);
  return undefined;
}

/** ALTER DYNAMIC TABLE ... SET TARGET_LAG and WAREHOUSE. Returns the error, or undefined. */
export function alterDynamicTable(
  state: SnowflakeState,
  ctx: StepContext,
  id: TableId,
  change: { targetLag: TargetLag; warehouse: string },
): string | undefined {
  const table = state.tables[id];
  if (!table) return noSuchTable(id);
  const refused = checkLags(state, id, table.name, change.targetLag);
  if (refused !== undefined) return refused;
  table.targetLag = change.targetLag;
  table.warehouse = change.warehouse;
  tellTable(state, ctx, id, tableHappening.altered);
  scheduleTick(state, ctx);
  return undefined;
}

/** What is said of a statement about a table that has not been created. */
export function noSuchTable(id: TableId): string {
  const which = id === silverTable ? 'Silver' : 'Gold';
  return `The ${which} dynamic table does not exist. Create it (02_dynamic_tables.sql) first.`;
}

function createTable(
  state: SnowflakeState,
  id: TableId,
  definition: TableDefinition,
): DynamicTable {
  return {
    ...definition,
    // Both queries can be kept up incrementally; only an upstream that is FULL prevents it.
    resolvedMode:
      definition.refreshMode === 'FULL' || upstreamIsFull(state, id) ? 'FULL' : 'INCREMENTAL',
    incarnation: (state.tables[id]?.incarnation ?? 0) + 1,
    suspended: null,
    failures: 0,
    dataTimestamp: NaN,
    running: -1,
    waitingFor: NaN,
    waitingTrigger: refreshTrigger.scheduled,
    read: 0,
    readIncarnation: -1,
  };
}

function fillTable(
  state: SnowflakeState,
  ctx: StepContext,
  activity: ActivityColumns,
  id: TableId,
): void {
  const table = state.tables[id];
  const upstream = id === goldTable ? state.tables[silverTable] : null;
  if (!table) return;
  if (upstream && upstream.running >= 0) {
    table.waitingFor = state.refreshes.dataTimestamp.data[upstream.running] ?? NaN;
    table.waitingTrigger = refreshTrigger.creation;
    return;
  }
  // Gold takes the newest completed version of Silver, so that both stand at one timestamp.
  const timestamp = upstream ? upstream.dataTimestamp : ctx.now;
  startRefresh(state, ctx, activity, id, timestamp, refreshTrigger.creation);
}

/** Gold no longer waits for a version of a Silver that has been replaced. */
function releaseGold(state: SnowflakeState, ctx: StepContext): void {
  const gold = state.tables[goldTable];
  if (!gold || Number.isNaN(gold.waitingFor)) return;
  skip(state, ctx, goldTable, gold.waitingFor, skipReason.upstreamFailed);
  gold.waitingFor = NaN;
}

function checkLags(
  state: SnowflakeState,
  id: TableId,
  name: string,
  targetLag: TargetLag,
): string | undefined {
  const tooShort = checkTargetLag(name, targetLag);
  if (tooShort !== undefined) return tooShort;
  const silverLag = id === silverTable ? targetLag : state.tables[silverTable]?.targetLag;
  const goldLag = id === goldTable ? targetLag : state.tables[goldTable]?.targetLag;
  if (typeof silverLag !== 'number' || typeof goldLag !== 'number' || goldLag >= silverLag) {
    return undefined;
  }
  return (
    `The lag of the Gold table (${goldLag / 1000} s) must not be shorter than the lag of the ` +
    `Silver table that it reads (${silverLag / 1000} s). Set Silver to DOWNSTREAM, or lengthen Gold's.`
  );
}

function checkMode(
  state: SnowflakeState,
  id: TableId,
  definition: TableDefinition,
): string | undefined {
  if (id === goldTable && !state.tables[silverTable]) return noSuchTable(silverTable);
  if (definition.refreshMode !== 'INCREMENTAL' || !upstreamIsFull(state, id)) return undefined;
  return (
    `Dynamic table ${definition.name} cannot be INCREMENTAL: it reads a table that is refreshed ` +
    `in FULL mode. Use AUTO or FULL here, or make the upstream table INCREMENTAL.`
  );
}

function checkFill(
  state: SnowflakeState,
  ctx: StepContext,
  activity: ActivityColumns,
  id: TableId,
  definition: TableDefinition,
): string | undefined {
  if (id === goldTable) {
    const upstream = state.tables[silverTable];
    if (upstream && Number.isNaN(upstream.dataTimestamp) && upstream.running < 0) {
      return notInitialized(upstream.name);
    }
    return undefined;
  }
  if (definition.select.casts !== 'strict') return undefined;
  const row = firstUncastable(state, activity, 0, bronzeRowsAt(state, ctx.now));
  return row < 0 ? undefined : castError(row);
}

/** What Snowflake says of a table that no refresh has filled yet (CREATE DYNAMIC TABLE). */
export function notInitialized(name: string): string {
  return (
    `Dynamic Table '${name}' is not initialized. ` +
    `Please run a manual refresh or wait for a scheduled refresh before querying.`
  );
}

function upstreamIsFull(state: SnowflakeState, id: TableId): boolean {
  return id === goldTable && state.tables[silverTable]?.resolvedMode === 'FULL';
}
