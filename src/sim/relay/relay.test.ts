import { expect, test } from 'vitest';
import { valueAt } from '../kernel/column.ts';
import { assignPartitions, revokePartitions } from './assignment.ts';
import { fileLines } from './fileLines.ts';
import {
  armCrash,
  changeRelaySettings,
  markMalformed,
  startConsumer,
  stopConsumer,
} from './lifecycle.ts';
import { relaySettings } from './settings.ts';
import { createWorld, eventsOf, pass, send, sendMany, start, tally } from './testWorld.ts';
import { flushOutcome, flushReason } from './types.ts';

test('the buffer is flushed 10 s after its first record, and the clock is named', () => {
  const world = createWorld();
  start(world);
  pass(world, 3_000);
  send(world);
  pass(world, 9_000);
  send(world);
  pass(world, 12_999);
  expect(world.relay.flushes.at.length).toBe(0);
  pass(world, 13_000);
  expect(valueAt(world.relay.flushes.at, 0)).toBe(13_000);
  expect(valueAt(world.relay.flushes.bufferedSince, 0)).toBe(3_000);
  expect(valueAt(world.relay.flushes.reason, 0)).toBe(flushReason.age);
  expect(eventsOf(world, 0)).toEqual([0, 1]);
});

test('the 500th record flushes at once, and the count is named', () => {
  const world = createWorld();
  start(world);
  sendMany(world, 499);
  expect(world.relay.flushes.at.length).toBe(0);
  send(world);
  expect(world.relay.flushes.at.length).toBe(1);
  expect(valueAt(world.relay.flushes.reason, 0)).toBe(flushReason.count);
  expect(eventsOf(world, 0)).toHaveLength(500);
});

test('an empty buffer is never flushed', () => {
  const world = createWorld();
  start(world);
  pass(world, 600_000);
  expect(world.relay.flushes.at.length).toBe(0);
});

test('a clock set for a buffer that the count has flushed does not flush the next one', () => {
  const world = createWorld({ maxRecords: 2 });
  start(world);
  sendMany(world, 2);
  pass(world, 5_000);
  send(world);
  pass(world, 14_999);
  expect(world.relay.flushes.at.length).toBe(1);
  pass(world, 15_000);
  expect(world.relay.flushes.at.length).toBe(2);
});

test('offsets are committed only after the upload', () => {
  const world = createWorld();
  start(world);
  sendMany(world, 500);
  pass(world, 400);
  expect(valueAt(world.relay.flushes.uploadedAt, 0)).toBe(400);
  expect(world.committed.size).toBe(0);
  pass(world, 420);
  expect(world.committed).toEqual(
    new Map([
      [0, 350],
      [1, 350],
    ]),
  );
  expect(valueAt(world.relay.flushes.committedAt, 0)).toBe(420);
  expect(valueAt(world.relay.flushes.outcome, 0)).toBe(flushOutcome.committed);
});

test('while it uploads it does not poll; afterwards it takes what has piled up', () => {
  const world = createWorld({ uploadMs: 5_000 });
  start(world);
  sendMany(world, 500);
  pass(world, 1_000);
  sendMany(world, 700);
  expect(world.relay.taken.at.length).toBe(500);
  pass(world, 5_020);
  expect(world.relay.taken.at.length).toBe(1_000);
  expect(valueAt(world.relay.flushes.reason, 1)).toBe(flushReason.count);
  pass(world, 60_000);
  expect(tally(world)).toEqual([0, 1_200, 0]);
});

test.each([
  ['keep', [0, 2, 2]],
  ['discard', [0, 4, 0]],
] as const)('a partition moves between poll and commit, buffer %s: %j', (onRevoke, expected) => {
  const world = createWorld({ consumers: 2, onRevoke });
  start(world);
  sendMany(world, 4);
  startConsumer(world.relay, world.ctx, 1);
  revokePartitions(world.relay, world.ctx, 0, [1]);
  assignPartitions(world.relay, world.ctx, world.ports, 1, [1]);
  pass(world, 30_000);
  expect(tally(world)).toEqual(expected);
  expect(world.committed).toEqual(
    new Map([
      [0, 102],
      [1, 102],
    ]),
  );
});

