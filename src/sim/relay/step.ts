import type { StepContext } from '../kernel/context.ts';
import { autoCommit, scheduleAutoCommit } from './autoCommit.ts';
import { crashConsumer } from './crash.ts';
import { commitDone, startFlush, uploadDone } from './flush.ts';
import { relayKind } from './kinds.ts';
import { consumerOf } from './state.ts';
import { flushReason, type RelayPorts, type RelayState } from './types.ts';

/**
 * Handles what the relay asked the kernel for: `kind` of `relayKind`, `index` the consumer,
 * `check` the session it was asked in; a timer of a former life does nothing.
 */
export function stepRelay(
  state: RelayState,
  ctx: StepContext,
  ports: RelayPorts,
  kind: number,
  index: number,
  check: number,
): void {
  const consumer = consumerOf(state, index);
  if (kind === relayKind.flushDue) {
    // A clock that was set for an earlier buffer finds this one too young, or empty (NaN).
    const due = ctx.now - consumer.bufferSince >= state.settings.flushMs;
    if (consumer.phase === 'reading' && due) {
      startFlush(state, ctx, ports, index, flushReason.age);
    }
    return;
  }
  if (consumer.session !== check) return;
  if (kind === relayKind.uploadDone) uploadDone(state, ctx, ports, index);
  else if (kind === relayKind.commitDone) commitDone(state, ctx, ports, index);
  else if (kind === relayKind.crashDue) crashConsumer(state, ctx, ports, index);
  else if (kind === relayKind.autoCommit && state.settings.commit === 'auto') {
    autoCommit(state, ctx, ports, index);
    if (consumer.armed === 'after-commit') crashConsumer(state, ctx, ports, index);
    else scheduleAutoCommit(state, ctx, index);
  }
}
