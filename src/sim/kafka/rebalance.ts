import { assignRange, assignSticky } from './assign.ts';
import type { GroupState } from './group.ts';

/** What one rebalance did to one member. */
interface Moved {
  id: string;
  /** Partitions it had to give up, ascending. Under Range everything it owned. */
  revoked: number[];
  /** Partitions it did not own right before, ascending. Under Range everything it gets. */
  added: number[];
  owned: number[];
}

interface Rebalance {
  members: Moved[];
  /** Another rebalance must follow at once: under cooperative-sticky, what was given up is free now. */
  again: boolean;
}

/**
 * One rebalance of a topic with `partitions` partitions, from 1 on (semantics.md B2). Range is
 * eager: everybody gives up everything and reads nowhere until the new assignment is there.
 * Cooperative-sticky takes only what moves, and takes a second rebalance to hand it on.
 */
export function rebalance(group: GroupState, partitions: number): Rebalance {
  const { members } = group;
  if (members.length === 0) return { members: [], again: false };
  const eager = group.strategy === 'range';
  const assignment = (eager ? assignRange : assignSticky)(members, partitions);
  const moved = members.map((member): Moved => {
    const next = assignment.get(member.id) ?? [];
    const kept = eager ? [] : member.owned.filter((p) => next.includes(p));
    const revoked = member.owned.filter((p) => !kept.includes(p));
    const added = next.filter((p) => !kept.includes(p));
    member.owned = next;
    return { id: member.id, revoked, added, owned: next };
  });
  const again = !eager && moved.some((one) => one.revoked.length > 0);
  return { members: moved, again };
}
