import { countUpTo, valueAt } from '../kernel/column.ts';
import type { Run } from '../run/run.ts';

/** Whether the page waits for answers at `tMs`, and when it asks next, ms (NaN for never). */
export function pageAt(run: Run, tMs: number): { querying: boolean; nextMs: number } {
  const { at, shownAt } = run.state.page.refreshes;
  const sent = countUpTo(at, tMs);
  return {
    querying: sent > 0 && !(valueAt(shownAt, sent - 1) <= tMs),
    nextMs: valueAt(at, sent),
  };
}
