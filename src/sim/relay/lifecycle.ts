import type { StepContext } from '../kernel/context.ts';
import { scheduleAutoCommit } from './autoCommit.ts';
import { leave } from './crash.ts';
import { startFlush } from './flush.ts';
import type { RelaySettings } from './settings.ts';
import { consumerOf, growConsumers, tell } from './state.ts';
import { scheduleFlush } from './take.ts';
import {
  flushReason,
  relayHappening,
  type CrashPoint,
  type RelayPorts,
  type RelayState,
} from './types.ts';

/**
 * Starts (or restarts) a consumer. It reads nothing until the group assigns it
 * partitions (`assignPartitions`). Returns why it could not, or undefined.
 */
export function startConsumer(
  state: RelayState,
  ctx: StepContext,
  index: number,
): string | undefined {
  const consumer = consumerOf(state, index);
  if (consumer.phase !== 'down') {
    return `Relay consumer ${index} is already running. Stop or crash it before you start it.`;
  }
  consumer.phase = 'reading';
  consumer.session++;
  tell(state, ctx, relayHappening.started, index);
  scheduleAutoCommit(state, ctx, index);
  return undefined;
}

/**
 * Stops a consumer as a well-behaved process stops: what is buffered is flushed, uploaded and
 * committed, then it leaves the group. Returns why it could not, or undefined.
 */
export function stopConsumer(
  state: RelayState,
  ctx: StepContext,
  ports: RelayPorts,
  index: number,
): string | undefined {
  const consumer = consumerOf(state, index);
  if (consumer.phase === 'down') return `Relay consumer ${index} is not running.`;
  consumer.stopping = true;
  if (consumer.phase !== 'reading') return undefined;
  if (consumer.buffer.length === 0) leave(state, ctx, ports, index);
  else startFlush(state, ctx, ports, index, flushReason.stop);
  return undefined;
}

/** The consumer will die, once, at this point of its next flush (semantics.md B3). */
export function armCrash(state: RelayState, index: number, point: CrashPoint): string | undefined {
  const consumer = consumerOf(state, index);
  if (consumer.phase === 'down') {
    return `Relay consumer ${index} is not running, so it cannot crash. Start it first.`;
  }
  consumer.armed = point;
  return undefined;
}

/** From now on the relay writes this event's line without its closing brace. */
export function markMalformed(state: RelayState, event: number): void {
  state.malformed.add(event);
}

/**
 * Changes settings in the middle of a run: timers of waiting buffers are set anew, and a second
 * consumer is added, down, when there is to be one.
 */
export function changeRelaySettings(
  state: RelayState,
  ctx: StepContext,
  ports: RelayPorts,
  settings: RelaySettings,
): void {
  const wasAuto = state.settings.commit === 'auto';
  state.settings = settings;
  growConsumers(state, settings.consumers);
  state.consumers.forEach((consumer, index) => {
    if (consumer.phase === 'down') return;
    if (!wasAuto) scheduleAutoCommit(state, ctx, index);
    if (settings.commit !== 'auto') consumer.stored.clear();
    if (consumer.phase !== 'reading' || consumer.buffer.length === 0) return;
    if (consumer.buffer.length < settings.maxRecords) scheduleFlush(state, ctx, index);
    else startFlush(state, ctx, ports, index, flushReason.count);
  });
}
