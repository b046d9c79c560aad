import type { StepContext } from '../kernel/context.ts';
import { definitionOf } from '../snowflake/definition.ts';
import type { ActivityColumns } from '../snowflake/ports.ts';
import { alterDynamicTable, createDynamicTable } from '../snowflake/tables.ts';
import { goldTable, silverTable, type SnowflakeState, type TableId } from '../snowflake/types.ts';
import { planModel } from './plan.ts';
import type { DbtSettings } from './settings.ts';
import type { DbtModel, DbtPlan, DbtResult, DbtState, ExistingRelation } from './types.ts';

/** A dbt project that has never been run. */
export function createDbt(settings: DbtSettings): DbtState {
  return { settings, runs: 0, results: [] };
}

/**
 * `dbt run --target snowflake --select ...`: the chosen models in the order of their references.
 * A model whose upstream failed is skipped. Returns this run's results, which are also kept.
 */
export function dbtRun(
  dbt: DbtState,
  snowflake: SnowflakeState,
  ctx: StepContext,
  activity: ActivityColumns,
  options: { fullRefresh: boolean; select: readonly TableId[] },
): DbtResult[] {
  const run = dbt.runs++;
  const results: DbtResult[] = [];
  let upstreamFailed = false;
  for (const id of [silverTable, goldTable]) {
    if (!options.select.includes(id)) continue;
    const model = modelOf(dbt.settings, id);
    const plan = planModel(model, existingRelation(snowflake, model), options.fullRefresh);
    const outcome = upstreamFailed ? skipped(plan) : execute(snowflake, ctx, activity, model, plan);
    if (outcome.status === 'error') upstreamFailed = true;
    results.push({ ...outcome, at: ctx.now, run, model: model.definition.name.toLowerCase() });
  }
  dbt.results.push(...results);
  return results;
}

type Outcome = DbtPlan & { status: DbtResult['status'] };

function execute(
  snowflake: SnowflakeState,
  ctx: StepContext,
  activity: ActivityColumns,
  model: DbtModel,
  plan: DbtPlan,
): Outcome {
  if (plan.action === 'skip') return { ...plan, status: 'success' };
  if (plan.action === 'fail') return { ...plan, status: 'error' };
  const { id, definition } = model;
  const error =
    plan.action === 'alter'
      ? alterDynamicTable(snowflake, ctx, id, definition)
      : createDynamicTable(snowflake, ctx, activity, id, definition, plan.action === 'replace');
  if (error === undefined) return { ...plan, status: 'success' };
  const name = definition.name.toLowerCase();
  return { ...plan, status: 'error', message: `Database Error in model ${name}: ${error}` };
}

function skipped(plan: DbtPlan): Outcome {
  const message = 'Skipped, because a model that it reads failed in this run.';
  return { ...plan, action: 'skip', statement: '', message, status: 'skipped' };
}

function modelOf(settings: DbtSettings, id: TableId): DbtModel {
  const definition = definitionOf(settings, id);
  const relation = `${settings.schema}.${definition.name.toLowerCase()}`;
  return { id, definition, onConfigurationChange: settings.onConfigurationChange, relation };
}

function existingRelation(snowflake: SnowflakeState, model: DbtModel): ExistingRelation {
  const table = snowflake.tables[model.id];
  if (table) return { kind: 'dynamic table', table };
  const kind = snowflake.relations.get(model.definition.name.toUpperCase());
  return kind ? { kind } : { kind: 'none' };
}
