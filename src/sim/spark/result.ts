import type { WindowCount } from './state-at.ts';
import type { WatermarkRun } from './run.ts';

/**
 * The rows that the sink receives in batch `batch`, by window, then by key index: what append
 * closes, what update touched, and in complete mode the whole result (semantics.md A4).
 */
export function sinkRowsOf(run: WatermarkRun, batch: number): Omit<WindowCount, 'status'>[] {
  const record = run.batches[batch];
  if (record === undefined) return [];
  const from = run.query.mode === 'complete' ? 0 : record.outputFrom;
  const last = new Map<string, Omit<WindowCount, 'status'>>();
  const { output } = run;
  for (let row = from; row < record.outputTo; row++) {
    const startMs = output.startMs[row] ?? NaN;
    const key = output.key[row] ?? 0;
    last.set(`${String(startMs)} ${String(key)}`, {
      startMs,
      endMs: output.endMs[row] ?? NaN,
      key,
      count: output.count[row] ?? 0,
    });
  }
  return [...last.values()].sort((a, b) => a.startMs - b.startMs || a.key - b.key);
}
