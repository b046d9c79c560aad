import type { PartitionLog, TopicLog } from './log.ts';

/** Where a consumer starts when the group has no valid committed offset. */
export type OffsetReset = 'latest' | 'earliest';

export interface Member {
  id: string;
  /** The partitions it may read, ascending. */
  owned: number[];
  /** The next offset to hand out, by partition. */
  positions: Map<number, number>;
  /** When it last polled or joined, ms. */
  seenMs: number;
  /** When auto-commit is next due, ms. */
  commitDueMs: number;
  /** The partition that the next poll serves first, so that none starves. */
  turn: number;
}

/** A consumer group that reads one topic. Plain data: a checkpoint is a deep copy. */
export interface GroupState {
  strategy: 'range' | 'cooperative-sticky';
  reset: OffsetReset;
  /** `auto.commit.interval.ms`, or null when the application commits by itself. */
  autoCommitMs: number | null;
  /** Counts rebalances; a commit from an older one is refused. */
  generation: number;
  members: Member[];
  /** The offset of the next record to read, by partition. */
  committed: Map<number, number>;
}

/** `session.timeout.ms`: a silent member is thrown out after this long (semantics.md B2). */
export const SESSION_TIMEOUT_MS = 45_000;

/** A group without members and without committed offsets. */
export function openGroup(
  settings: Pick<GroupState, 'strategy' | 'reset' | 'autoCommitMs'>,
): GroupState {
  return { ...settings, generation: 0, members: [], committed: new Map() };
}

/** A member by its id. */
export function memberOf(group: GroupState, id: string): Member | null {
  return group.members.find((member) => member.id === id) ?? null;
}

/** A consumer asks to join; it owns nothing until the next rebalance. Joining twice changes nothing. */
export function join(group: GroupState, id: string, nowMs: number): void {
  if (memberOf(group, id) !== null) return;
  const commitDueMs = nowMs + (group.autoCommitMs ?? 0);
  group.members.push({ id, owned: [], positions: new Map(), seenMs: nowMs, commitDueMs, turn: 0 });
}

/** A consumer closes: with auto-commit it commits first, then its partitions are free for the next rebalance. */
export function leave(group: GroupState, id: string): void {
  const member = memberOf(group, id);
  if (member === null) return;
  if (group.autoCommitMs !== null) commitPositions(group, member);
  group.members = group.members.filter((other) => other !== member);
}

/** Throws out members that were silent for the session timeout (they crashed: nothing is committed). */
export function expire(
  group: GroupState,
  nowMs: number,
  sessionTimeoutMs = SESSION_TIMEOUT_MS,
): string[] {
  const gone = group.members.filter((member) => nowMs - member.seenMs >= sessionTimeoutMs);
  group.members = group.members.filter((member) => !gone.includes(member));
  return gone.map((member) => member.id);
}

/** Commits all that a member was handed so far, as auto-commit does: whether or not it was processed. */
export function commitPositions(group: GroupState, member: Member): void {
  for (const [partition, position] of member.positions) group.committed.set(partition, position);
}

/** Auto-commit's timer: commits a member's positions when it is due. True when it did. */
export function autoCommit(group: GroupState, member: Member, nowMs: number): boolean {
  if (group.autoCommitMs === null || nowMs < member.commitDueMs) return false;
  commitPositions(group, member);
  member.commitDueMs = nowMs + group.autoCommitMs;
  return true;
}

/** Why a commit is refused, with Kafka's own name of the error. */
export interface CommitError {
  code: 'UNKNOWN_MEMBER_ID' | 'ILLEGAL_GENERATION';
  message: string;
}

/**
 * Commits offsets (of the next record to read) by hand. A member that was thrown out or that did
 * not take part in the last rebalance is refused, and nothing is written (semantics.md B3).
 */
export function commit(
  group: GroupState,
  id: string,
  generation: number,
  offsets: ReadonlyMap<number, number>,
): CommitError | null {
  if (memberOf(group, id) === null) {
    const message = `${id} is no longer in the group, so its commit is refused; what it read since its last commit will be read again by the partition's new owner.`;
    return { code: 'UNKNOWN_MEMBER_ID', message };
  }
  if (generation !== group.generation) {
    const message = `${id} commits for generation ${generation}, but the group is at ${group.generation}: a rebalance came between poll and commit. The records will be read again.`;
    return { code: 'ILLEGAL_GENERATION', message };
  }
  for (const [partition, offset] of offsets) group.committed.set(partition, offset);
  return null;
}

/** Where reading starts, and by which rule: the committed offset if it still lies in the log, else the reset. */
export function startingPosition(
  log: PartitionLog,
  committed: number | undefined,
  reset: OffsetReset,
): { offset: number; by: 'committed' | OffsetReset } {
  if (committed !== undefined && committed >= log.start && committed <= log.end) {
    return { offset: committed, by: 'committed' };
  }
  return { offset: reset === 'earliest' ? log.start : log.end, by: reset };
}

/** Records not yet committed by the group, over all partitions. */
export function lagOf(group: GroupState, topic: TopicLog): number {
  let lag = 0;
  for (const [partition, log] of topic.entries()) {
    lag += log.end - startingPosition(log, group.committed.get(partition), group.reset).offset;
  }
  return lag;
}