test('two consumers write a file each', () => {
  const world = createWorld({ consumers: 2, naming: 'offset-range' });
  start(world, 0, [0]);
  start(world, 1, [1]);
  sendMany(world, 6);
  pass(world, 30_000);
  expect(world.relay.paths).toEqual([
    'streaming/user-activity/p0-100-102.ndjson',
    'streaming/user-activity/p1-100-102.ndjson',
  ]);
});

test('a committed offset that is no longer retained is reset as the setting says', () => {
  for (const [offsetReset, first] of [
    ['earliest', 100],
    ['latest', 103],
  ] as const) {
    const world = createWorld({ offsetReset });
    world.committed.set(0, 50);
    for (let i = 0; i < 3; i++) send(world, 0);
    start(world, 0, [0]);
    expect(world.relay.consumers[0]?.position[0]).toBe(Math.max(first, 103));
    expect(world.relay.taken.at.length).toBe(103 - first);
  }
});

test('a shorter flush time counts for the buffer that is waiting', () => {
  const world = createWorld();
  start(world);
  send(world);
  pass(world, 4_000);
  changeRelaySettings(world.relay, world.ctx, world.ports, relaySettings.parse({ flushMs: 5_000 }));
  pass(world, 5_000);
  expect(valueAt(world.relay.flushes.at, 0)).toBe(5_000);
});

test('a smaller count flushes a buffer that is already larger', () => {
  const world = createWorld();
  start(world);
  sendMany(world, 20);
  changeRelaySettings(world.relay, world.ctx, world.ports, relaySettings.parse({ maxRecords: 10 }));
  expect(valueAt(world.relay.flushes.reason, 0)).toBe(flushReason.count);
});

test('what cannot be done is said in words', () => {
  const world = createWorld();
  expect(stopConsumer(world.relay, world.ctx, world.ports, 0)).toMatch(/not running/);
  expect(armCrash(world.relay, 0, 'after-commit')).toMatch(/Start it first/);
  start(world);
  expect(startConsumer(world.relay, world.ctx, 0)).toMatch(/already running/);
});

test('a malformed event is malformed again when it is read again', () => {
  const world = createWorld();
  start(world);
  markMalformed(world.relay, 1);
  for (let i = 0; i < 3; i++) send(world);
  armCrash(world.relay, 0, 'after-upload');
  pass(world, 11_000);
  start(world);
  pass(world, 30_000);
  expect([0, 1].map((flush) => [...fileLines(world.relay, flush).malformed])).toEqual([
    [0, 1, 0],
    [0, 1, 0],
  ]);
});

test('the relay does not commit what it no longer owns, even if the group would take it', () => {
  const world = createWorld();
  world.ports.commit = (_, partition, offset) => world.committed.set(partition, offset) !== null;
  start(world);
  sendMany(world, 4);
  revokePartitions(world.relay, world.ctx, 0, [1]);
  pass(world, 30_000);
  expect([...world.committed]).toEqual([[0, 102]]);
  expect(valueAt(world.relay.flushes.outcome, 0)).toBe(flushOutcome.commitRefused);
});

test('a second consumer may be added, and auto-commit switched on, in the middle of a run', () => {
  const world = createWorld();
  start(world);
  const settings = relaySettings.parse({ consumers: 2, commit: 'auto' });
  changeRelaySettings(world.relay, world.ctx, world.ports, settings);
  expect(world.relay.consumers.map(({ phase }) => phase)).toEqual(['reading', 'down']);
  send(world);
  pass(world, 4_999);
  expect(world.committed.size).toBe(0);
  pass(world, 5_000);
  expect([...world.committed]).toEqual([[0, 101]]);
});

test('switched off, the auto-commit timer commits nothing more', () => {
  const world = createWorld({ commit: 'auto' });
  start(world);
  send(world);
  changeRelaySettings(world.relay, world.ctx, world.ports, relaySettings.parse({}));
  pass(world, 9_000);
  expect(world.committed.size).toBe(0);
});
