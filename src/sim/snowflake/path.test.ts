import fc from 'fast-check';
import { expect, test } from 'vitest';
import { valueAt } from '../kernel/column.ts';
import { assignPartitions } from '../relay/assignment.ts';
import { armCrash, markMalformed } from '../relay/lifecycle.ts';
import { fileLines } from '../relay/fileLines.ts';
import type { RelaySettings } from '../relay/settings.ts';
import { createWorld, pass, start, type World } from '../relay/testWorld.ts';
import type { CrashPoint } from '../relay/types.ts';
import type { StorageSettings } from '../storage/settings.ts';
import { endFile, filesSince } from '../storage/storage.ts';
import { blobCreated, refreshPipe } from './pipe.ts';
import { createLab, list, run, type Account } from './testAccount.ts';
import { silverTable } from './types.ts';

/** The relay's path from the topic to Silver, wired as the pipeline wires it. */
interface Path {
  world: World;
  account: Account;
}

function createPath(relay: Partial<RelaySettings>, storage: Partial<StorageSettings> = {}): Path {
  const world = createWorld(relay, storage);
  const account = createLab();
  account.stage = {
    path: (file) => world.storage.paths[file] ?? '',
    currentFile: (path) => world.storage.current.get(path) ?? -1,
    filesSince: (since) => filesSince(world.storage, since),
    lines: (file) => fileLines(world.relay, valueAt(world.storage.files.source, file)),
  };
  world.ports.endUpload = (file) => {
    if (!endFile(world.storage, world.ctx, file)) return;
    blobCreated(account.snowflake, { ...account.ctx, now: world.now }, file);
  };
  return { world, account };
}

/**
 * Lets time pass in steps of half a second, the relay first, then Snowflake. Unless told
 * otherwise a dead relay is started again, and one whose partitions were taken gets them back.
 */
function elapse(path: Path, untilMs: number, everyMs = Infinity, restart = true): void {
  const { world, account } = path;
  while (world.now < untilMs) {
    const next = Math.min(world.now + 500, untilMs);
    const sent = world.sent;
    pass(world, next, everyMs);
    for (let i = sent; i < world.sent; i++) account.add({ time: world.now });
    run(account, next);
    const consumer = world.relay.consumers[0];
    if (!restart || !consumer) continue;
    if (consumer.phase === 'down') start(world);
    else if (consumer.assigned.length === 0) {
      assignPartitions(world.relay, world.ctx, world.ports, 0, [0, 1]);
    }
  }
}

/** How many of the events sent stand in Silver [not at all, once, more often]. */
function inSilver({ world, account }: Path): number[] {
  const counts = new Array<number>(world.sent).fill(0);
  for (const event of list(account.snowflake.silver.event))
    counts[event] = (counts[event] ?? 0) + 1;
  return [0, 1]
    .map((n) => counts.filter((c) => c === n).length)
    .concat(counts.filter((c) => c > 1).length);
}

function crashed(relay: Partial<RelaySettings>, storage: Partial<StorageSettings> = {}): Path {
  const path = createPath(relay, storage);
  start(path.world);
  elapse(path, 5_000, 100);
  armCrash(path.world.relay, 0, 'after-upload');
  elapse(path, 40_000, 100);
  elapse(path, 300_000);
  return path;
}

test('killed between upload and commit: twice in Bronze, once in Silver', () => {
  const path = crashed({});
  expect(inSilver(path)).toEqual([0, path.world.sent, 0]);
  expect(path.account.snowflake.bronze.event.length).toBeGreaterThan(path.world.sent);
});

test('with the first and last offset in the name: the same', () => {
  const path = crashed({ naming: 'offset-range' });
  expect(inSilver(path)).toEqual([0, path.world.sent, 0]);
});

/** Killed after its first upload, and started again when `downMs` have passed. */
function restartedAfter(downMs: number, naming: RelaySettings['naming']): Path {
  const path = createPath({ naming });
  start(path.world);
  armCrash(path.world.relay, 0, 'after-upload');
  elapse(path, 11_000 + downMs, 100, false);
  elapse(path, 100_000, 100);
  elapse(path, 300_000);
  return path;
}

test('the start-offset name loses what the second attempt holds beyond the first (B3)', () => {
  const path = restartedAfter(70_000, 'start-offset');
  const { paths, flushes } = path.world.relay;
  expect(paths[1]).toBe(paths[0]);
  const lines = (flush: number) => valueAt(flushes.to, flush) - valueAt(flushes.from, flush);
  const lost = lines(1) - lines(0);
  expect(lost).toBeGreaterThan(300);
  expect(inSilver(path)).toEqual([lost, path.world.sent - lost, 0]);
});

test('the same without loss, when the file is overwritten before Snowpipe has read it', () => {
  const path = restartedAfter(500, 'start-offset');
  expect(path.world.relay.paths[1]).toBe(path.world.relay.paths[0]);
  expect(inSilver(path)).toEqual([0, path.world.sent, 0]);
});

test.each(['unique', 'offset-range'] as const)('%s names lose nothing there', (naming) => {
  const path = restartedAfter(70_000, naming);
  expect(inSilver(path)).toEqual([0, path.world.sent, 0]);
});

test.each(['flush-without-close', 'temp-then-rename'] as const)(
  'files written with %s are never loaded, until somebody runs REFRESH',
  (write) => {
    const path = createPath({}, { write });
    start(path.world);
    elapse(path, 30_000, 100);
    elapse(path, 200_000);
    expect(inSilver(path)).toEqual([path.world.sent, 0, 0]);
    refreshPipe(
      path.account.snowflake,
      { ...path.account.ctx, now: path.world.now },
      path.account.stage,
    );
    elapse(path, 400_000);
    expect(inSilver(path)).toEqual([0, path.world.sent, 0]);
  },
);

test('one malformed line costs its whole file and nothing else', () => {
  const path = createPath({});
  markMalformed(path.world.relay, 130);
  start(path.world);
  elapse(path, 30_000, 100);
  elapse(path, 200_000);
  const flush = list(path.world.relay.flushes.to).findIndex((to) => to > 130);
  const lines =
    valueAt(path.world.relay.flushes.to, flush) - valueAt(path.world.relay.flushes.from, flush);
  expect(inSilver(path)).toEqual([lines, path.world.sent - lines, 0]);
});

test('every event reaches Silver exactly once at any crash, with the safe order and names', () => {
  const points: CrashPoint[] = [
    'before-upload',
    'during-upload',
    'after-upload',
    'after-commit',
    'rebalance-before-commit',
  ];
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ after: fc.integer({ min: 1, max: 40 }), point: fc.constantFrom(...points) }),
        { maxLength: 5 },
      ),
      fc.constantFrom('unique', 'offset-range'),
      fc.integer({ min: 3, max: 60 }),
      (crashes, naming, maxRecords) => {
        const path = createPath({ naming, maxRecords });
        start(path.world);
        for (const { after, point } of crashes) {
          elapse(path, path.world.now + after * 500, 250);
          armCrash(path.world.relay, 0, point);
        }
        elapse(path, path.world.now + 30_000, 500);
        elapse(path, path.world.now + 200_000);
        expect(inSilver(path)).toEqual([0, path.world.sent, 0]);
        expect(path.account.snowflake.tables[silverTable]?.failures).toBe(0);
      },
    ),
    { numRuns: 1_000 },
  );
});
