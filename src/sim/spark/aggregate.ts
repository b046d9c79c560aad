import { addToGroup, createGroups } from './groups.ts';
import type { GroupTable } from './groups.ts';
import { appendOutput } from './output.ts';
import type { OutputRows } from './output.ts';
import type { Pane } from './partial.ts';
import type { WatermarkQuery } from './query.ts';
import type { WatermarkRules } from './rules.ts';
import { windowTable } from './store.ts';
import type { StateStore } from './store.ts';

/** What a batch did to the state. */
interface Merged {
  /** Rows of the state that the batch wrote: `numRowsUpdated`. */
  updated: number;
  /** Distinct (window, key) groups that the late watermark shut out. */
  lateGroups: number;
  /** The same in events times windows: what a count of raw rows would say. */
  lateRows: number;
}

/**
 * Spreads a batch's panes over their windows and merges them into the state. A (window, key)
 * group whose window the late watermark (ms) has closed is dropped as one row, however many
 * events stand behind it (semantics.md A0.4, A0.10). Update and complete emit every touched
 * group with its full count.
 */
export function mergeIntoState(
  store: StateStore,
  panes: ReadonlyMap<number, Pane>,
  query: WatermarkQuery,
  rules: WatermarkRules,
  batch: number,
  lateWatermarkMs: number,
  output: OutputRows,
): Merged {
  const gridStartMs = rules.gridStart(query.startMs);
  const late = new Map<number, GroupTable>();
  const touched = query.mode === 'append' ? null : new Set<number>();
  let lateRows = 0;
  let updated = 0;
  for (const pane of panes.values()) {
    for (let i = 0; i < pane.windows; i++) {
      const index = pane.index - i;
      const endMs = gridStartMs + index * query.slideMs + query.windowMs;
      if (query.mode !== 'complete' && rules.closes(endMs, lateWatermarkMs)) {
        addAll(windowTable(late, index), pane.groups, batch);
        lateRows += eventsIn(pane.groups);
        continue;
      }
      const table = windowTable(store.windows, index);
      const before = table.size;
      updated += addAll(table, pane.groups, batch);
      store.rows += table.size - before;
      touched?.add(index);
    }
  }
  if (touched !== null) emitTouched(store, touched, query, gridStartMs, batch, output);
  let lateGroups = 0;
  for (const table of late.values()) lateGroups += table.size;
  return { updated, lateGroups, lateRows };
}

/** Adds every group of `from` and returns how many rows the batch touched for the first time. */
function addAll(into: GroupTable, from: GroupTable, batch: number): number {
  let touched = 0;
  for (let i = 0; i < from.size; i++) {
    const row = addToGroup(into, from.keys[i] ?? 0, from.counts[i] ?? 0);
    if (into.touchedBy[row] !== batch) touched++;
    into.touchedBy[row] = batch;
  }
  return touched;
}

function eventsIn(groups: GroupTable): number {
  let events = 0;
  for (let i = 0; i < groups.size; i++) events += groups.counts[i] ?? 0;
  return events;
}

function emitTouched(
  store: StateStore,
  touched: ReadonlySet<number>,
  query: WatermarkQuery,
  gridStartMs: number,
  batch: number,
  output: OutputRows,
): void {
  for (const index of touched) {
    const table = store.windows.get(index) ?? createGroups();
    const startMs = gridStartMs + index * query.slideMs;
    for (let row = 0; row < table.size; row++) {
      if (table.touchedBy[row] !== batch) continue;
      const endMs = startMs + query.windowMs;
      appendOutput(output, batch, startMs, endMs, table.keys[row] ?? 0, table.counts[row] ?? 0);
    }
  }
}
