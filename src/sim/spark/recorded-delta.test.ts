import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { append, valueAt } from '../kernel/column.ts';
import { createQueue, pop, push } from '../kernel/queue.ts';
import { bronzePorts, createBronze } from './bronze.ts';
import { commitVersion } from './delta.ts';
import { goldPorts } from './gold.ts';
import { createGold } from './gold-state.ts';
import { goldTableAt } from './gold-table.ts';
import { sparkSettings } from './settings.ts';
import { createSilver } from './silver.ts';
import { onCommit, onSink, onTrigger } from './stream-batch.ts';
import { startStream } from './stream-life.ts';
import { checkpointOf, deleteCheckpoint } from './stream-state.ts';
import { streamKind } from './stream-types.ts';
import type { StreamPorts } from './stream-types.ts';

/** What a real Delta table and checkpoint held after each deed of a story with crashes in it. */
interface Story {
  name: string;
  startingOffsets: string;
  laterStartingOffsets: string;
  windowed: boolean;
  deeds: Deed[];
}
interface Deed {
  do: 'batch' | 'away' | 'dying' | 'uncommit' | 'forget' | 'restart' | 'idle' | 'mode';
  values?: string[];
  offsets: number[];
  commits: number[];
  queryId?: string;
  table: string[];
  transactions: { version: number; txn?: { appId: string; version: number } }[];
}
const folder = new URL('../../../conformance/spark/recorded/', import.meta.url);
const stories = ['delta.json', 'delta-modes.json'].flatMap(
  (file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Story[],
);

test.each(stories)('Delta and the checkpoint as Spark left them: $name', (story) => {
  const world = createWorld(story.windowed);
  const ids: string[] = [];
  let starting = story.startingOffsets;
  for (const deed of story.deeds) {
    if (deed.do === 'mode') world.mode(deed.values?.[0] === 'complete' ? 'complete' : 'append');
    else world.produce(deed.values ?? []);
    if (deed.do === 'uncommit') world.uncommit();
    else if (deed.do === 'forget') deleteCheckpoint(world.stream, world.ctx);
    else if (deed.do !== 'away' && deed.do !== 'mode') {
      world.run(starting, deed.do === 'dying');
      starting = story.laterStartingOffsets;
    }
    const checkpoint = checkpointOf(world.stream);
    const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);
    expect(upTo(checkpoint?.offsets.at.length ?? 0)).toEqual(deed.offsets);
    expect(upTo(checkpoint?.commits.at.length ?? 0)).toEqual(deed.commits);
    expect(world.rows()).toEqual(deed.table);
    // Query ids are random there and count up here: the first that appears is the first here.
    for (const { txn } of deed.transactions) {
      if (txn && !ids.includes(txn.appId)) ids.push(txn.appId);
    }
    const wanted = deed.transactions.map(({ txn }) => [
      ids.indexOf(txn?.appId ?? ''),
      txn?.version,
    ]);
    expect(world.transactions()).toEqual(wanted);
  }
});

/** One topic of two partitions, one query with AvailableNow into one table. */
function createWorld(windowed: boolean) {
  const queue = createQueue();
  const state = { now: 0, started: 0 };
  const ctx = {
    get now() {
      return state.now;
    },
    schedule: (at: number, kind: number, a = 0) => {
      push(queue, at, 0, kind, a);
    },
  };
  const values: string[] = [];
  const topic: number[][] = [[], []];
  const settings = sparkSettings.parse({
    ...{ trigger: 'availableNow', delayMs: 10_000, windowMs: 5000, slideMs: 5000 },
  });
  const now = { ...settings };
  const common: Pick<StreamPorts, 'trigger' | 'checkpointRoot' | 'batchMs' | 'written'> = {
    trigger: () => ({ kind: 'availableNow', intervalMs: 0 }),
    checkpointRoot: () => '',
    batchMs: () => ({ totalMs: 10, commitMs: 1 }),
    written: () => undefined,
  };
  const bronze = createBronze();
  const silver = createSilver();
  const gold = createGold();
  const times: number[] = [];
  const topicPort = {
    partitions: () => 2,
    startOffset: () => 0,
    endOffset: (p: number) => topic[p]?.length ?? 0,
    eventAt: (p: number, offset: number) => topic[p]?.[offset] ?? -1,
  };
  const events = { eventTimeMs: times, country: new Int32Array(100) };
  const ports: StreamPorts = windowed
    ? { ...common, ...goldPorts(gold, silver, events, () => now, ctx) }
    : { ...common, ...bronzePorts(bronze, topicPort, () => now, ctx) };
  const { stream, table } = windowed ? gold : bronze;

  return {
    stream,
    ctx,
    mode(mode: 'append' | 'complete'): void {
      now.mode = mode;
    },
    produce(more: string[]): void {
      more.forEach((value, index) => {
        const event = values.push(value) - 1;
        times.push(Number(value) * 1000);
        topic[index % 2]?.push(event);
        append(silver.event, event);
      });
      if (more.length > 0) commitVersion(silver.table, ctx, 99, 0, silver.event.length);
    },
    run(starting: string, dies: boolean): void {
      state.now += 1000;
      now.startingOffsets = starting === 'earliest' ? 'earliest' : 'latest';
      startStream(stream, ctx, ports, state.started++);
      if (dies) stream.armed = 'after-offsets';
      const next = { time: 0, priority: 0, sequence: 0, kind: 0, a: 0, b: 0 };
      while (pop(queue, next)) {
        state.now = next.time;
        if (next.a !== stream.session) continue;
        if (next.kind === streamKind.trigger) onTrigger(stream, ctx, ports);
        else if (next.kind === streamKind.sink) onSink(stream, ctx, ports);
        else onCommit(stream, ctx, ports);
      }
      expect(stream.phase).toBe('stopped');
    },
    uncommit(): void {
      const { at, nextWatermarkMs } = checkpointOf(stream)?.commits ?? {};
      if (at) at.length--;
      if (nextWatermarkMs) nextWatermarkMs.length--;
    },
    rows(): string[] {
      const found = windowed
        ? goldTableAt(gold, state.now).map(({ startMs, count }) => `${startMs} ${count}`)
        : [...bronze.event.data.subarray(0, bronze.event.length)].map((e) => values[e] ?? '');
      return found.sort();
    },
    transactions(): [number, number][] {
      const order: number[] = [];
      return Array.from({ length: table.at.length }, (_, version) => {
        const id = valueAt(table.queryId, version);
        if (!order.includes(id)) order.push(id);
        return [order.indexOf(id), valueAt(table.batch, version)];
      });
    },
  };
}
