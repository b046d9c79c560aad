import { copy } from '../kernel/copy.ts';
import { nextTime, pop } from '../kernel/queue.ts';
import { stepPage } from '../powerbi/page.ts';
import { recordAppended } from '../relay/take.ts';
import { stepRelay } from '../relay/step.ts';
import { stepSnowflake } from '../snowflake/step.ts';
import { onCommit, onSink, onTrigger } from '../spark/stream-batch.ts';
import { startStream, stopStream, wakeStream } from '../spark/stream-life.ts';
import { streamKind } from '../spark/stream-types.ts';
import { act } from './act.ts';
import { expireMembers, groupKind, joinGroup } from './relay-group.ts';
import { startEverything } from './start.ts';
import { createSimulation } from './state.ts';
import type { PipelineState, Simulation } from './state.ts';
import { streamOf } from './streams.ts';
import type { StreamName } from './streams.ts';
import { produce } from './topic.ts';
import { createWorld, kindsPerSystem, systems } from './world.ts';
import type { World } from './world.ts';
import type { Scenario } from '../scenario/schema.ts';

/** A simulation that can be run on, from its start or from a checkpoint. */
interface Runner {
  sim: Simulation;
  world: World;
}

/** Makes a simulation of a scenario; nothing has happened yet. */
export function createRunner(scenario: Scenario): Runner {
  const sim = createSimulation(scenario);
  return { sim, world: createWorld(sim) };
}

/** A full copy of the state at this moment; running on does not touch it. */
export function takeCheckpoint({ sim }: Runner): PipelineState {
  return copy(sim.state);
}

/** A runner that goes on from a checkpoint of the same scenario. The checkpoint stays as it is. */
export function resumeRunner({ sim }: Runner, checkpoint: PipelineState): Runner {
  const resumed = { ...sim, state: copy(checkpoint) };
  return { sim: resumed, world: createWorld(resumed) };
}

/**
 * Runs on until everything that happens at or before `untilMs` has happened. At one moment
 * actions come first, then events in the topic, then the systems, upstream first.
 */
export function runTo({ sim, world }: Runner, untilMs: number): void {
  const { state, events, actions, scenario } = sim;
  const next = { time: 0, priority: 0, sequence: 0, kind: 0, a: 0, b: 0 };
  if (state.now < scenario.startMs && untilMs >= scenario.startMs) {
    state.now = scenario.startMs;
    startEverything(world);
  }
  const end = Math.min(untilMs, scenario.startMs + scenario.durationMs);
  for (;;) {
    const action = actions[state.nextAction];
    const actionMs = action === undefined ? Infinity : scenario.startMs + action.at;
    const arrivalMs =
      state.nextEvent < events.length ? (events.arrivalMs[state.nextEvent] ?? Infinity) : Infinity;
    const time = Math.min(actionMs, arrivalMs, nextTime(state.queue));
    if (time > end) break;
    state.now = time;
    if (action !== undefined && actionMs <= time) act(world, action, state.nextAction++);
    else if (arrivalMs <= time) arrive(world, state.nextEvent++);
    else if (pop(state.queue, next)) dispatch(world, next.kind, next.a, next.b);
  }
  state.now = Math.max(state.now, end);
}

function arrive(world: World, event: number): void {
  const { state, events } = world.sim;
  const partition = produce(state.topic, world.keys, events, event, state.now);
  recordAppended(state.relay, world.ctx.relay, world.relay, partition);
  wakeStream(state.bronze.stream, world.ctx.bronze, world.streams.bronze);
}

function dispatch(world: World, packed: number, a: number, b: number): void {
  const { state } = world.sim;
  const { ctx } = world;
  const system = Math.floor(packed / kindsPerSystem);
  const kind = packed - system * kindsPerSystem;
  if (system === systems.bronze) stepStream(world, 'bronze', kind, a);
  else if (system === systems.silver) stepStream(world, 'silver', kind, a);
  else if (system === systems.gold) stepStream(world, 'gold', kind, a);
  else if (system === systems.relay) stepRelay(state.relay, ctx.relay, world.relay, kind, a, b);
  else if (system === systems.snowflake) {
    stepSnowflake(state.snowflake, ctx.snowflake, world.stage, world.activity, kind, a);
  } else if (system === systems.page) stepPage(state.page, ctx.page, world.page, kind, a);
  else if (kind === groupKind.expire) expireMembers(state.group, ctx.group, world.group);
  else if (state.relay.consumers[a]?.phase !== 'down') {
    joinGroup(state.group, ctx.group, world.group, a);
  }
}

function stepStream(world: World, name: StreamName, kind: number, session: number): void {
  const stream = streamOf(world.sim.state, name);
  if (stream.session !== session) return;
  const ctx = world.ctx[name];
  const ports = world.streams[name];
  if (kind === streamKind.trigger) onTrigger(stream, ctx, ports);
  else if (kind === streamKind.sink) onSink(stream, ctx, ports);
  else {
    onCommit(stream, ctx, ports);
    if (!stream.restartDue) return;
    // Settings are read when a query starts, so new ones take a stop and a start.
    stopStream(stream, ctx);
    startStream(stream, ctx, ports, world.sim.state.queryIds++);
  }
}
