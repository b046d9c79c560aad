import { Fate, countLost, fateOf } from './fate.ts';
import type { Fates } from './fate.ts';
import { addToGroup, createGroups } from './groups.ts';
import type { GroupTable } from './groups.ts';
import type { WatermarkQuery } from './query.ts';
import type { WatermarkRules } from './rules.ts';
import { placeOnGrid } from './windows.ts';

/** Rows `from` (included) to `to` (excluded) of the events, as a batch takes them. */
export interface BatchRows {
  /** Event times in ms; NaN is a NULL event time. */
  timesMs: Float64Array;
  /** Index of each row's key. */
  keys: Int32Array;
  from: number;
  to: number;
}

/** Events of one batch that share a key and the same windows. */
export interface Pane {
  /** The last of the windows, on the grid. */
  index: number;
  /** How many windows: `index`, `index - 1`, ... */
  windows: number;
  groups: GroupTable;
}

/** What one pass over a batch's rows found. */
export interface PartialCounts {
  panes: Map<number, Pane>;
  /** Highest event time of the batch, ms; NaN when no row had one. */
  maxEventTimeMs: number;
}

/**
 * The partial aggregation: one pass over a batch's rows that counts by key within the panes of
 * the grid (all events of a pane lie in the same windows), and writes every event's fate. Rows
 * with a NULL time fall in no window (semantics.md A1) and do not move the watermark (A2); grouped
 * by the bare event time they are a group of their own, which no watermark ever closes (recorded).
 */
export function countPartially(
  rows: BatchRows,
  query: WatermarkQuery,
  rules: WatermarkRules,
  batch: number,
  lateWatermarkMs: number,
  maxBeforeMs: number,
  fates: Fates,
): PartialCounts {
  const gridStartMs = rules.gridStart(query.startMs);
  const panes = new Map<number, Pane>();
  const place = { index: 0, count: 0 };
  const { timesMs, keys } = rows;
  let max = NaN;
  let lastPane = NaN;
  let groups: GroupTable | null = null;
  for (let row = rows.from; row < rows.to; row++) {
    const time = timesMs[row] ?? NaN;
    fates.eventBatch[row] = batch;
    if (Number.isNaN(time)) {
      fates.fate[row] = Fate.noTime;
      if (query.windowMs > 0) continue;
    } else if (!(time <= max)) max = time;
    placeOnGrid(time, query, gridStartMs, place);
    const lost = countLost(place, query, rules, gridStartMs, lateWatermarkMs);
    fates.lostWindows[row] = lost;
    if (!Number.isNaN(time)) fates.fate[row] = fateOf(time, maxBeforeMs, place.count, lost);
    // Where the slide does not divide the window, a slide has two panes, one window apart.
    const pane = place.index * 2 + (place.count & 1);
    if (groups === null || pane !== lastPane) {
      groups = paneOf(panes, pane, place.index, place.count).groups;
      lastPane = pane;
    }
    addToGroup(groups, keys[row] ?? 0, 1);
  }
  return { panes, maxEventTimeMs: max };
}

function paneOf(panes: Map<number, Pane>, id: number, index: number, windows: number): Pane {
  let pane = panes.get(id);
  if (pane === undefined) {
    pane = { index, windows, groups: createGroups() };
    panes.set(id, pane);
  }
  return pane;
}
