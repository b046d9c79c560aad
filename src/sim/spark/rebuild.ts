import { addToGroup, createGroups } from './groups.ts';
import type { GroupTable } from './groups.ts';
import type { WatermarkQuery } from './query.ts';
import { createStore, windowTable } from './store.ts';
import type { StateStore } from './store.ts';
import { placeOnGrid } from './windows.ts';

/**
 * The state store as it stood after a batch, from the rows taken until then (`from` to `to`,
 * excluded) and the watermark (ms) by which that batch evicted. A window that is still open was
 * open for each of those rows, because no late watermark ever runs ahead of a later eviction, so
 * the rows alone tell its counts. Complete mode keeps every window.
 */
export function rebuildStore(
  timesMs: Float64Array,
  keys: Int32Array,
  from: number,
  to: number,
  query: WatermarkQuery,
  evictionWatermarkMs: number,
): StateStore {
  const evictedMs = query.mode === 'complete' ? -Infinity : evictionWatermarkMs;
  const panes = new Map<number, { index: number; count: number; groups: GroupTable }>();
  const place = { index: 0, count: 0 };
  for (let row = from; row < to; row++) {
    const time = timesMs[row] ?? NaN;
    if (time + query.windowMs <= evictedMs) continue;
    if (Number.isNaN(time) && query.windowMs > 0) continue;
    placeOnGrid(time, query, query.startMs, place);
    const id = place.index * 2 + (place.count & 1);
    let pane = panes.get(id);
    if (pane === undefined) {
      pane = { index: place.index, count: place.count, groups: createGroups() };
      panes.set(id, pane);
    }
    addToGroup(pane.groups, keys[row] ?? 0, 1);
  }
  const store = createStore();
  for (const pane of panes.values()) {
    for (let i = 0; i < pane.count; i++) {
      const index = pane.index - i;
      if (query.startMs + index * query.slideMs + query.windowMs <= evictedMs) break;
      const table = windowTable(store.windows, index);
      const before = table.size;
      for (let group = 0; group < pane.groups.size; group++) {
        addToGroup(table, pane.groups.keys[group] ?? 0, pane.groups.counts[group] ?? 0);
      }
      store.rows += table.size - before;
    }
  }
  return store;
}
