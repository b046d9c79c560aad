import type { StepContext } from '../kernel/context.ts';
import { scheduleTick } from './scheduler.ts';
import { tellTable } from './state.ts';
import { noSuchTable } from './tables.ts';
import {
  goldTable,
  silverTable,
  tableHappening,
  type SnowflakeState,
  type TableId,
} from './types.ts';

/** ALTER DYNAMIC TABLE ... SUSPEND: this table and what reads it. Returns the error, if any. */
export function suspendTable(
  state: SnowflakeState,
  ctx: StepContext,
  id: TableId,
): string | undefined {
  const table = state.tables[id];
  if (!table) return noSuchTable(id);
  table.suspended = 'USER_SUSPENDED';
  tellTable(state, ctx, id, tableHappening.suspendedByUser);
  suspendDownstream(state, ctx, id);
  return undefined;
}

/** Five scheduled failures in a row: suspended until somebody resumes it, with its dependents. */
export function suspendForErrors(state: SnowflakeState, ctx: StepContext, id: TableId): void {
  const table = state.tables[id];
  if (!table) return;
  table.suspended = 'SUSPENDED_DUE_TO_ERRORS';
  tellTable(state, ctx, id, tableHappening.suspendedByErrors);
  suspendDownstream(state, ctx, id);
}

/**
 * ALTER DYNAMIC TABLE ... RESUME: this table and what was suspended because of it, but not what
 * was suspended by hand (Snowflake, ALTER DYNAMIC TABLE). Returns the error, if any.
 */
export function resumeTable(
  state: SnowflakeState,
  ctx: StepContext,
  id: TableId,
): string | undefined {
  const table = state.tables[id];
  if (!table) return noSuchTable(id);
  if (id === goldTable && state.tables[silverTable]?.suspended) {
    return 'The Gold table cannot be resumed while the Silver table that it reads is suspended. Resume Silver first.';
  }
  table.suspended = null;
  table.failures = 0;
  tellTable(state, ctx, id, tableHappening.resumed);
  const gold = state.tables[goldTable];
  if (id === silverTable && gold?.suspended === 'UPSTREAM_SUSPENDED') {
    gold.suspended = null;
    tellTable(state, ctx, goldTable, tableHappening.resumed);
  }
  scheduleTick(state, ctx);
  return undefined;
}

function suspendDownstream(state: SnowflakeState, ctx: StepContext, id: TableId): void {
  const gold = state.tables[goldTable];
  if (id !== silverTable || !gold || gold.suspended) return;
  gold.suspended = 'UPSTREAM_SUSPENDED';
  tellTable(state, ctx, goldTable, tableHappening.suspendedByUpstream);
}
