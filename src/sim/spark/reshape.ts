import { addToGroup } from './groups.ts';
import type { GroupTable } from './groups.ts';
import type { WindowShape } from './query.ts';
import { windowTable } from './store.ts';
import type { StateStore } from './store.ts';

/**
 * Puts the state of a query under the windows of another one, as Spark does when a query starts
 * again with another length, slide or shift: a state row is known by the start and the end of its
 * window, so windows that both queries have go on counting, and all others stay as they are until
 * the watermark closes them (recorded: conformance/spark, restarts.json).
 */
export function reshape(store: StateStore, from: WindowShape, to: WindowShape): void {
  if (from.windowMs === to.windowMs && from.slideMs === to.slideMs && from.startMs === to.startMs) {
    return;
  }
  const held = [...store.foreign];
  for (const [index, table] of store.windows) {
    const startMs = from.startMs + index * from.slideMs;
    held.push({ startMs, endMs: startMs + from.windowMs, table });
  }
  store.windows.clear();
  store.foreign = [];
  for (const window of held) {
    const index = (window.startMs - to.startMs) / to.slideMs;
    const shared = window.endMs - window.startMs === to.windowMs && Number.isInteger(index);
    if (shared) addAll(windowTable(store.windows, index), window.table);
    else store.foreign.push(window);
  }
}

function addAll(into: GroupTable, from: GroupTable): void {
  for (let row = 0; row < from.size; row++) {
    addToGroup(into, from.keys[row] ?? 0, from.counts[row] ?? 0);
  }
}
