import { describe, expect, it } from 'vitest';
import { commit, expire, join, leave, memberOf, openGroup, type GroupState } from './group.ts';
import { append, openTopic, retain, type TopicLog } from './log.ts';
import { rebalance } from './rebalance.ts';

function topicWith(records: number, firstOffsets: readonly number[]): TopicLog {
  const topic = openTopic(firstOffsets);
  for (const log of topic) for (let i = 0; i < records; i++) append(log, i * 1000, i, 47);
  return topic;
}

function settled(group: GroupState): void {
  while (rebalance(group, 2).again);
}

describe('the log', () => {
  it('counts offsets from wherever the topic starts', () => {
    const topic = topicWith(3, [119, 5_000_000_000]);
    expect(topic.map((log) => [log.start, log.end])).toEqual([
      [119, 122],
      [5_000_000_000, 5_000_000_003],
    ]);
  });

  it('retention moves the log start offset and leaves the offsets of the rest alone', () => {
    const [log] = topicWith(10, [100]);
    if (log === undefined) throw new Error('no partition');
    expect(retain(log, 14_000, 10_000)).toBe(5);
    expect([log.base, log.start, log.end]).toEqual([100, 105, 110]);
    expect(retain(log, 14_000, 10_000)).toBe(0);
  });
});

/** semantics.md B2. */
describe('rebalancing two partitions', () => {
  it('Range takes everything from everybody and gives it out again', () => {
    const group = openGroup('range');
    join(group, 'C0', 0);
    rebalance(group, 2);
    join(group, 'C1', 0);
    expect(rebalance(group, 2)).toEqual({
      members: [
        { id: 'C0', revoked: [0, 1], added: [0], owned: [0] },
        { id: 'C1', revoked: [], added: [1], owned: [1] },
      ],
      again: false,
    });
  });

  it('cooperative-sticky takes one partition and hands it on in a second rebalance', () => {
    const group = openGroup('cooperative-sticky');
    join(group, 'C0', 0);
    rebalance(group, 2);
    join(group, 'C1', 0);
    expect(rebalance(group, 2)).toMatchObject({
      members: [
        { id: 'C0', revoked: [1], added: [], owned: [0] },
        { id: 'C1', revoked: [], added: [], owned: [] },
      ],
      again: true,
    });
    expect(rebalance(group, 2)).toMatchObject({
      members: [{ owned: [0] }, { id: 'C1', added: [1], owned: [1] }],
      again: false,
    });
    leave(group, 'C1');
    expect(rebalance(group, 2)).toMatchObject({ members: [{ owned: [0, 1] }], again: false });
  });
});

/** semantics.md B3. */
describe('commits', () => {
  it('outlive the member that made them', () => {
    const group = openGroup('range');
    join(group, 'a', 0);
    settled(group);
    expect(commit(group, 'a', 0, 8)).toBe(true);
    leave(group, 'a');
    join(group, 'b', 0);
    settled(group);
    expect(memberOf(group, 'b')?.owned).toEqual([0, 1]);
    expect(group.committed).toEqual(new Map([[0, 8]]));
  });

  it('are refused from a member that is gone, and for a partition that has moved', () => {
    const group = openGroup('range');
    join(group, 'a', 0);
    settled(group);
    join(group, 'b', 0);
    settled(group);
    expect(commit(group, 'a', 1, 5)).toBe(false);
    expect(expire(group, 44_999, 45_000)).toEqual([]);
    expect(expire(group, 45_000, 45_000)).toEqual(['a', 'b']);
    expect(commit(group, 'a', 0, 5)).toBe(false);
    expect(group.committed.size).toBe(0);
  });
});
