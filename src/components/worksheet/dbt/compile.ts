import { Template } from '@huggingface/jinja';
import { messageOf } from '../engine/messageOf.ts';
import { readClauses, type Clauses } from '../engine/read.ts';

/** A model after dbt has compiled it: its settings, and the SELECT with the names filled in. */
export interface Compiled {
  clauses: Clauses;
  onConfigurationChange: 'apply' | 'continue' | 'fail';
  select: string;
}

/** What the project's own files settle for every model (dbt_project.yml). */
const projectConfig: Readonly<Record<string, string>> = {
  materialized: 'dynamic_table',
  target_lag: '1 minute',
  snowflake_warehouse: 'DE_WORKSHOP_WH',
};

const known = new Set([
  ...Object.keys(projectConfig),
  ...['refresh_mode', 'initialize', 'on_configuration_change'],
]);

/**
 * Compiles a model as dbt does: Jinja first, with `config`, `ref`, `source`, `target` and `is_incremental`.
 * `schema` is where the models live, `bronze` what the source stands for. Or why it cannot be.
 */
export function compileModel(
  text: string,
  { schema, bronze }: { schema: string; bronze: string },
): Compiled | string {
  const config: Record<string, string> = { ...projectConfig };
  let select: string;
  try {
    select = new Template(text).render({
      config: (said: unknown) => {
        Object.assign(config, settingsIn(said));
        return '';
      },
      ref: (model: string) => `${schema}.${model}`,
      source: (_source: string, table: string) => `${bronze}.${table}`,
      is_incremental: () => false,
      target: { name: 'snowflake', type: 'snowflake', schema },
    });
  } catch (error) {
    return `Compilation Error: ${messageOf(error)}`;
  }
  const other = Object.keys(config).find((name) => !known.has(name));
  if (other !== undefined) return `The setting ${other} is not run here.`;
  if (config.materialized !== 'dynamic_table') {
    return `materialized = '${String(config.materialized)}' is not run here; only dynamic_table is.`;
  }
  const clauses = readClauses(clausesOf(config));
  if (typeof clauses === 'string') return clauses;
  const change = config.on_configuration_change ?? 'apply';
  if (change !== 'apply' && change !== 'continue' && change !== 'fail') {
    return `on_configuration_change = '${change}' is none of apply, continue and fail.`;
  }
  return { clauses, onConfigurationChange: change, select: select.trim() };
}

function clausesOf(config: Readonly<Record<string, string>>): string {
  const lag = config.target_lag ?? '';
  return [
    `TARGET_LAG = '${lag}'`,
    `WAREHOUSE = ${String(config.snowflake_warehouse)}`,
    `REFRESH_MODE = ${config.refresh_mode ?? 'AUTO'}`,
    `INITIALIZE = ${config.initialize ?? 'ON_CREATE'}`,
  ].join(' ');
}

/** The named arguments of a call, as the template engine hands them over. */
function settingsIn(said: unknown): Record<string, string> {
  if (!(said instanceof Map)) return {};
  const entries = [...(said as Map<string, { value: unknown }>)];
  return Object.fromEntries(entries.map(([name, { value }]) => [name, String(value)]));
}
