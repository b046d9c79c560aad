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
  /** Windows that the query had before it was changed, and that the present grid has not. */
  foreign: ForeignWindow[];
}

/** The counts of a window off the grid; its times in ms. */
export interface ForeignWindow {
  startMs: number;
  endMs: number;
  table: GroupTable;
}

/** A store with nothing in it. */
export function createStore(): StateStore {
  return { rows: 0, windows: new Map(), foreign: [] };
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
    if (query.mode === 'append') giveOut({ startMs, endMs, table }, batch, output);
  }
  if (store.foreign.length === 0) return;
  const closed = store.foreign.filter(({ endMs }) => rules.closes(endMs, watermarkMs));
  store.foreign = store.foreign.filter((window) => !closed.includes(window));
  for (const window of closed) {
    store.rows -= window.table.size;
    if (query.mode === 'append') giveOut(window, batch, output);
  }
}

/** Gives every row of the state to the sink: what complete mode writes, whatever a batch changed. */
export function giveOutAll(
  store: StateStore,
  query: WatermarkQuery,
  gridStartMs: number,
  batch: number,
  output: OutputRows,
): void {
  for (const [index, table] of store.windows) {
    const startMs = gridStartMs + index * query.slideMs;
    giveOut({ startMs, endMs: startMs + query.windowMs, table }, batch, output);
  }
  for (const window of store.foreign) giveOut(window, batch, output);
}

function giveOut(
  { startMs, endMs, table }: ForeignWindow,
  batch: number,
  output: OutputRows,
): void {
  for (let row = 0; row < table.size; row++) {
    appendOutput(output, batch, startMs, endMs, table.keys[row] ?? 0, table.counts[row] ?? 0);
  }
}
