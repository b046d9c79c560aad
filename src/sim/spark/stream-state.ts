import { append, createColumn, valueAt } from '../kernel/column.ts';
import type { StepContext } from '../kernel/context.ts';
import type { Checkpoint, StreamState } from './stream-types.ts';

/** A query that was never started and has no checkpoint. */
export function createStream(): StreamState {
  return {
    phase: 'stopped',
    error: '',
    said: null,
    session: 0,
    checkpoints: [],
    current: -1,
    attempt: -1,
    armed: null,
    restartDue: false,
    asleepSince: NaN,
    pinned: null,
    attempts: {
      startedAt: createColumn(),
      sinkAt: createColumn(),
      endedAt: createColumn(),
      outcome: createColumn(),
      batch: createColumn(),
      checkpoint: createColumn(),
      session: createColumn(),
      inputRows: createColumn(),
      outFrom: createColumn(),
      outTo: createColumn(),
      skipped: createColumn(),
    },
    life: { at: createColumn(), what: createColumn() },
  };
}

/** The checkpoint folder in place, or null. */
export function checkpointOf(stream: StreamState): Checkpoint | null {
  return stream.checkpoints[stream.current] ?? null;
}

/** Makes the folder with `metadata` and `sources/0/0` (semantics.md A6, A7). */
export function createCheckpoint(
  stream: StreamState,
  ctx: StepContext,
  queryId: number,
  initial: readonly number[],
  root: string,
): Checkpoint {
  const checkpoint: Checkpoint = {
    queryId,
    root,
    createdAt: ctx.now,
    deletedAt: NaN,
    width: initial.length,
    initial: [...initial],
    offsets: { at: createColumn(), end: createColumn(), watermarkMs: createColumn() },
    commits: { at: createColumn(), nextWatermarkMs: createColumn() },
  };
  stream.current = stream.checkpoints.push(checkpoint) - 1;
  return checkpoint;
}

/** Where batch `batch` starts: the end of the one before, or the initial position. */
export function startOf(checkpoint: Checkpoint, batch: number): number[] {
  return batch === 0 ? checkpoint.initial : endOf(checkpoint, batch - 1);
}

/** The exclusive end of a batch whose offsets are written. */
export function endOf(checkpoint: Checkpoint, batch: number): number[] {
  const { width, offsets } = checkpoint;
  return Array.from({ length: width }, (_, i) => valueAt(offsets.end, batch * width + i));
}

/** Writes offsets/N: the plan of the next batch, before anything of it is done. */
export function writeOffsets(
  checkpoint: Checkpoint,
  ctx: StepContext,
  end: readonly number[],
  watermarkMs: number,
): void {
  append(checkpoint.offsets.at, ctx.now);
  for (const offset of end) append(checkpoint.offsets.end, offset);
  append(checkpoint.offsets.watermarkMs, watermarkMs);
}

/**
 * Deletes the checkpoint folder of a query that is not running; the next start makes a new one
 * with a new query id. Returns why it could not, or undefined.
 */
export function deleteCheckpoint(stream: StreamState, ctx: StepContext): string | undefined {
  if (stream.phase === 'idle' || stream.phase === 'running') {
    return 'The query is running on this checkpoint. Stop it before you delete the folder.';
  }
  const checkpoint = checkpointOf(stream);
  if (checkpoint === null) return 'There is no checkpoint folder to delete.';
  checkpoint.deletedAt = ctx.now;
  stream.current = -1;
  return undefined;
}
