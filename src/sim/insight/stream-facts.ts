import { countUpTo, valueAt } from '../kernel/column.ts';
import { streamHappening } from '../spark/stream-types.ts';
import type { StreamState } from '../spark/stream-types.ts';

/** What can be seen of a streaming query at one moment. */
export interface StreamFacts {
  phase: 'stopped' | 'idle' | 'running' | 'failed';
  /** Row of its attempts that runs or ran last, -1 before the first. */
  attempt: number;
  /** Number of that batch, -1 before the first. */
  batch: number;
  /** Index of the checkpoint folder in place, -1 for none. */
  checkpoint: number;
}

/** A query at `tMs`: from what its life and its attempts tell. */
export function streamFactsAt(stream: StreamState, tMs: number): StreamFacts {
  const { attempts, life } = stream;
  const attempt = countUpTo(attempts.startedAt, tMs) - 1;
  const told = countUpTo(life.at, tMs);
  const last = told === 0 ? streamHappening.stopped : valueAt(life.what, told - 1);
  const running = attempt >= 0 && !(valueAt(attempts.endedAt, attempt) <= tMs);
  const up = running ? 'running' : 'idle';
  const down = last === streamHappening.failed ? 'failed' : 'stopped';
  return {
    phase: last === streamHappening.started ? up : down,
    attempt,
    batch: attempt < 0 ? -1 : valueAt(attempts.batch, attempt),
    checkpoint: stream.checkpoints.findLastIndex(
      (c) => c.createdAt <= tMs && !(c.deletedAt <= tMs),
    ),
  };
}
