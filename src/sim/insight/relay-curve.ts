import { valueAt } from '../kernel/column.ts';
import { relayHappening } from '../relay/types.ts';
import type { Run } from '../run/run.ts';

/** Records in all buffers of the relay from `atMs` until the next point. */
export interface BufferPoint {
  atMs: number;
  records: number;
}

/** The buffer's fill over the whole run: it grows with every poll and falls with every flush. */
export function bufferCurve(run: Run): BufferPoint[] {
  const { relay } = run.state;
  const changes: BufferPoint[] = [];
  for (let row = 0; row < relay.taken.at.length; row++) {
    changes.push({ atMs: valueAt(relay.taken.at, row), records: 1 });
  }
  const { flushes, log } = relay;
  for (let flush = 0; flush < flushes.at.length; flush++) {
    const records = valueAt(flushes.from, flush) - valueAt(flushes.to, flush);
    changes.push({ atMs: valueAt(flushes.at, flush), records });
  }
  for (let row = 0; row < log.at.length; row++) {
    const what = valueAt(log.what, row);
    const gone = what === relayHappening.crashed ? lostFromBuffer(run, row) : 0;
    const revoked = what === relayHappening.revoked ? valueAt(log.b, row) : 0;
    if (gone + revoked > 0) changes.push({ atMs: valueAt(log.at, row), records: -gone - revoked });
  }
  changes.sort((a, b) => a.atMs - b.atMs);
  const points: BufferPoint[] = [{ atMs: run.startMs, records: 0 }];
  for (const change of changes) {
    const last = points.at(-1);
    if (last?.atMs === change.atMs) last.records += change.records;
    else points.push({ atMs: change.atMs, records: (last?.records ?? 0) + change.records });
  }
  return points;
}

/** The log counts what a crash takes from memory; a flush under way has left the buffer already. */
function lostFromBuffer(run: Run, row: number): number {
  const { log, flushes } = run.state.relay;
  const atMs = valueAt(log.at, row);
  for (let flush = flushes.at.length - 1; flush >= 0; flush--) {
    if (valueAt(flushes.at, flush) > atMs) continue;
    if (valueAt(flushes.consumer, flush) !== valueAt(log.consumer, row)) continue;
    const since = rowsTakenSince(run, valueAt(log.consumer, row), valueAt(flushes.at, flush), atMs);
    return since;
  }
  return rowsTakenSince(run, valueAt(log.consumer, row), -Infinity, atMs);
}

function rowsTakenSince(run: Run, consumer: number, fromMs: number, toMs: number): number {
  const { taken } = run.state.relay;
  let rows = 0;
  for (let row = taken.at.length - 1; row >= 0; row--) {
    const at = valueAt(taken.at, row);
    if (at <= fromMs) break;
    if (at <= toMs && valueAt(taken.consumer, row) === consumer) rows++;
  }
  return rows;
}
