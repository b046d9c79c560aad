import { countUpTo, valueAt } from '../kernel/column.ts';
import { tableMadeAt } from './delta.ts';
import type { GoldState } from './gold-state.ts';
import { modeOf } from './gold-recover.ts';

/** One row of the table; times in ms, `key` the number of the country. */
export interface GoldTableRow {
  startMs: number;
  endMs: number;
  key: number;
  count: number;
}

/**
 * The table of Gold at `tMs`: what append gave out, or the whole result of the last batch in complete
 * mode, which replaces the table (semantics.md A4; recorded: delta-modes.json).
 */
export function goldTableAt({ results, output, table, stream }: GoldState, tMs: number) {
  const end = countUpTo(results.at, tMs);
  const rows = new Map<string, GoldTableRow>();
  let last = -1;
  for (let row = countUpTo(results.at, tableMadeAt(table, tMs)); row < end; row++) {
    // What Delta had already was written by the attempt before (semantics.md A7).
    if (valueAt(stream.attempts.skipped, valueAt(results.attempt, row)) === 1) continue;
    const complete = modeOf(results, row) === 'complete';
    const folder = complete ? valueAt(results.checkpoint, row) : -1;
    // The whole result takes the place of everything that another state or append has written.
    if (complete && folder !== last) rows.clear();
    last = folder;
    for (let i = valueAt(results.outputFrom, row); i < valueAt(results.outputTo, row); i++) {
      const one = {
        startMs: output.startMs[i] ?? NaN,
        endMs: output.endMs[i] ?? NaN,
        key: output.key[i] ?? 0,
        count: output.count[i] ?? 0,
      };
      const name = complete ? `whole ${one.startMs} ${one.endMs} ${one.key}` : String(i);
      rows.set(name, one);
    }
  }
  return [...rows.values()];
}
