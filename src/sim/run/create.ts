import type { Action } from '../scenario/actions.ts';
import { withClauses } from '../scenario/read.ts';
import { definitionOf } from '../snowflake/definition.ts';
import { createPipe } from '../snowflake/pipe.ts';
import { createDynamicTable } from '../snowflake/tables.ts';
import { goldTable, silverTable } from '../snowflake/types.ts';
import type { World } from './world.ts';

/** CREATE OR REPLACE in the middle of a run. Why it could not be done, or undefined. */
export function create(
  { sim: { state }, ctx, activity }: World,
  action: Extract<Action, { do: 'create' }>,
): string | undefined {
  const { snowflake } = state;
  const settings = withClauses(state.settings, action);
  if (typeof settings === 'string') return settings;
  if (action.what === 'pipe') {
    createPipe(snowflake, ctx.snowflake);
    return undefined;
  }
  const id = action.what === 'silver-table' ? silverTable : goldTable;
  const definition = definitionOf(settings.snowflake, id);
  const refused = createDynamicTable(snowflake, ctx.snowflake, activity, id, definition, true);
  if (refused !== undefined) return refused;
  // A later change of one setting starts from what the statement said.
  state.settings = settings;
  snowflake.settings = settings.snowflake;
  return undefined;
}
