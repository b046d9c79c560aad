import type { DynamicTable, TableDefinition, TableId } from '../snowflake/types.ts';
import type { DbtSettings } from './settings.ts';

/** What is in the schema under the model's name (case does not matter to Snowflake). */
export type ExistingRelation =
  { kind: 'none' } | { kind: 'table' | 'view' } | { kind: 'dynamic table'; table: DynamicTable };

/** A model as dbt compiles it. */
export interface DbtModel {
  id: TableId;
  definition: TableDefinition;
  onConfigurationChange: DbtSettings['onConfigurationChange'];
  /** Full name, as dbt prints it. */
  relation: string;
}

/** What `dbt run` decides for one model. */
export interface DbtPlan {
  action: 'create' | 'replace' | 'alter' | 'skip' | 'fail';
  /** What dbt prints beside its usual lines; empty for nothing. */
  message: string;
  /** Statement sent to Snowflake; empty for none. */
  statement: string;
  /** The SELECT in the file is not the one the table runs on, and this run leaves it so. */
  selectIgnored: boolean;
}

/** What became of one model in one run. */
export interface DbtResult extends DbtPlan {
  at: number;
  run: number;
  model: string;
  status: 'success' | 'error' | 'skipped';
}

/** dbt keeps nothing between runs: only what its runs printed. */
export interface DbtState {
  settings: DbtSettings;
  runs: number;
  results: DbtResult[];
}
