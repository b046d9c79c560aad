import { explain } from '../../sim/index.ts';
import type { LogEntry } from '../player/index.ts';
import type { Twins } from './model.ts';
import { divergenceText } from './words.ts';

/** No more than this of one batch's losses: a poisoned batch has thousands. */
const MOST_VERDICTS = 3;

/** What the batches of both runs did in the last `backMs` up to `tMs`, oldest first. */
export function logOf(twins: Twins, tMs: number, backMs: number): LogEntry[] {
  const entries: LogEntry[] = [];
  for (const side of ['a', 'b'] as const) {
    const { run } = twins[side];
    // The oldest batch whose end falls into the span; explaining begins with its rows.
    const from = run.batches.findLast(({ endedAtMs }) => endedAtMs < tMs - backMs)?.endedAtMs;
    const verdicts = new Map<number, number>();
    for (const entry of explain(run, from ?? twins.timeline.startMs - 1, tMs)) {
      if (entry.kind === 'arrival' || entry.kind === 'batch-start') continue;
      if (entry.kind === 'verdict') {
        const said = verdicts.get(entry.batch) ?? 0;
        verdicts.set(entry.batch, said + 1);
        if (said >= MOST_VERDICTS || (run.lostWindows[entry.row] ?? 0) === 0) continue;
      }
      const id = `${side} ${entry.kind} ${String(entry.batch)} ${String(entry.row)}`;
      const text = `${side.toUpperCase()}: ${entry.sentence}`;
      entries.push({ id, tMs: entry.atMs, text, changes: entry.changes });
    }
  }
  const { divergence } = twins;
  if (divergence && divergence.atMs <= tMs && divergence.atMs > tMs - backMs) {
    const text = divergenceText(divergence, twins.timeline.startMs);
    entries.push({ id: 'divergence', tMs: divergence.atMs, text });
  }
  return entries.sort((one, other) => one.tMs - other.tMs);
}
