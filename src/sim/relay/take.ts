import { append } from '../kernel/column.ts';
import type { StepContext } from '../kernel/context.ts';
import { startFlush } from './flush.ts';
import { relayKind } from './kinds.ts';
import { consumerOf } from './state.ts';
import { flushReason, type RelayPorts, type RelayState } from './types.ts';

/**
 * A record was written to `partition`: its owner takes it if it is polling. To be called after
 * every append to the topic; a poll's own delay (some ms) is not modelled.
 */
export function recordAppended(
  state: RelayState,
  ctx: StepContext,
  ports: RelayPorts,
  partition: number,
): void {
  const owner = state.owner[partition] ?? -1;
  if (owner < 0) return;
  const consumer = consumerOf(state, owner);
  if (consumer.phase !== 'reading') return;
  while ((consumer.position[partition] ?? NaN) < ports.endOffset(partition)) {
    take(state, ctx, ports, owner, partition);
    if (flushIfFull(state, ctx, ports, owner)) return;
  }
}

/**
 * Takes everything there is, the consumer's partitions in turn, until the buffer is full or the
 * topic is read up: after an upload, a start or a rebalance.
 */
export function takeBacklog(
  state: RelayState,
  ctx: StepContext,
  ports: RelayPorts,
  index: number,
): void {
  const consumer = consumerOf(state, index);
  for (let taken = true; taken && consumer.phase === 'reading';) {
    taken = false;
    for (const partition of consumer.assigned) {
      if (!((consumer.position[partition] ?? NaN) < ports.endOffset(partition))) continue;
      take(state, ctx, ports, index, partition);
      taken = true;
      if (flushIfFull(state, ctx, ports, index)) return;
    }
  }
}

/** Asks to be woken when the buffer's first record will be `flushMs` old. */
export function scheduleFlush(state: RelayState, ctx: StepContext, index: number): void {
  const consumer = consumerOf(state, index);
  const at = Math.max(ctx.now, consumer.bufferSince + state.settings.flushMs);
  ctx.schedule(at, relayKind.flushDue, index);
}

function take(
  state: RelayState,
  ctx: StepContext,
  ports: RelayPorts,
  index: number,
  partition: number,
): void {
  const consumer = consumerOf(state, index);
  const offset = consumer.position[partition] ?? NaN;
  append(state.taken.consumer, index);
  append(state.taken.partition, partition);
  append(state.taken.offset, offset);
  append(state.taken.event, ports.eventAt(partition, offset));
  consumer.buffer.push(append(state.taken.at, ctx.now));
  consumer.position[partition] = offset + 1;
  // librdkafka stores an offset for auto-commit when it hands the record over, not when the
  // application is done with it: that is how a buffered record can be lost (semantics.md B3).
  if (state.settings.commit === 'auto') consumer.stored.set(partition, offset + 1);
  if (consumer.buffer.length === 1) {
    consumer.bufferSince = ctx.now;
    scheduleFlush(state, ctx, index);
  }
}

function flushIfFull(
  state: RelayState,
  ctx: StepContext,
  ports: RelayPorts,
  index: number,
): boolean {
  if (consumerOf(state, index).buffer.length < state.settings.maxRecords) return false;
  startFlush(state, ctx, ports, index, flushReason.count);
  return true;
}
