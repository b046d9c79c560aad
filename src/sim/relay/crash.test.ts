import { expect, test } from 'vitest';
import { valueAt } from '../kernel/column.ts';
import { assignPartitions } from './assignment.ts';
import { crashConsumer } from './crash.ts';
import { armCrash, startConsumer, stopConsumer } from './lifecycle.ts';
import { createWorld, eventsOf, pass, sendMany, start, tally, type World } from './testWorld.ts';
import { flushReason, type CrashPoint } from './types.ts';

/** Runs into the crash at the given point, restarts, and lets everything settle. */
function crashedAt(point: CrashPoint, settings = {}): World {
  const world = createWorld(settings);
  start(world);
  sendMany(world, 38);
  armCrash(world.relay, 0, point);
  pass(world, 20_000);
  if (point !== 'rebalance-before-commit') expect(world.relay.consumers[0]?.phase).toBe('down');
  if (world.relay.consumers[0]?.phase === 'down') startConsumer(world.relay, world.ctx, 0);
  assignPartitions(world.relay, world.ctx, world.ports, 0, [0, 1]);
  sendMany(world, 12);
  pass(world, 60_000);
  return world;
}

// The table of semantics.md B3, and the same deaths under the unsafe orders.
test.each([
  ['before-upload', 'after-upload', [0, 50, 0]],
  ['during-upload', 'after-upload', [0, 50, 0]],
  ['after-upload', 'after-upload', [0, 12, 38]],
  ['after-commit', 'after-upload', [0, 50, 0]],
  ['rebalance-before-commit', 'after-upload', [0, 12, 38]],
  ['before-upload', 'before-upload', [38, 12, 0]],
  ['during-upload', 'before-upload', [38, 12, 0]],
  ['after-upload', 'before-upload', [0, 50, 0]],
  ['after-commit', 'before-upload', [38, 12, 0]],
  ['before-upload', 'auto', [38, 12, 0]],
  ['during-upload', 'auto', [38, 12, 0]],
  ['after-upload', 'auto', [0, 50, 0]],
  ['after-commit', 'auto', [38, 12, 0]],
] as const)('killed %s with commit %s: [lost, once, twice] is %j', (point, commit, expected) => {
  expect(tally(crashedAt(point, { commit }))).toEqual(expected);
});

test('auto-commit stores an offset when the record is handed over, and commits every 5 s', () => {
  const world = createWorld({ commit: 'auto' });
  start(world);
  pass(world, 9_000, 100);
  expect(world.committed).toEqual(
    new Map([
      [0, 125],
      [1, 124],
    ]),
  );
  crashConsumer(world.relay, world.ctx, world.ports, 0);
  start(world);
  pass(world, 40_000);
  // The first 5 s were committed but only buffered: lost. What came after is read again.
  expect(tally(world)).toEqual([49, 41, 0]);
});

test('a clean stop flushes, commits and leaves: nothing is lost under any order', () => {
  for (const commit of ['after-upload', 'before-upload', 'auto'] as const) {
    const world = createWorld({ commit });
    start(world);
    sendMany(world, 7);
    expect(stopConsumer(world.relay, world.ctx, world.ports, 0)).toBeUndefined();
    pass(world, 1_000);
    expect(valueAt(world.relay.flushes.reason, 0)).toBe(flushReason.stop);
    expect(world.relay.consumers[0]?.phase).toBe('down');
    start(world);
    sendMany(world, 5);
    pass(world, 30_000);
    expect(tally(world)).toEqual([0, 12, 0]);
  }
});

test('the start-offset name is written twice with other content: the trap of B3', () => {
  const world = crashedAt('after-upload', { naming: 'start-offset' });
  expect(world.relay.paths).toEqual([
    'streaming/user-activity/p0-100_p1-100.ndjson',
    'streaming/user-activity/p0-100_p1-100.ndjson',
  ]);
  expect([eventsOf(world, 0).length, eventsOf(world, 1).length]).toEqual([38, 50]);
});

test('with first and last offset in the name, other content has another name', () => {
  const world = crashedAt('after-upload', { naming: 'offset-range' });
  expect(world.relay.paths).toEqual([
    'streaming/user-activity/p0-100-118_p1-100-118.ndjson',
    'streaming/user-activity/p0-100-124_p1-100-124.ndjson',
  ]);
});

test('a unique name is never written twice', () => {
  const world = crashedAt('after-upload');
  expect(new Set(world.relay.paths).size).toBe(world.relay.paths.length);
});
