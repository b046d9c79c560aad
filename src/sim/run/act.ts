import { dbtRun } from '../dbt/run.ts';
import { closePage, openPage } from '../powerbi/page.ts';
import { armCrash, markMalformed, stopConsumer } from '../relay/lifecycle.ts';
import { growConsumers } from '../relay/state.ts';
import { crashConsumer } from '../relay/crash.ts';
import type { CrashPoint } from '../relay/types.ts';
import type { Action, Machine } from '../scenario/actions.ts';
import { refreshTable } from '../snowflake/manualRefresh.ts';
import { refreshPipe, setPipePaused } from '../snowflake/pipe.ts';
import { resumeTable, suspendTable } from '../snowflake/suspend.ts';
import { goldTable, silverTable } from '../snowflake/types.ts';
import { startOver } from '../spark/start-over.ts';
import type { QueryWithTable } from '../spark/start-over.ts';
import { crashStream, stopStream } from '../spark/stream-life.ts';
import { deleteCheckpoint } from '../spark/stream-state.ts';
import type { BatchCrashPoint } from '../spark/stream-types.ts';
import { changeSetting } from './change.ts';
import { create } from './create.ts';
import { startQuery, startRelay } from './start.ts';
import { streamOf } from './streams.ts';
import type { StreamName } from './streams.ts';
import type { World } from './world.ts';

/** Does one action of the scenario; what cannot be done is written down with its reason. */
export function act(world: World, action: Action, index: number): void {
  const message = perform(world, action);
  if (message !== undefined) world.sim.state.refusals.push({ action: index, message });
}

function perform(world: World, action: Action): string | undefined {
  const { state } = world.sim;
  switch (action.do) {
    case 'start':
      return start(world, action.what, action.with);
    case 'stop':
      return stop(world, action.what);
    case 'restart':
      return stop(world, action.what) ?? start(world, action.what);
    case 'crash':
      return crash(world, action.what, action.point);
    case 'set':
      return changeSetting(world, action.name, action.value);
    case 'delete-checkpoint':
      return deleteCheckpoint(streamOf(state, action.what), world.ctx[action.what]);
    case 'start-over':
      return startOver(queriesFrom(world, action.what));
    case 'malformed-line':
      markMalformed(state.relay, state.nextEvent);
      return undefined;
    case 'refresh':
      return refresh(world, action.what);
    case 'create':
      return create(world, action);
    case 'dbt-run': {
      const select = [silverTable, goldTable];
      const options = { fullRefresh: action.fullRefresh, select };
      dbtRun(state.dbt, state.snowflake, world.ctx.snowflake, world.activity, options);
      return undefined;
    }
    // Events were injected, edited and delayed when they were made.
    case 'inject':
    case 'edit':
    case 'delay':
      return undefined;
  }
}

function start(
  world: World,
  what: Machine,
  said?: Readonly<Record<string, unknown>>,
): string | undefined {
  const { state } = world.sim;
  const { ctx } = world;
  switch (what) {
    case 'generator':
      return undefined;
    case 'bronze':
    case 'silver':
    case 'gold':
      return startQuery(world, what, said);
    case 'relay':
      return startRelay(world, 0);
    case 'relay-2':
      if (state.relay.consumers.length < 2) growConsumers(state.relay, 2);
      return startRelay(world, 1);
    case 'pipe':
      return setPipePaused(state.snowflake, ctx.snowflake, false);
    case 'silver-table':
      return resumeTable(state.snowflake, ctx.snowflake, silverTable);
    case 'gold-table':
      return resumeTable(state.snowflake, ctx.snowflake, goldTable);
    case 'dashboard':
      openPage(state.page, ctx.page, world.page);
      return undefined;
  }
}

function stop(world: World, what: Machine): string | undefined {
  const { state } = world.sim;
  const { ctx } = world;
  switch (what) {
    case 'generator':
      return undefined;
    case 'bronze':
    case 'silver':
    case 'gold':
      return stopStream(streamOf(state, what), ctx[what]);
    case 'relay':
      return stopConsumer(state.relay, ctx.relay, world.relay, 0);
    case 'relay-2':
      if (state.relay.consumers.length < 2) return noSecondConsumer;
      return stopConsumer(state.relay, ctx.relay, world.relay, 1);
    case 'pipe':
      return setPipePaused(state.snowflake, ctx.snowflake, true);
    case 'silver-table':
      return suspendTable(state.snowflake, ctx.snowflake, silverTable);
    case 'gold-table':
      return suspendTable(state.snowflake, ctx.snowflake, goldTable);
    case 'dashboard':
      closePage(state.page);
      return undefined;
  }
}

function crash(
  world: World,
  what: 'bronze' | 'silver' | 'gold' | 'relay' | 'relay-2',
  point: string | undefined,
): string | undefined {
  const { state } = world.sim;
  if (what !== 'relay' && what !== 'relay-2') {
    return crashStream(
      streamOf(state, what),
      world.ctx[what],
      point as BatchCrashPoint | undefined,
    );
  }
  const consumer = what === 'relay' ? 0 : 1;
  if (consumer >= state.relay.consumers.length) return noSecondConsumer;
  if (point !== undefined) return armCrash(state.relay, consumer, point as CrashPoint);
  crashConsumer(state.relay, world.ctx.relay, world.relay, consumer);
  return undefined;
}

function refresh(world: World, what: 'pipe' | 'silver-table' | 'gold-table'): string | undefined {
  const { snowflake } = world.sim.state;
  const ctx = world.ctx.snowflake;
  if (what === 'pipe') {
    const result = refreshPipe(snowflake, ctx, world.stage);
    return typeof result === 'string' ? result : undefined;
  }
  const id = what === 'silver-table' ? silverTable : goldTable;
  return refreshTable(snowflake, ctx, world.activity, id);
}

/** A query and all that read, directly or not, what it writes. */
function queriesFrom({ sim: { state }, ctx }: World, first: StreamName): QueryWithTable[] {
  const names = ['bronze', 'silver', 'gold'] as const;
  return names.slice(names.indexOf(first)).map((name) => {
    const { stream, table } = state[name];
    return { name, stream, table, ctx: ctx[name] };
  });
}

const noSecondConsumer = 'The relay has one consumer. Start relay-2 to add the second.';
