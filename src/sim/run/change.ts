import { changePageSettings } from '../powerbi/page.ts';
import { changeRelaySettings } from '../relay/lifecycle.ts';
import { withSetting } from '../scenario/settings.ts';
import { definitionOf } from '../snowflake/definition.ts';
import { alterDynamicTable, createDynamicTable } from '../snowflake/tables.ts';
import { goldTable, silverTable } from '../snowflake/types.ts';
import { stopStream } from '../spark/stream-life.ts';
import { startQuery } from './start.ts';
import { streamOf } from './streams.ts';
import { keyTable } from './topic.ts';
import type { World } from './world.ts';

/** What a topic or a group is made with and cannot be given later. */
const fixed: Record<string, string> = {
  'kafka.partitions': 'The topic has records already: more partitions would tear its keys apart.',
  'kafka.firstOffset': 'The topic has begun; its first offset lies behind.',
  'relay.consumers': 'Start or stop relay-2 to change how many consumers the relay has.',
};

/** Changes one setting in the middle of a run. Why it could not be done, or undefined. */
export function changeSetting(world: World, name: string, value: unknown): string | undefined {
  const { state } = world.sim;
  const refused = fixed[name];
  if (refused !== undefined) return refused;
  const changed = withSetting(state.settings, name, value);
  if (!changed.ok) return changed.problem;
  const before = state.settings;
  state.settings = changed.settings;
  const message = tellSystem(world, name);
  if (message !== undefined) state.settings = before;
  return message;
}

function tellSystem(world: World, name: string): string | undefined {
  const { state } = world.sim;
  const { settings } = state;
  switch (name.split('.')[0]) {
    case 'kafka':
      world.keys = keyTable(settings.kafka, world.sim.events);
      return undefined;
    case 'spark':
      return restartQueries(world);
    case 'relay':
      changeRelaySettings(state.relay, world.ctx.relay, world.relay, settings.relay);
      return undefined;
    case 'storage':
      state.storage.settings = settings.storage;
      return undefined;
    case 'snowflake':
      return changeSnowflake(world, name);
    case 'dbt':
      state.dbt.settings = settings.dbt;
      return undefined;
    case 'powerbi':
      changePageSettings(state.page, world.ctx.page, settings.powerbi);
      return undefined;
    default:
      // The generator's settings took effect when its events were made.
      return undefined;
  }
}

/** A query reads its settings when it starts, so each one is started anew between two batches. */
function restartQueries(world: World): undefined {
  for (const name of ['bronze', 'silver', 'gold'] as const) {
    const stream = streamOf(world.sim.state, name);
    if (stream.phase === 'running') stream.restartDue = true;
    if (stream.phase !== 'idle') continue;
    stopStream(stream, world.ctx[name]);
    startQuery(world, name);
  }
  return undefined;
}

function changeSnowflake(world: World, name: string): string | undefined {
  const { state } = world.sim;
  const { snowflake } = state;
  snowflake.settings = state.settings.snowflake;
  const [, part, field] = name.split('.');
  if (part !== 'silver' && part !== 'gold') return undefined;
  const id = part === 'silver' ? silverTable : goldTable;
  const definition = definitionOf(state.settings.snowflake, id);
  if (field === 'targetLag' || field === 'warehouse') {
    return alterDynamicTable(snowflake, world.ctx.snowflake, id, definition);
  }
  return createDynamicTable(snowflake, world.ctx.snowflake, world.activity, id, definition, true);
}
