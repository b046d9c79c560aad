import { countUpTo, valueAt } from '../kernel/column.ts';
import type { Run } from '../run/run.ts';
import { relayHappening } from '../relay/types.ts';

/** Where a record that the relay took is at a moment. */
export const TakenPlace = { buffer: 1, uploading: 2, file: 3, gone: 4 } as const;

/**
 * The place of every row of the relay's `taken` log at `tMs`: in the buffer, in an upload under
 * way, in a complete file, or gone from memory with its process or its partition.
 */
export function takenPlacesAt(run: Run, tMs: number): Uint8Array {
  const { relay } = run.state;
  const rows = countUpTo(relay.taken.at, tMs);
  const place = new Uint8Array(rows).fill(TakenPlace.buffer);
  const { flushes } = relay;
  const begun = countUpTo(flushes.at, tMs);
  for (let flush = 0; flush < begun; flush++) {
    const uploaded = valueAt(flushes.uploadedAt, flush) <= tMs;
    const where = uploaded ? TakenPlace.file : TakenPlace.uploading;
    const to = valueAt(flushes.to, flush);
    for (let i = valueAt(flushes.from, flush); i < to; i++) {
      place[valueAt(relay.fileRows, i)] = where;
    }
  }
  markGone(run, tMs, place);
  return place;
}

/** A crash takes what its consumer held; a revoked partition may take its buffered records. */
function markGone(run: Run, tMs: number, place: Uint8Array): void {
  const { log, taken } = run.state.relay;
  const told = countUpTo(log.at, tMs);
  for (let row = 0; row < told; row++) {
    const what = valueAt(log.what, row);
    const discards = what === relayHappening.revoked && valueAt(log.b, row) > 0;
    if (what !== relayHappening.crashed && !discards) continue;
    const consumer = valueAt(log.consumer, row);
    const before = Math.min(place.length, countUpTo(taken.at, valueAt(log.at, row)));
    for (let i = 0; i < before; i++) {
      if (place[i] === TakenPlace.file || valueAt(taken.consumer, i) !== consumer) continue;
      if (discards && (place[i] !== TakenPlace.buffer || !sameRow(run, i, row))) continue;
      if (!isLater(run, i, valueAt(log.at, row))) place[i] = TakenPlace.gone;
    }
  }
}

function sameRow(run: Run, taken: number, told: number): boolean {
  const { relay } = run.state;
  return valueAt(relay.taken.partition, taken) === valueAt(relay.log.a, told);
}

/** A restarted consumer may take records again in the very millisecond of its crash. */
function isLater(run: Run, taken: number, crashedAt: number): boolean {
  return valueAt(run.state.relay.taken.at, taken) > crashedAt;
}
