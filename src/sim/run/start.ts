import { openPage } from '../powerbi/page.ts';
import { startConsumer } from '../relay/lifecycle.ts';
import { withNotebook } from '../scenario/read.ts';
import { definitionOf } from '../snowflake/definition.ts';
import { createPipe } from '../snowflake/pipe.ts';
import { createDynamicTable } from '../snowflake/tables.ts';
import { goldTable, silverTable } from '../snowflake/types.ts';
import { startStream } from '../spark/stream-life.ts';
import { joinGroup } from './relay-group.ts';
import { streamOf } from './streams.ts';
import type { StreamName } from './streams.ts';
import type { World } from './world.ts';

/** Starts every system at the run's start, as the lab has it when the session begins. */
export function startEverything(world: World): void {
  const { state } = world.sim;
  const { ctx } = world;
  if (state.settings.spark.prepared) {
    for (const name of ['bronze', 'silver', 'gold'] as const) startQuery(world, name);
  }
  if (state.settings.snowflake.prepared) prepareSnowflake(world);
  state.relay.consumers.forEach((_, consumer) => startRelay(world, consumer));
  openPage(state.page, ctx.page, world.page);
}

/** The pipe and both dynamic tables, as the lab's two SQL files make them. */
function prepareSnowflake({ sim: { state }, ctx, activity }: World): void {
  createPipe(state.snowflake, ctx.snowflake);
  for (const id of [silverTable, goldTable]) {
    const definition = definitionOf(state.settings.snowflake, id);
    createDynamicTable(state.snowflake, ctx.snowflake, activity, id, definition, false);
  }
}

/**
 * Starts one query, on a new query id if it has no checkpoint; `said` is what its notebook says.
 * Why it could not, or undefined.
 */
export function startQuery(
  world: World,
  name: StreamName,
  said?: Readonly<Record<string, unknown>>,
): string | undefined {
  const { state } = world.sim;
  const stream = streamOf(state, name);
  const { phase } = stream;
  if (said && phase !== 'idle' && phase !== 'running') {
    const own = withNotebook(state.settings, name, said);
    if (typeof own === 'string') return own;
    stream.said = { ...said };
  }
  return startStream(stream, world.ctx[name], world.streams[name], state.queryIds++);
}

/** Starts one consumer of the relay and has it join. Why it could not, or undefined. */
export function startRelay(world: World, consumer: number): string | undefined {
  const { state } = world.sim;
  const refused = startConsumer(state.relay, world.ctx.relay, consumer);
  if (refused === undefined) joinGroup(state.group, world.ctx.group, world.group, consumer);
  return refused;
}
