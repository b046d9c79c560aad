import type { StepContext } from '../kernel/context.ts';
import type { ActivityColumns } from './ports.ts';
import { startRefresh } from './refresh.ts';
import { noSuchTable } from './tables.ts';
import {
  goldTable,
  refreshTrigger,
  silverTable,
  type SnowflakeState,
  type TableId,
} from './types.ts';

/**
 * ALTER DYNAMIC TABLE ... REFRESH, of a suspended table too: the table and what it reads, as of
 * now. It does not count towards suspension, and a scheduled refresh that falls into it is
 * skipped (Snowflake, dynamic-tables-manual-refresh). Returns the error, or undefined.
 */
export function refreshTable(
  state: SnowflakeState,
  ctx: StepContext,
  activity: ActivityColumns,
  id: TableId,
): string | undefined {
  const table = state.tables[id];
  const silver = state.tables[silverTable];
  if (!table) return noSuchTable(id);
  if (!silver) return noSuchTable(silverTable);
  const gold = state.tables[goldTable];
  const goldBusy = gold !== null && (gold.running >= 0 || !Number.isNaN(gold.waitingFor));
  if (silver.running >= 0 || (id === goldTable && goldBusy)) {
    return `Dynamic table ${table.name} is being refreshed already. Wait until that refresh is done.`;
  }
  if (id === goldTable && gold) {
    gold.waitingFor = ctx.now;
    gold.waitingTrigger = refreshTrigger.manual;
  }
  startRefresh(state, ctx, activity, silverTable, ctx.now, refreshTrigger.manual);
  return undefined;
}
