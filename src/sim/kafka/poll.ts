import { autoCommit, startingPosition, type GroupState, type Member } from './group.ts';
import type { TopicLog } from './log.ts';

/** Records [from, to) of one partition, handed to the application. */
export interface Fetched {
  partition: number;
  from: number;
  to: number;
}

/** `max.poll.records` of the Java client. */
export const MAX_POLL_RECORDS = 500;

/**
 * Hands a member the next records of its partitions, at most `max` together, and moves its
 * positions behind them. Auto-commit comes first and commits what earlier polls handed out: that is
 * how it counts records as consumed that the application has only buffered (semantics.md B3). A
 * position that retention has overtaken is reset.
 */
export function poll(
  group: GroupState,
  member: Member,
  topic: TopicLog,
  nowMs: number,
  max = MAX_POLL_RECORDS,
): Fetched[] {
  member.seenMs = nowMs;
  autoCommit(group, member, nowMs);
  const out: Fetched[] = [];
  const { owned } = member;
  const first = Math.max(0, owned.indexOf(member.turn));
  let left = max;
  for (let i = 0; i < owned.length && left > 0; i++) {
    const partition = owned[(first + i) % owned.length] ?? 0;
    const log = topic[partition];
    if (log === undefined) continue;
    const { offset } = startingPosition(log, member.positions.get(partition), group.reset);
    const to = Math.min(log.end, offset + left);
    member.positions.set(partition, to);
    if (to === offset) continue;
    out.push({ partition, from: offset, to });
    left -= to - offset;
    member.turn = owned[(first + i + 1) % owned.length] ?? 0;
  }
  return out;
}
