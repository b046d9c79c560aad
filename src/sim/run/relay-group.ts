import { commit, expire, join, leave, memberOf, openGroup } from '../kafka/group.ts';
import type { GroupState } from '../kafka/group.ts';
import { rebalance } from '../kafka/rebalance.ts';
import type { KafkaSettings } from '../kafka/settings.ts';
import type { StepContext } from '../kernel/context.ts';

/** The relay's consumers as members of their group, and which of them have died unnoticed. */
export interface RelayGroup {
  group: GroupState;
  /** Consumers whose process is gone but whose session has not timed out yet. */
  dead: number[];
  /** Consumers that ask to join while the group waits for a dead one. */
  waiting: number[];
}

/** What the group asks the kernel to wake it for. */
export const groupKind = {
  /** A dead member's session may be over. */
  expire: 0,
  /** A member that was thrown out comes back; a = consumer. */
  rejoin: 1,
} as const;

/** How long a member that was thrown out takes to notice and come back, ms (assumed). */
const rejoinMs = 3000;

/** What the group reads, and what it tells its consumers. */
export interface GroupPorts {
  settings(): KafkaSettings;
  /** Partitions of the topic. */
  partitions(): number;
  revoke(consumer: number, partitions: readonly number[]): void;
  assign(consumer: number, partitions: readonly number[]): void;
}

/** A group without members. */
export function createRelayGroup(settings: KafkaSettings): RelayGroup {
  return { group: openGroup(settings.assignment), dead: [], waiting: [] };
}

/**
 * A consumer joins. While a dead member's session lasts the group hands out nothing: it waits for
 * the dead one to rejoin or to expire (semantics.md B2).
 */
export function joinGroup(
  state: RelayGroup,
  ctx: StepContext,
  ports: GroupPorts,
  consumer: number,
): void {
  if (state.dead.length > 0) {
    if (!state.waiting.includes(consumer)) state.waiting.push(consumer);
    return;
  }
  join(state.group, idOf(consumer), ctx.now);
  handOut(state, ports);
}

/** A consumer leaves and says so, or dies and is noticed when its session has timed out. */
export function leaveGroup(
  state: RelayGroup,
  ctx: StepContext,
  ports: GroupPorts,
  consumer: number,
  graceful: boolean,
): void {
  state.waiting = state.waiting.filter((other) => other !== consumer);
  const member = memberOf(state.group, idOf(consumer));
  if (member === null || state.dead.includes(consumer)) return;
  if (graceful) {
    leave(state.group, member.id);
    handOut(state, ports);
    return;
  }
  member.seenMs = ctx.now;
  state.dead.push(consumer);
  ctx.schedule(ctx.now + ports.settings().sessionTimeoutMs, groupKind.expire);
}

/**
 * Throws a living member out, as a poll that took too long does: its partitions go to the others
 * at once, and it comes back a little later.
 */
export function throwOut(
  state: RelayGroup,
  ctx: StepContext,
  ports: GroupPorts,
  consumer: number,
): void {
  const member = memberOf(state.group, idOf(consumer));
  if (member === null) return;
  ports.revoke(consumer, member.owned);
  leave(state.group, member.id);
  handOut(state, ports);
  ctx.schedule(ctx.now + rejoinMs, groupKind.rejoin, consumer);
}

/** Dead members whose session is over go, those who waited come in, all is handed out anew. */
export function expireMembers(state: RelayGroup, ctx: StepContext, ports: GroupPorts): void {
  for (const member of state.group.members) {
    if (!state.dead.some((consumer) => idOf(consumer) === member.id)) member.seenMs = ctx.now;
  }
  const gone = expire(state.group, ctx.now, ports.settings().sessionTimeoutMs);
  if (gone.length === 0) return;
  state.dead = state.dead.filter((consumer) => !gone.includes(idOf(consumer)));
  if (state.dead.length > 0) return;
  for (const consumer of state.waiting) join(state.group, idOf(consumer), ctx.now);
  state.waiting = [];
  handOut(state, ports);
}

/** Commits an offset; refused when the consumer does not own the partition any more (B3). */
export function commitOffset(
  state: RelayGroup,
  consumer: number,
  partition: number,
  offset: number,
): boolean {
  return commit(state.group, idOf(consumer), partition, offset);
}

/** One rebalance, or two in a row where partitions must be given up before they move on. */
function handOut(state: RelayGroup, ports: GroupPorts): void {
  state.group.strategy = ports.settings().assignment;
  for (let again = true; again;) {
    const done = rebalance(state.group, ports.partitions());
    for (const moved of done.members) ports.revoke(consumerOf(moved.id), moved.revoked);
    for (const moved of done.members) {
      if (moved.added.length > 0) ports.assign(consumerOf(moved.id), moved.added);
    }
    again = done.again;
  }
}

/** Ids are fixed, so that the same run gives the same partitions every time (semantics.md B2). */
function idOf(consumer: number): string {
  return `relay-${String(consumer + 1)}`;
}

function consumerOf(id: string): number {
  return Number(id.slice('relay-'.length)) - 1;
}
