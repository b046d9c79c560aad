import { append, valueAt } from '../kernel/column.ts';
import type { StepContext } from '../kernel/context.ts';
import { endStream } from './stream-life.ts';
import { checkpointOf, endOf, startOf, writeOffsets } from './stream-state.ts';
import { attemptOutcome, streamHappening, streamKind } from './stream-types.ts';
import type { BatchCrashPoint, Checkpoint, StreamPorts, StreamState } from './stream-types.ts';
import { nextTriggerAfter } from './trigger.ts';

/**
 * One trigger: at most one batch (semantics.md A5). A batch whose offsets are written but not
 * committed is run again with exactly that range and watermark (A7); else one is planned when
 * there are rows, or when a batch without rows is due.
 */
export function onTrigger(stream: StreamState, ctx: StepContext, ports: StreamPorts): void {
  const checkpoint = checkpointOf(stream);
  if (checkpoint === null) return;
  const planned = checkpoint.offsets.at.length;
  if (checkpoint.commits.at.length < planned) {
    startBatch(stream, ctx, ports, checkpoint, planned - 1);
    return;
  }
  const from = startOf(checkpoint, planned);
  const end = ports.limited(from, stream.pinned ?? ports.latest());
  const first = planned === 0 && ports.runsEmptyFirst;
  if (ports.rowsBetween(from, end) === 0 && !first && !ports.noDataDue()) {
    rest(stream, ctx, ports);
    return;
  }
  if (diesHere(stream, ctx, 'before-offsets')) return;
  writeOffsets(checkpoint, ctx, end, ports.watermarkMs());
  startBatch(stream, ctx, ports, checkpoint, planned);
}

/** The tasks are done: state is committed, then the sink's transaction (semantics.md A7). */
export function onSink(stream: StreamState, ctx: StepContext, ports: StreamPorts): void {
  const checkpoint = checkpointOf(stream);
  if (checkpoint === null || diesHere(stream, ctx, 'after-state')) return;
  const { attempts, attempt } = stream;
  const batch = valueAt(attempts.batch, attempt);
  const from = startOf(checkpoint, batch);
  const wrote = ports.write(checkpoint.queryId, batch, from, endOf(checkpoint, batch));
  attempts.sinkAt.data[attempt] = ctx.now;
  attempts.outFrom.data[attempt] = wrote.outFrom;
  attempts.outTo.data[attempt] = wrote.outTo;
  attempts.skipped.data[attempt] = wrote.skipped ? 1 : 0;
  if (!wrote.skipped) ports.written();
  diesHere(stream, ctx, 'after-sink');
}

/** Writes commits/N and waits for the next trigger. */
export function onCommit(stream: StreamState, ctx: StepContext, ports: StreamPorts): void {
  const checkpoint = checkpointOf(stream);
  if (checkpoint === null) return;
  append(checkpoint.commits.at, ctx.now);
  append(checkpoint.commits.nextWatermarkMs, ports.watermarkMs());
  const { attempts, attempt } = stream;
  attempts.endedAt.data[attempt] = ctx.now;
  attempts.outcome.data[attempt] = attemptOutcome.committed;
  stream.attempt = -1;
  stream.phase = 'idle';
  if (diesHere(stream, ctx, 'after-commit')) return;
  const { kind, intervalMs } = ports.trigger();
  const startedAt = valueAt(attempts.startedAt, attempt);
  const next = kind === 'availableNow' ? ctx.now : nextTriggerAfter(startedAt, ctx.now, intervalMs);
  ctx.schedule(next, streamKind.trigger, stream.session);
}

function startBatch(
  stream: StreamState,
  ctx: StepContext,
  ports: StreamPorts,
  checkpoint: Checkpoint,
  batch: number,
): void {
  const [from, to] = [startOf(checkpoint, batch), endOf(checkpoint, batch)];
  const rows = ports.rowsBetween(from, to);
  const { attempts } = stream;
  for (const later of [attempts.sinkAt, attempts.endedAt, attempts.outFrom, attempts.outTo]) {
    append(later, NaN);
  }
  append(attempts.outcome, attemptOutcome.running);
  append(attempts.batch, batch);
  append(attempts.checkpoint, stream.current);
  append(attempts.session, stream.session);
  append(attempts.inputRows, rows);
  append(attempts.skipped, 0);
  stream.attempt = append(attempts.startedAt, ctx.now);
  stream.phase = 'running';
  if (diesHere(stream, ctx, 'after-offsets')) return;
  const lost = ports.lost(from, to);
  if (lost !== undefined) {
    fail(stream, ctx, lost);
    return;
  }
  const { totalMs, commitMs } = ports.batchMs(rows);
  const sinkAt = ctx.now + Math.max(0, totalMs - commitMs);
  ctx.schedule(sinkAt, streamKind.sink, stream.session);
  ctx.schedule(ctx.now + totalMs, streamKind.commit, stream.session);
}

/** Nothing to do: sleep until rows come, or the end of an AvailableNow run. */
function rest(stream: StreamState, ctx: StepContext, ports: StreamPorts): void {
  if (ports.trigger().kind === 'availableNow') endStream(stream, ctx, streamHappening.stopped);
  else stream.asleepSince = ctx.now;
}

function fail(stream: StreamState, ctx: StepContext, error: string): void {
  endStream(stream, ctx, streamHappening.failed);
  stream.phase = 'failed';
  stream.error = error;
}

function diesHere(stream: StreamState, ctx: StepContext, point: BatchCrashPoint): boolean {
  if (stream.armed !== point) return false;
  endStream(stream, ctx, streamHappening.crashed);
  return true;
}
