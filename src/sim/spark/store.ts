import { createGroups } from './groups.ts';
import type { GroupTable } from './groups.ts';
import { appendOutput } from './output.ts';
import type { OutputRows } from './output.ts';
import type { WatermarkQuery } from './query.ts';
import type { WatermarkRules } from './rules.ts';

/** What a streaming aggregation holds between batches: one row a window and key. */
export interface StateStore {
  /** Rows over all windows: `numRowsTotal` of the progress report. */
  rows: number;
  /** By the window's number on the grid. */
  windows: Map<number, GroupTable>;
}

/** A store with nothing in it. */
export function createStore(): StateStore {
  return { rows: 0, windows: new Map() };
}

/** The table of one window, made when it is missing. */
export function windowTable(windows: Map<number, GroupTable>, index: number): GroupTable {
  let table = windows.get(index);
  if (table === undefined) {
    table = createGroups();
    windows.set(index, table);
  }
  return table;
}

/**
 * Closes every window that the watermark (ms) has reached: append emits its rows, update drops
 * them silently, complete never evicts (semantics.md A4).
 */
export function evict(
  store: StateStore,
  query: WatermarkQuery,
  rules: WatermarkRules,
  watermarkMs: number,
  batch: number,
  output: OutputRows,
): void {
  if (query.mode === 'complete') return;
  const gridStart = rules.gridStart(query.startMs);
  for (const [index, table] of store.windows) {
    const startMs = gridStart + index * query.slideMs;
    const endMs = startMs + query.windowMs;
    if (!rules.closes(endMs, watermarkMs)) continue;
    store.windows.delete(index);
    store.rows -= table.size;
    if (query.mode !== 'append') continue;
    for (let row = 0; row < table.size; row++) {
      appendOutput(output, batch, startMs, endMs, table.keys[row] ?? 0, table.counts[row] ?? 0);
    }
  }
}
