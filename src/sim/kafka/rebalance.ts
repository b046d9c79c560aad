import { assignRange, assignSticky } from './assign.ts';
import { commitPositions, startingPosition, type GroupState } from './group.ts';
import type { TopicLog } from './log.ts';

/** What one rebalance did to one member. */
export interface Moved {
  id: string;
  /** Partitions it had to give up, ascending. Under Range everything it owned. */
  revoked: number[];
  /** Partitions it did not own right before, ascending. Under Range everything it gets. */
  added: number[];
  owned: number[];
}

export interface Rebalance {
  generation: number;
  members: Moved[];
  /** Another rebalance must follow at once: under cooperative-sticky, what was given up is free now. */
  again: boolean;
}

/**
 * One rebalance (semantics.md B2). Range is eager: everybody gives up everything and reads
 * nowhere until the new assignment is there. Cooperative-sticky takes only what moves, and takes a
 * second rebalance to hand it on. With auto-commit, positions are committed before partitions go.
 */
export function rebalance(group: GroupState, topic: TopicLog): Rebalance {
  const { members } = group;
  group.generation++;
  if (members.length === 0) return { generation: group.generation, members: [], again: false };
  const eager = group.strategy === 'range';
  if (group.autoCommitMs !== null) for (const member of members) commitPositions(group, member);
  const assignment = (eager ? assignRange : assignSticky)(members, topic.length);
  const moved = members.map((member): Moved => {
    const next = assignment.get(member.id) ?? [];
    const kept = eager ? [] : member.owned.filter((p) => next.includes(p));
    const revoked = member.owned.filter((p) => !kept.includes(p));
    const added = next.filter((p) => !kept.includes(p));
    for (const partition of revoked) member.positions.delete(partition);
    member.owned = next;
    return { id: member.id, revoked, added, owned: next };
  });
  for (const member of members) {
    for (const partition of member.owned) {
      const log = topic[partition];
      if (log === undefined || member.positions.has(partition)) continue;
      const { offset } = startingPosition(log, group.committed.get(partition), group.reset);
      member.positions.set(partition, offset);
    }
  }
  const again = !eager && moved.some((one) => one.revoked.length > 0);
  return { generation: group.generation, members: moved, again };
}
