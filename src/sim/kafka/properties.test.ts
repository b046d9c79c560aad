import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commit, join, lagOf, leave, memberOf, openGroup, type GroupState } from './group.ts';
import { append, openTopic, type TopicLog } from './log.ts';
import { poll } from './poll.ts';
import { rebalance } from './rebalance.ts';
import { openSticky, stickyLibrdkafka } from './unkeyed.ts';

function topicWith(records: number, firstOffsets = [0, 0]): TopicLog {
  const topic = openTopic(firstOffsets);
  for (const log of topic) for (let i = 0; i < records; i++) append(log, i * 1000, i, 47);
  return topic;
}

function settled(topic: TopicLog, group: GroupState): void {
  while (rebalance(group, topic).again);
}

describe('properties', () => {
  it('whoever joins and leaves: no partition has two owners, and in the end every one has one', () => {
    const step = fc.record({ id: fc.constantFrom('C0', 'C1', 'C2'), joins: fc.boolean() });
    fc.assert(
      fc.property(
        fc.constantFrom('range' as const, 'cooperative-sticky' as const),
        fc.integer({ min: 1, max: 12 }),
        fc.array(step, { maxLength: 12 }),
        (strategy, partitions, steps) => {
          const topic = openTopic(Array.from({ length: partitions }, () => 7));
          const group = openGroup({ strategy, reset: 'earliest', autoCommitMs: null });
          for (const { id, joins } of steps) {
            if (joins) join(group, id, 0);
            else leave(group, id);
            for (let again = true, rounds = 0; again; rounds++) {
              again = rebalance(group, topic).again;
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

  it('committing after each poll hands out every record once, whatever the group does in between', () => {
    const act = fc.constantFrom('poll C0', 'poll C1', 'join C0', 'join C1', 'leave C0', 'leave C1');
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (acts, max) => {
        const topic = topicWith(30, [100, 7]);
        const group = openGroup({
          strategy: 'cooperative-sticky',
          reset: 'earliest',
          autoCommitMs: null,
        });
        const seen: string[] = [];
        const take = (id: string, limit: number): void => {
          const member = memberOf(group, id);
          if (member === null) return;
          for (const { partition, from, to } of poll(group, member, topic, 0, limit)) {
            for (let offset = from; offset < to; offset++) seen.push(`${partition}-${offset}`);
          }
          expect(commit(group, id, group.generation, member.positions)).toBeNull();
        };
        for (const text of [...acts, 'join C0']) {
          const [verb, id = ''] = text.split(' ');
          if (verb === 'poll') take(id, max);
          else {
            if (verb === 'join') join(group, id, 0);
            else leave(group, id);
            settled(topic, group);
          }
        }
        for (const id of ['C0', 'C1']) take(id, 1_000);
        expect(seen.length).toBe(60);
        expect(new Set(seen).size).toBe(60);
        expect(lagOf(group, topic)).toBe(0);
      }),
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
