import type { SnowflakeSettings } from './settings.ts';
import { silverTable, type TableDefinition, type TableId } from './types.ts';

/** Names of the two dynamic tables in the lab, by `TableId`. */
export const tableNames = [
  'STREAMING_SILVER_USER_ACTIVITY',
  'STREAMING_GOLD_ACTIVITY_BY_COUNTRY',
] as const satisfies Readonly<Record<TableId, string>>;

/** What 02_dynamic_tables.sql would say of a table under the given settings. */
export function definitionOf(
  settings: Pick<SnowflakeSettings, 'silver' | 'gold'>,
  id: TableId,
): TableDefinition {
  const { targetLag, warehouse, refreshMode, initialize } =
    id === silverTable ? settings.silver : settings.gold;
  const { casts, dedupe } = settings.silver;
  // Gold's query has no variants; it must not look changed when Silver's is.
  const select = id === silverTable ? { casts, dedupe } : { casts: 'try' as const, dedupe: false };
  return { name: tableNames[id], targetLag, warehouse, refreshMode, initialize, select };
}
