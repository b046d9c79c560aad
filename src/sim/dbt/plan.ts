import type { DynamicTable, TargetLag } from '../snowflake/types.ts';
import type { DbtModel, DbtPlan, ExistingRelation } from './types.ts';

/**
 * What the dynamic_table materialization does with a model (semantics.md F;
 * dbt-snowflake, macros/materializations/dynamic_table.sql). It compares the configuration only:
 * a changed SELECT is not noticed, and a dynamic table that somebody made by hand under the same
 * name is taken for its own.
 */
export function planModel(
  model: DbtModel,
  existing: ExistingRelation,
  fullRefresh: boolean,
): DbtPlan {
  if (existing.kind === 'none') return build(model, 'create');
  if (fullRefresh || existing.kind !== 'dynamic table') return build(model, 'replace');
  const { table } = existing;
  const selectIgnored =
    table.select.casts !== model.definition.select.casts ||
    table.select.dedupe !== model.definition.select.dedupe;
  const changes = changesOf(model, table);
  if (changes === 'none') {
    const message = `No configuration changes were identified on: \`${model.relation}\`. Continuing.`;
    return { action: 'skip', message, statement: '', selectIgnored };
  }
  if (model.onConfigurationChange !== 'apply') {
    const choice = model.onConfigurationChange;
    const message =
      'Configuration changes were identified and `on_configuration_change` was set to ' +
      `\`${choice}\` for \`${model.relation}\``;
    return { action: choice === 'fail' ? 'fail' : 'skip', message, statement: '', selectIgnored };
  }
  if (changes === 'replace') return build(model, 'replace');
  return { action: 'alter', message: '', statement: alterStatement(model, table), selectIgnored };
}

/** A lag as SQL writes it: '1 minute', '90 seconds', DOWNSTREAM. */
export function lagText(lag: TargetLag): string {
  if (lag === 'DOWNSTREAM') return 'DOWNSTREAM';
  const [count, unit] = lag % 60_000 === 0 ? [lag / 60_000, 'minute'] : [lag / 1000, 'second'];
  return `'${count} ${unit}${count === 1 ? '' : 's'}'`;
}

/** A refresh mode of AUTO is never a change: Snowflake reports the one that it chose. */
function changesOf(model: DbtModel, table: DynamicTable): 'none' | 'alter' | 'replace' {
  const { refreshMode, targetLag, warehouse } = model.definition;
  if (refreshMode !== 'AUTO' && refreshMode !== table.resolvedMode) return 'replace';
  const same =
    targetLag === table.targetLag && warehouse.toUpperCase() === table.warehouse.toUpperCase();
  return same ? 'none' : 'alter';
}

function build(model: DbtModel, action: 'create' | 'replace'): DbtPlan {
  const { targetLag, warehouse, refreshMode, initialize } = model.definition;
  const statement =
    `${action === 'create' ? 'create' : 'create or replace'} dynamic table ${model.relation} ` +
    `target_lag = ${lagText(targetLag)} warehouse = ${warehouse} ` +
    `refresh_mode = ${refreshMode} initialize = ${initialize} as (...)`;
  return { action, message: '', statement, selectIgnored: false };
}

function alterStatement(model: DbtModel, table: DynamicTable): string {
  const { targetLag, warehouse } = model.definition;
  const changes: string[] = [];
  if (targetLag !== table.targetLag) changes.push(`target_lag = ${lagText(targetLag)}`);
  if (warehouse.toUpperCase() !== table.warehouse.toUpperCase()) {
    changes.push(`warehouse = ${warehouse}`);
  }
  return `alter dynamic table ${model.relation} set ${changes.join(' ')}`;
}
