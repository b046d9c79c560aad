import fc from 'fast-check';
import { expect, test } from 'vitest';
import { valueAt } from '../kernel/column.ts';
import { crashConsumer } from './crash.ts';
import { armCrash } from './lifecycle.ts';
import { createWorld, eventsOf, pass, send, start, written, type World } from './testWorld.ts';
import { flushOutcome, type CrashPoint } from './types.ts';

const points: CrashPoint[] = ['before-upload', 'during-upload', 'after-upload', 'after-commit'];

const deed = fc.oneof(
  fc.record({ do: fc.constant('send' as const), count: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 15_000 }) }),
  fc.record({ do: fc.constant('kill' as const) }),
  fc.record({ do: fc.constant('arm' as const), point: fc.constantFrom(...points) }),
);

/** Does the deeds, starting the relay again whenever it is down, then lets everything settle. */
function play(
  world: World,
  deeds: readonly (typeof deed extends fc.Arbitrary<infer D> ? D : never)[],
): void {
  start(world);
  for (const each of deeds) {
    if (each.do === 'send') for (let i = 0; i < each.count; i++) send(world);
    else if (each.do === 'wait') pass(world, world.now + each.ms);
    else if (each.do === 'arm') armCrash(world.relay, 0, each.point);
    else crashConsumer(world.relay, world.ctx, world.ports, 0);
    if (world.relay.consumers[0]?.phase === 'down') start(world);
  }
  while (world.relay.consumers[0]?.armed) {
    pass(world, world.now + 60_000, 1_000);
    if (world.relay.consumers[0].phase === 'down') start(world);
  }
  pass(world, world.now + 120_000);
}

test('with the safe order nothing is lost at any crash, and only whole flushes come twice', () => {
  fc.assert(
    fc.property(
      fc.array(deed, { maxLength: 25 }),
      fc.integer({ min: 1, max: 30 }),
      fc.constantFrom('unique', 'offset-range'),
      (deeds, maxRecords, naming) => {
        const world = createWorld({ maxRecords, naming });
        play(world, deeds);
        const counts = written(world);
        const uncommitted = new Map<number, number>();
        for (let flush = 0; flush < world.relay.flushes.at.length; flush++) {
          if (valueAt(world.relay.flushes.outcome, flush) !== flushOutcome.crashedBeforeCommit)
            continue;
          for (const event of eventsOf(world, flush)) {
            uncommitted.set(event, (uncommitted.get(event) ?? 0) + 1);
          }
        }
        for (let event = 0; event < world.sent; event++) {
          expect(counts.get(event)).toBe(1 + (uncommitted.get(event) ?? 0));
        }
      },
    ),
    { numRuns: 1_000 },
  );
});

test('with the order reversed nothing comes twice, whatever crashes', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 25 }), (deeds) => {
      const world = createWorld({ commit: 'before-upload', maxRecords: 20 });
      play(world, deeds);
      expect(Math.max(0, ...written(world).values())).toBeLessThanOrEqual(1);
    }),
    { numRuns: 1_000 },
  );
});

test('the path of a file decides its content, except under the start-offset scheme', () => {
  const differs = (naming: 'unique' | 'offset-range' | 'start-offset'): boolean => {
    const world = createWorld({ naming });
    start(world);
    for (let i = 0; i < 8; i++) send(world);
    armCrash(world.relay, 0, 'after-upload');
    pass(world, 11_000);
    start(world);
    for (let i = 0; i < 8; i++) send(world);
    pass(world, 60_000);
    const contents = new Map<string, string>();
    return world.relay.paths.some((path, flush) => {
      const content = eventsOf(world, flush).join();
      const other = contents.get(path);
      contents.set(path, content);
      return other !== undefined && other !== content;
    });
  };
  expect(differs('unique')).toBe(false);
  expect(differs('offset-range')).toBe(false);
  expect(differs('start-offset')).toBe(true);
});
