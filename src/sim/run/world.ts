import { valueAt } from '../kernel/column.ts';
import type { StepContext } from '../kernel/context.ts';
import { push } from '../kernel/queue.ts';
import type { PagePorts } from '../powerbi/page.ts';
import { assignPartitions, revokePartitions } from '../relay/assignment.ts';
import { fileLines } from '../relay/fileLines.ts';
import type { RelayPorts } from '../relay/types.ts';
import type { ActivityColumns, StagePorts } from '../snowflake/ports.ts';
import { blobCreated } from '../snowflake/pipe.ts';
import { goldTable } from '../snowflake/types.ts';
import { lastRefreshAt } from '../snowflake/view.ts';
import type { StreamPorts } from '../spark/stream-types.ts';
import { abandonFile, beginFile, endFile, filesSince } from '../storage/storage.ts';
import { valueBytes } from './fields.ts';
import { commitOffset, leaveGroup, throwOut } from './relay-group.ts';
import type { GroupPorts } from './relay-group.ts';
import type { Simulation } from './state.ts';
import { streamPorts } from './streams.ts';
import type { StreamName } from './streams.ts';
import { endOffset, eventAt, keyTable, startOffset } from './topic.ts';
import type { KeyTable } from './topic.ts';

/** Systems that the kernel wakes, upstream first: at one moment they go in this order. */
export const systems = {
  group: 0,
  bronze: 1,
  silver: 2,
  gold: 3,
  relay: 4,
  snowflake: 5,
  page: 6,
} as const;
type System = keyof typeof systems;

/** Kinds of one system lie below this. */
export const kindsPerSystem = 16;

/** A simulation with its systems wired to each other. Holds no state of its own. */
export interface World {
  sim: Simulation;
  ctx: Record<System, StepContext>;
  keys: KeyTable;
  group: GroupPorts;
  relay: RelayPorts;
  streams: Record<StreamName, StreamPorts>;
  stage: StagePorts;
  activity: ActivityColumns;
  page: PagePorts;
}

/** Wires a simulation: every system sees its neighbours through its ports only. */
export function createWorld(sim: Simulation): World {
  const { state, events } = sim;
  const ctx = contexts(sim);
  const group = groupPorts(sim, ctx.relay, () => relay);
  const relay = relayPorts(sim, ctx, group);
  return {
    sim,
    ctx,
    keys: keyTable(state.settings.kafka, events),
    group,
    relay,
    streams: streamPorts(sim, ctx),
    stage: stagePorts(sim),
    activity: events,
    page: pagePorts(sim),
  };
}

function contexts({ state }: Simulation): Record<System, StepContext> {
  const of = (system: System): StepContext => ({
    get now() {
      return state.now;
    },
    schedule: (at, kind, a = 0, b = 0) => {
      push(state.queue, at, systems[system], systems[system] * kindsPerSystem + kind, a, b);
    },
  });
  return {
    group: of('group'),
    bronze: of('bronze'),
    silver: of('silver'),
    gold: of('gold'),
    relay: of('relay'),
    snowflake: of('snowflake'),
    page: of('page'),
  };
}

function groupPorts({ state }: Simulation, ctx: StepContext, relay: () => RelayPorts): GroupPorts {
  return {
    settings: () => state.settings.kafka,
    partitions: () => state.topic.logs.length,
    revoke: (consumer, partitions) => {
      revokePartitions(state.relay, ctx, consumer, partitions);
    },
    assign: (consumer, partitions) => {
      assignPartitions(state.relay, ctx, relay(), consumer, partitions);
    },
  };
}

function relayPorts(
  { state, events }: Simulation,
  ctx: Record<System, StepContext>,
  group: GroupPorts,
): RelayPorts {
  const { topic, storage, relay } = state;
  return {
    startOffset: (p) => startOffset(topic, p, state.now, state.settings.kafka.retentionMs),
    endOffset: (p) => endOffset(topic, p),
    eventAt: (p, offset) => eventAt(topic, p, offset),
    committed: (p) => state.group.group.committed.get(p) ?? -1,
    commit: (consumer, p, offset) => commitOffset(state.group, consumer, p, offset),
    left: (consumer, graceful) => {
      leaveGroup(state.group, ctx.group, group, consumer, graceful);
    },
    rebalance: (consumer) => {
      throwOut(state.group, ctx.group, group, consumer);
    },
    valueBytes: (event) => valueBytes(events, event),
    beginUpload: (flush) =>
      beginFile(storage, ctx.relay, {
        path: relay.paths[flush] ?? '',
        source: flush,
        records: valueAt(relay.flushes.to, flush) - valueAt(relay.flushes.from, flush),
        bytes: valueAt(relay.flushes.bytes, flush),
      }),
    endUpload: (file) => {
      if (endFile(storage, ctx.relay, file)) blobCreated(state.snowflake, ctx.snowflake, file);
    },
    abandonUpload: (file) => {
      abandonFile(storage, file);
    },
  };
}

function stagePorts({ state: { storage, relay } }: Simulation): StagePorts {
  return {
    path: (file) => storage.paths[file] ?? '',
    currentFile: (path) => storage.current.get(path) ?? -1,
    filesSince: (sinceMs) => filesSince(storage, sinceMs),
    lines: (file) => fileLines(relay, valueAt(storage.files.source, file)),
  };
}

function pagePorts({ state }: Simulation): PagePorts {
  const { snowflake } = state;
  return {
    goldRefresh: () => lastRefreshAt(snowflake, goldTable, state.now),
    goldDataTimestamp: () => snowflake.tables[goldTable]?.dataTimestamp ?? NaN,
    measure: () => {
      const { eventCount } = snowflake.gold;
      let sum = 0;
      for (let group = 0; group < eventCount.length; group++) sum += valueAt(eventCount, group);
      return sum;
    },
  };
}
