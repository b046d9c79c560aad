import { valueAt } from '../kernel/column.ts';
import type { StepContext } from '../kernel/context.ts';
import { consumerOf, tell } from './state.ts';
import { takeBacklog } from './take.ts';
import { relayHappening, type RelayPorts, type RelayState } from './types.ts';

/**
 * The group gives partitions to a consumer: each is read from its committed offset, or, if there
 * is none that is still retained, from where `offsetReset` says (semantics.md B3).
 */
export function assignPartitions(
  state: RelayState,
  ctx: StepContext,
  ports: RelayPorts,
  index: number,
  partitions: readonly number[],
): void {
  const consumer = consumerOf(state, index);
  if (consumer.phase === 'down') return;
  for (const partition of partitions) {
    const position = firstOffset(state, ports, partition);
    consumer.position[partition] = position;
    state.owner[partition] = index;
    if (!consumer.assigned.includes(partition)) consumer.assigned.push(partition);
    tell(state, ctx, relayHappening.assigned, index, partition, position);
  }
  consumer.assigned.sort((p, q) => p - q);
  takeBacklog(state, ctx, ports, index);
}

/**
 * The group takes partitions away. Nothing of theirs that is not committed will be: the next
 * owner reads it again. With `keep` the buffered records are still written (and so twice), with
 * `discard` they are dropped from the buffer (and so once).
 */
export function revokePartitions(
  state: RelayState,
  ctx: StepContext,
  index: number,
  partitions: readonly number[],
): void {
  const consumer = consumerOf(state, index);
  for (const partition of partitions) {
    if (!consumer.assigned.includes(partition)) continue;
    consumer.assigned = consumer.assigned.filter((p) => p !== partition);
    consumer.position[partition] = NaN;
    consumer.stored.delete(partition);
    if (state.owner[partition] === index) state.owner[partition] = -1;
    const discarded = state.settings.onRevoke === 'discard' ? discard(state, index, partition) : 0;
    tell(state, ctx, relayHappening.revoked, index, partition, discarded);
  }
}

function firstOffset(state: RelayState, ports: RelayPorts, partition: number): number {
  const start = ports.startOffset(partition);
  const end = ports.endOffset(partition);
  const committed = ports.committed(partition);
  if (committed >= start && committed <= end) return committed;
  return state.settings.offsetReset === 'earliest' ? start : end;
}

function discard(state: RelayState, index: number, partition: number): number {
  const consumer = consumerOf(state, index);
  const before = consumer.buffer.length;
  consumer.buffer = consumer.buffer.filter(
    (row) => valueAt(state.taken.partition, row) !== partition,
  );
  if (consumer.buffer.length === 0) consumer.bufferSince = NaN;
  return before - consumer.buffer.length;
}
