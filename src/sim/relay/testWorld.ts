import type { StepContext } from '../kernel/context.ts';
import { createQueue, nextTime, pop, push, type EventQueue } from '../kernel/queue.ts';
import { abandonFile, beginFile, createStorage, endFile } from '../storage/storage.ts';
import { storageSettings, type StorageSettings } from '../storage/settings.ts';
import type { StorageState } from '../storage/types.ts';
import { valueAt } from '../kernel/column.ts';
import { assignPartitions, revokePartitions } from './assignment.ts';
import { startConsumer } from './lifecycle.ts';
import { relaySettings, type RelaySettings } from './settings.ts';
import { createRelay } from './state.ts';
import { stepRelay } from './step.ts';
import { recordAppended } from './take.ts';
import type { RelayPorts, RelayState } from './types.ts';

/**
 * A relay with a topic of two partitions, a group and a storage account around it, for tests: the
 * smallest world in which its rules can be seen. Events are numbered as they are sent.
 */
export interface World {
  now: number;
  queue: EventQueue;
  ctx: StepContext;
  ports: RelayPorts;
  relay: RelayState;
  storage: StorageState;
  /** Events of each partition; the offset is the index plus `firstOffset`. */
  topic: number[][];
  firstOffset: number;
  committed: Map<number, number>;
  /** Files that BlobCreated was sent for. */
  created: number[];
  sent: number;
}

export function createWorld(
  relay: Partial<RelaySettings> = {},
  storage: Partial<StorageSettings> = {},
): World {
  const world: World = {
    now: 0,
    queue: createQueue(),
    ctx: {
      get now() {
        return world.now;
      },
      schedule: (at, kind, a = 0, b = 0) => push(world.queue, at, 0, kind, a, b),
    },
    ports: portsOf(() => world),
    relay: createRelay(relaySettings.parse(relay), 2),
    storage: createStorage(storageSettings.parse(storage)),
    topic: [[], []],
    firstOffset: 100,
    committed: new Map(),
    created: [],
    sent: 0,
  };
  return world;
}

/** Starts a consumer and gives it partitions. */
export function start(world: World, consumer = 0, partitions = [0, 1]): void {
  startConsumer(world.relay, world.ctx, consumer);
  assignPartitions(world.relay, world.ctx, world.ports, consumer, partitions);
}

/** Sends one event to the topic, by turns to the two partitions unless told. */
export function send(world: World, partition = world.sent % 2): void {
  world.topic[partition]?.push(world.sent++);
  recordAppended(world.relay, world.ctx, world.ports, partition);
}

/** Lets time pass until `untilMs`, sending an event each `everyMs` (never for Infinity). */
export function pass(world: World, untilMs: number, everyMs = Infinity): void {
  for (;;) {
    const due = everyMs === Infinity ? Infinity : (Math.floor(world.now / everyMs) + 1) * everyMs;
    const next = Math.min(nextTime(world.queue), due);
    if (next > untilMs) break;
    while (nextTime(world.queue) <= next) wake(world);
    world.now = next;
    if (next === due) send(world);
  }
  world.now = untilMs;
}

/** Events in complete files, each as often as it stands there. */
export function written(world: World): Map<number, number> {
  const counts = new Map<number, number>();
  for (const file of world.created) {
    for (const event of eventsOf(world, valueAt(world.storage.files.source, file))) {
      counts.set(event, (counts.get(event) ?? 0) + 1);
    }
  }
  return counts;
}

/** Events of a flush's file, in the order of its lines. */
export function eventsOf(world: World, flush: number): number[] {
  const { fileRows, flushes, taken } = world.relay;
  const events: number[] = [];
  for (let i = valueAt(flushes.from, flush); i < valueAt(flushes.to, flush); i++) {
    events.push(valueAt(taken.event, valueAt(fileRows, i)));
  }
  return events;
}

/** Sends `count` events at once, by turns to the two partitions. */
export function sendMany(world: World, count: number): void {
  for (let i = 0; i < count; i++) send(world);
}

/** How often each of the events sent so far stands in a complete file: [lost, once, more]. */
export function tally(world: World): [number, number, number] {
  const counts = written(world);
  let [lost, once, more] = [0, 0, 0];
  for (let event = 0; event < world.sent; event++) {
    const count = counts.get(event) ?? 0;
    if (count === 0) lost++;
    else if (count === 1) once++;
    else more++;
  }
  return [lost, once, more];
}

function wake(world: World): void {
  const entry = { time: 0, priority: 0, sequence: 0, kind: 0, a: 0, b: 0 };
  if (!pop(world.queue, entry)) return;
  world.now = entry.time;
  stepRelay(world.relay, world.ctx, world.ports, entry.kind, entry.a, entry.b);
}

function portsOf(worldOf: () => World): RelayPorts {
  return {
    startOffset: () => worldOf().firstOffset,
    endOffset: (p) => worldOf().firstOffset + (worldOf().topic[p]?.length ?? 0),
    eventAt: (p, offset) => worldOf().topic[p]?.[offset - worldOf().firstOffset] ?? NaN,
    committed: (p) => worldOf().committed.get(p) ?? -1,
    commit: (consumer, p, offset) => {
      const world = worldOf();
      if (world.relay.owner[p] !== consumer) return false;
      world.committed.set(p, offset);
      return true;
    },
    left: () => undefined,
    rebalance: (consumer) => {
      const { relay, ctx } = worldOf();
      revokePartitions(relay, ctx, consumer, [...(relay.consumers[consumer]?.assigned ?? [])]);
    },
    valueBytes: () => 40,
    beginUpload: (flush) => {
      const { relay, storage, ctx } = worldOf();
      return beginFile(storage, ctx, {
        path: relay.paths[flush] ?? '',
        source: flush,
        records: valueAt(relay.flushes.to, flush) - valueAt(relay.flushes.from, flush),
        bytes: valueAt(relay.flushes.bytes, flush),
      });
    },
    endUpload: (file) => {
      const world = worldOf();
      if (endFile(world.storage, world.ctx, file)) world.created.push(file);
    },
    abandonUpload: (file) => abandonFile(worldOf().storage, file),
  };
}
