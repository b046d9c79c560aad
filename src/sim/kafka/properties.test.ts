import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { join, leave, openGroup } from './group.ts';
import { rebalance } from './rebalance.ts';
import { openSticky, stickyLibrdkafka } from './unkeyed.ts';

describe('properties', () => {
  it('whoever joins and leaves: no partition has two owners, and in the end every one has one', () => {
    const step = fc.record({ id: fc.constantFrom('C0', 'C1', 'C2'), joins: fc.boolean() });
    fc.assert(
      fc.property(
        fc.constantFrom('range' as const, 'cooperative-sticky' as const),
        fc.integer({ min: 1, max: 12 }),
        fc.array(step, { maxLength: 12 }),
        (strategy, partitions, steps) => {
          const group = openGroup(strategy);
          for (const { id, joins } of steps) {
            if (joins) join(group, id, 0);
            else leave(group, id);
            for (let again = true, rounds = 0; again; rounds++) {
              again = rebalance(group, partitions).again;
              const owned = group.members.flatMap((member) => member.owned);
              expect(new Set(owned).size).toBe(owned.length);
              expect(rounds).toBeLessThan(2);
              if (!again && group.members.length > 0) expect(owned.length).toBe(partitions);
            }
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('librdkafka keeps an unkeyed partition for 10 ms', () => {
    const state = openSticky();
    let draws = 0;
    const draw = (): number => draws++;
    const at = [0, 3, 10, 11, 20, 21, 22];
    expect(at.map((ms) => stickyLibrdkafka(state, 2, ms, draw))).toEqual([0, 0, 0, 1, 1, 1, 0]);
  });
});
