import { describe, expect, it } from 'vitest';
import {
  autoCommit,
  commit,
  expire,
  join,
  leave,
  memberOf,
  openGroup,
  SESSION_TIMEOUT_MS,
  startingPosition,
  type GroupState,
  type Member,
} from './group.ts';
import { append, openTopic, recordAt, retain, type TopicLog } from './log.ts';
import { poll } from './poll.ts';
import { rebalance } from './rebalance.ts';

function topicWith(records: number, firstOffsets = [0, 0]): TopicLog {
  const topic = openTopic(firstOffsets);
  for (const log of topic) for (let i = 0; i < records; i++) append(log, i * 1000, i, 47);
  return topic;
}

function settled(topic: TopicLog, group: GroupState): void {
  while (rebalance(group, topic).again);
}

function only(group: GroupState, id: string): Member {
  const member = memberOf(group, id);
  if (member === null) throw new Error(`${id} is not in the group`);
  return member;
}

describe('the log', () => {
  it('counts offsets from wherever the topic starts', () => {
    const topic = topicWith(3, [119, 5_000_000_000]);
    expect(topic.map((log) => [log.start, log.end])).toEqual([
      [119, 122],
      [5_000_000_000, 5_000_000_003],
    ]);
    const log = topic[1];
    expect(log && recordAt(log, 5_000_000_002)).toEqual({ atMs: 2000, ref: 2, bytes: 47 });
    expect(log && recordAt(log, 5_000_000_003)).toBeNull();
  });

  it('retention moves the log start offset and leaves the offsets of the rest alone', () => {
    const [log] = topicWith(10, [100]);
    if (log === undefined) throw new Error('no partition');
    expect(retain(log, 14_000, 10_000)).toBe(5);
    expect([log.start, log.end]).toEqual([105, 110]);
    expect(recordAt(log, 104)).toBeNull();
    expect(recordAt(log, 105)?.ref).toBe(5);
    expect(retain(log, 14_000, 10_000)).toBe(0);
  });
});

describe('where a consumer starts', () => {
  const [log] = topicWith(10, [100]);
  if (log === undefined) throw new Error('no partition');
  it.each([
    [105, 'latest', 105, 'committed'],
    [110, 'earliest', 110, 'committed'],
    [undefined, 'latest', 110, 'latest'],
    [undefined, 'earliest', 100, 'earliest'],
    [99, 'earliest', 100, 'earliest'],
    [111, 'latest', 110, 'latest'],
  ] as const)('committed %s, reset %s: %s by %s', (committed, reset, offset, by) => {
    expect(startingPosition(log, committed, reset)).toEqual({ offset, by });
  });
});

/** semantics.md B2. */
describe('rebalancing two partitions', () => {
  it('Range takes everything from everybody and gives it out again', () => {
    const topic = topicWith(5);
    const group = openGroup({ strategy: 'range', reset: 'earliest', autoCommitMs: null });
    join(group, 'C0', 0);
    rebalance(group, topic);
    join(group, 'C1', 0);
    expect(rebalance(group, topic)).toEqual({
      generation: 2,
      members: [
        { id: 'C0', revoked: [0, 1], added: [0], owned: [0] },
        { id: 'C1', revoked: [], added: [1], owned: [1] },
      ],
      again: false,
    });
  });

  it('cooperative-sticky takes one partition and hands it on in a second rebalance', () => {
    const topic = topicWith(5);
    const group = openGroup({
      strategy: 'cooperative-sticky',
      reset: 'earliest',
      autoCommitMs: null,
    });
    join(group, 'C0', 0);
    rebalance(group, topic);
    poll(group, only(group, 'C0'), topic, 0, 3);
    join(group, 'C1', 0);
    expect(rebalance(group, topic)).toMatchObject({
      members: [
        { id: 'C0', revoked: [1], added: [], owned: [0] },
        { id: 'C1', revoked: [], added: [], owned: [] },
      ],
      again: true,
    });
    expect(only(group, 'C0').positions.get(0)).toBe(3);
    expect(rebalance(group, topic)).toMatchObject({
      members: [{ owned: [0] }, { id: 'C1', added: [1], owned: [1] }],
      again: false,
    });
    leave(group, 'C1');
    expect(rebalance(group, topic)).toMatchObject({ members: [{ owned: [0, 1] }], again: false });
  });
});

describe('commits', () => {
  it('a commit by hand moves the group, and a new owner goes on from there', () => {
    const topic = topicWith(10);
    const group = openGroup({ strategy: 'range', reset: 'latest', autoCommitMs: null });
    group.committed.set(0, 4);
    join(group, 'a', 0);
    settled(topic, group);
    expect(poll(group, only(group, 'a'), topic, 0)).toEqual([{ partition: 0, from: 4, to: 10 }]);
    expect(commit(group, 'a', group.generation, new Map([[0, 8]]))).toBeNull();
    leave(group, 'a');
    join(group, 'b', 0);
    settled(topic, group);
    expect(poll(group, only(group, 'b'), topic, 0)).toEqual([{ partition: 0, from: 8, to: 10 }]);
  });

  it('refuses a member that is gone and one that a rebalance has overtaken', () => {
    const topic = topicWith(10);
    const group = openGroup({ strategy: 'range', reset: 'earliest', autoCommitMs: null });
    join(group, 'a', 0);
    settled(topic, group);
    const { generation } = group;
    join(group, 'b', 0);
    settled(topic, group);
    const offsets = new Map([[0, 5]]);
    expect(commit(group, 'a', generation, offsets)?.code).toBe('ILLEGAL_GENERATION');
    expect(expire(group, SESSION_TIMEOUT_MS - 1)).toEqual([]);
    expect(expire(group, SESSION_TIMEOUT_MS)).toEqual(['a', 'b']);
    expect(commit(group, 'a', group.generation, offsets)?.code).toBe('UNKNOWN_MEMBER_ID');
    expect(group.committed.size).toBe(0);
  });

  it('auto-commit counts as consumed what was only handed out: a crash loses the buffer', () => {
    const topic = topicWith(600);
    const group = openGroup({ strategy: 'range', reset: 'earliest', autoCommitMs: 5_000 });
    join(group, 'relay', 0);
    settled(topic, group);
    const relay = only(group, 'relay');
    expect(poll(group, relay, topic, 0, 400)).toEqual([{ partition: 0, from: 0, to: 400 }]);
    expect(group.committed.size).toBe(0);
    poll(group, relay, topic, 5_000, 100);
    expect(group.committed.get(0)).toBe(400);
    // The process dies with 500 records in its buffer; the next one starts behind 400 of them.
    expire(group, 50_000);
    join(group, 'again', 50_000);
    settled(topic, group);
    expect(only(group, 'again').positions).toEqual(
      new Map([
        [0, 400],
        [1, 0],
      ]),
    );
  });

  it('the timer commits once an interval', () => {
    const topic = topicWith(5);
    const group = openGroup({ strategy: 'range', reset: 'earliest', autoCommitMs: 5_000 });
    join(group, 'a', 0);
    settled(topic, group);
    expect(
      [4_999, 5_000, 5_001, 10_000].map((at) => autoCommit(group, only(group, 'a'), at)),
    ).toEqual([false, true, false, true]);
  });
});
