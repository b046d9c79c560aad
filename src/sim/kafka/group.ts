interface Member {
  id: string;
  /** The partitions it may read, ascending. */
  owned: number[];
  /** When it was last known to live, ms. */
  seenMs: number;
}

/** A consumer group that reads one topic. Plain data: a checkpoint is a deep copy. */
export interface GroupState {
  strategy: 'range' | 'cooperative-sticky';
  members: Member[];
  /** The offset of the next record to read, by partition. */
  committed: Map<number, number>;
}

/** A group without members and without committed offsets. */
export function openGroup(strategy: GroupState['strategy']): GroupState {
  return { strategy, members: [], committed: new Map() };
}

/** A member by its id. */
export function memberOf(group: GroupState, id: string): Member | null {
  return group.members.find((member) => member.id === id) ?? null;
}

/** A consumer asks to join; it owns nothing until the next rebalance. Joining twice changes nothing. */
export function join(group: GroupState, id: string, nowMs: number): void {
  if (memberOf(group, id) === null) group.members.push({ id, owned: [], seenMs: nowMs });
}

/** A consumer closes: its partitions are free for the next rebalance. */
export function leave(group: GroupState, id: string): void {
  group.members = group.members.filter((member) => member.id !== id);
}

/**
 * Throws out members that were silent for the session timeout, ms (they crashed: nothing is
 * committed), and gives their ids (semantics.md B2).
 */
export function expire(group: GroupState, nowMs: number, sessionTimeoutMs: number): string[] {
  const gone = group.members.filter((member) => nowMs - member.seenMs >= sessionTimeoutMs);
  group.members = group.members.filter((member) => !gone.includes(member));
  return gone.map((member) => member.id);
}

/**
 * Commits the offset of the next record to read. Refused, and nothing is written, when the member
 * was thrown out or a rebalance has given the partition to another: false (semantics.md B3, where
 * a client throws CommitFailedException).
 */
export function commit(group: GroupState, id: string, partition: number, offset: number): boolean {
  if (memberOf(group, id)?.owned.includes(partition) !== true) return false;
  group.committed.set(partition, offset);
  return true;
}
