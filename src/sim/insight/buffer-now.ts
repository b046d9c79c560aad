import { countUpTo, valueAt } from '../kernel/column.ts';
import { relayHappening } from '../relay/types.ts';
import type { Run } from '../run/run.ts';

/** What one consumer of the relay holds and does, for a picture that is drawn at every frame. */
export interface BufferNow {
  doing: 'down' | 'reading' | 'uploading' | 'committing';
  buffered: number;
  /** Since when the oldest buffered record waits, ms; NaN for an empty buffer. */
  sinceMs: number;
}

/** What ends a buffer, in the relay's log. */
const ends: readonly number[] = [
  relayHappening.flushed,
  relayHappening.crashed,
  relayHappening.stopped,
  relayHappening.started,
];

/**
 * The buffer of one consumer at `tMs`, without following every record as `relayAt` does: its rows
 * are those that it took since what ended the buffer before.
 */
export function bufferNow(run: Run, consumer: number, up: boolean, tMs: number): BufferNow {
  const { taken, log } = run.state.relay;
  let emptiedMs = -Infinity;
  for (let row = countUpTo(log.at, tMs) - 1; row >= 0; row--) {
    if (valueAt(log.consumer, row) !== consumer) continue;
    if (!ends.includes(valueAt(log.what, row))) continue;
    emptiedMs = valueAt(log.at, row);
    break;
  }
  const gone = discardedAfter(run, consumer, emptiedMs, tMs);
  let buffered = 0;
  let sinceMs = NaN;
  const to = countUpTo(taken.at, tMs);
  for (let row = countUpTo(taken.at, emptiedMs); row < to; row++) {
    if (valueAt(taken.consumer, row) !== consumer) continue;
    if (gone.has(valueAt(taken.partition, row))) continue;
    if (buffered++ === 0) sinceMs = valueAt(taken.at, row);
  }
  if (!up) return { doing: 'down', buffered: 0, sinceMs: NaN };
  return { doing: doingAt(run, consumer, emptiedMs, tMs), buffered, sinceMs };
}

/** Partitions whose buffered records a rebalance has thrown away. */
function discardedAfter(run: Run, consumer: number, fromMs: number, tMs: number): Set<number> {
  const { log } = run.state.relay;
  const gone = new Set<number>();
  for (let row = countUpTo(log.at, fromMs); row < countUpTo(log.at, tMs); row++) {
    if (valueAt(log.consumer, row) !== consumer) continue;
    if (valueAt(log.what, row) !== relayHappening.revoked || valueAt(log.b, row) === 0) continue;
    gone.add(valueAt(log.a, row));
  }
  return gone;
}

function doingAt(
  run: Run,
  consumer: number,
  emptiedMs: number,
  tMs: number,
): 'reading' | 'uploading' | 'committing' {
  const { flushes } = run.state.relay;
  for (let row = countUpTo(flushes.at, tMs) - 1; row >= 0; row--) {
    if (valueAt(flushes.consumer, row) !== consumer) continue;
    if (valueAt(flushes.at, row) < emptiedMs) return 'reading';
    if (!(valueAt(flushes.uploadedAt, row) <= tMs)) return 'uploading';
    return valueAt(flushes.committedAt, row) > tMs ? 'committing' : 'reading';
  }
  return 'reading';
}
