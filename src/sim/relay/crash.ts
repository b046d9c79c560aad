import { valueAt } from '../kernel/column.ts';
import type { StepContext } from '../kernel/context.ts';
import { autoCommit } from './autoCommit.ts';
import { consumerOf, tell } from './state.ts';
import { flushOutcome, relayHappening, type RelayPorts, type RelayState } from './types.ts';

/**
 * Kills the consumer's process at once (semantics.md B3): buffer, stored offsets and the open
 * upload are gone; what was uploaded or committed before stays so.
 */
export function crashConsumer(
  state: RelayState,
  ctx: StepContext,
  ports: RelayPorts,
  index: number,
): void {
  const consumer = consumerOf(state, index);
  if (consumer.phase === 'down') return;
  if (consumer.flush >= 0) {
    const { flushes } = state;
    const row = consumer.flush;
    const uploadStarted = !Number.isNaN(valueAt(flushes.uploadStartedAt, row));
    const uploaded = !Number.isNaN(valueAt(flushes.uploadedAt, row));
    if (uploadStarted && !uploaded) ports.abandonUpload(valueAt(flushes.file, row));
    if (valueAt(flushes.outcome, row) === flushOutcome.open) {
      flushes.outcome.data[row] = outcomeOf(uploadStarted, uploaded, consumer.flushCommit);
    }
  }
  tell(state, ctx, relayHappening.crashed, index, consumer.buffer.length);
  goDown(state, index);
  ports.left(index, false);
}

/** Leaves the group cleanly; librdkafka commits what auto-commit has stored on close. */
export function leave(state: RelayState, ctx: StepContext, ports: RelayPorts, index: number): void {
  if (state.settings.commit === 'auto') autoCommit(state, ctx, ports, index);
  tell(state, ctx, relayHappening.stopped, index);
  goDown(state, index);
  ports.left(index, true);
}

function goDown(state: RelayState, index: number): void {
  const consumer = consumerOf(state, index);
  for (const partition of consumer.assigned) {
    if (state.owner[partition] === index) state.owner[partition] = -1;
  }
  consumer.phase = 'down';
  consumer.session++;
  consumer.buffer = [];
  consumer.bufferSince = NaN;
  consumer.assigned = [];
  consumer.position.fill(NaN);
  consumer.stored.clear();
  consumer.flush = -1;
  consumer.stopping = false;
  consumer.armed = null;
}

function outcomeOf(uploadStarted: boolean, uploaded: boolean, commit: string): number {
  if (!uploadStarted) return flushOutcome.crashedBeforeUpload;
  if (!uploaded) return flushOutcome.crashedDuringUpload;
  return commit === 'after-upload' ? flushOutcome.crashedBeforeCommit : flushOutcome.uploaded;
}
