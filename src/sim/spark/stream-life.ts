import { append } from '../kernel/column.ts';
import type { StepContext } from '../kernel/context.ts';
import { checkpointOf, createCheckpoint } from './stream-state.ts';
import { attemptOutcome, streamHappening, streamKind } from './stream-types.ts';
import type { BatchCrashPoint, StreamPorts, StreamState } from './stream-types.ts';
import { firstLook } from './trigger.ts';

/**
 * Starts a query's process: on its checkpoint if there is one, else on a new one with `queryId`.
 * The first trigger fires at once. Returns why it could not, or undefined.
 */
export function startStream(
  stream: StreamState,
  ctx: StepContext,
  ports: StreamPorts,
  queryId: number,
): string | undefined {
  if (stream.phase === 'idle' || stream.phase === 'running') {
    return 'The query is running already. Stop it before you start it.';
  }
  const refusal = ports.refusal();
  if (refusal !== undefined) {
    stream.phase = 'failed';
    stream.error = refusal;
    tell(stream, ctx, streamHappening.failed);
    return refusal;
  }
  stream.phase = 'idle';
  stream.error = '';
  stream.session++;
  tell(stream, ctx, streamHappening.started);
  const root = ports.checkpointRoot();
  stream.current = stream.checkpoints.findLastIndex(
    (one) => one.root === root && Number.isNaN(one.deletedAt),
  );
  const checkpoint =
    checkpointOf(stream) ?? createCheckpoint(stream, ctx, queryId, ports.initial(), root);
  ports.opened(checkpoint, checkpoint.commits.at.length);
  stream.pinned = ports.trigger().kind === 'availableNow' ? ports.latest() : null;
  ctx.schedule(ctx.now, streamKind.trigger, stream.session);
  return undefined;
}

/**
 * `query.stop()`: like a crash it interrupts a running batch, which the next start runs again.
 * Returns why it could not, or undefined.
 */
export function stopStream(stream: StreamState, ctx: StepContext): string | undefined {
  if (stream.phase !== 'idle' && stream.phase !== 'running') return 'The query is not running.';
  endStream(stream, ctx, streamHappening.stopped);
  return undefined;
}

/**
 * Kills the process: at once, or, with a point, where its next batch gets there. Returns why it
 * could not, or undefined.
 */
export function crashStream(
  stream: StreamState,
  ctx: StepContext,
  point: BatchCrashPoint | undefined,
): string | undefined {
  if (stream.phase !== 'idle' && stream.phase !== 'running') {
    return 'The query is not running, so it cannot crash. Start it first.';
  }
  if (point !== undefined) stream.armed = point;
  else endStream(stream, ctx, streamHappening.crashed);
  return undefined;
}

/**
 * New rows for a query that found nothing at its last look: it looks again at the next tick of its
 * interval, or at its next poll when it has none (semantics.md A5).
 */
export function wakeStream(stream: StreamState, ctx: StepContext, ports: StreamPorts): void {
  if (Number.isNaN(stream.asleepSince)) return;
  const { intervalMs } = ports.trigger();
  const next = firstLook(stream.asleepSince, ctx.now, intervalMs);
  stream.asleepSince = NaN;
  ctx.schedule(next, streamKind.trigger, stream.session);
}

/** The process is gone, whatever the reason; what it did not commit is left as it lies. */
export function endStream(stream: StreamState, ctx: StepContext, what: number): void {
  const { attempts, attempt } = stream;
  if (attempt >= 0) {
    attempts.endedAt.data[attempt] = ctx.now;
    attempts.outcome.data[attempt] = attemptOutcome.interrupted;
  }
  stream.phase = 'stopped';
  stream.session++;
  stream.attempt = -1;
  stream.armed = null;
  stream.restartDue = false;
  stream.asleepSince = NaN;
  stream.pinned = null;
  tell(stream, ctx, what);
}

function tell(stream: StreamState, ctx: StepContext, what: number): void {
  append(stream.life.at, ctx.now);
  append(stream.life.what, what);
}
