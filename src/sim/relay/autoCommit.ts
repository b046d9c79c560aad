import type { StepContext } from '../kernel/context.ts';
import { relayKind } from './kinds.ts';
import { consumerOf, tell } from './state.ts';
import { relayHappening, type RelayPorts, type RelayState } from './types.ts';

/**
 * Commits what the client library has stored, whatever the application has done with it
 * (semantics.md B3). Runs in the library's own thread, so also during an upload.
 */
export function autoCommit(
  state: RelayState,
  ctx: StepContext,
  ports: RelayPorts,
  index: number,
): void {
  const consumer = consumerOf(state, index);
  for (const [partition, offset] of consumer.stored) {
    const accepted = ports.commit(index, partition, offset);
    const what = accepted ? relayHappening.autoCommitted : relayHappening.commitRefused;
    tell(state, ctx, what, index, partition, offset);
  }
  consumer.stored.clear();
}

/** Starts the timer's next round, if auto-commit is on. */
export function scheduleAutoCommit(state: RelayState, ctx: StepContext, index: number): void {
  if (state.settings.commit !== 'auto') return;
  const { session } = consumerOf(state, index);
  ctx.schedule(ctx.now + state.settings.autoCommitMs, relayKind.autoCommit, index, session);
}
