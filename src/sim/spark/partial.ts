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
  /** How many of them are closed to the batch. */
  lost: number;
  /** Event times of the pane, ms: `fromMs` included, `toMs` excluded. */
  fromMs: number;
  toMs: number;
  groups: GroupTable;
}

/** What one pass over a batch's rows found. */
interface PartialCounts {
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
  const panes = new Map<number, Pane>();
  const { timesMs, keys } = rows;
  const { fate, lostWindows, eventBatch } = fates;
  let max = NaN;
  let pane: Pane | null = null;
  for (let row = rows.from; row < rows.to; row++) {
    const time = timesMs[row] ?? NaN;
    eventBatch[row] = batch;
    if (Number.isNaN(time)) {
      fate[row] = Fate.noTime;
      if (query.windowMs > 0) continue;
    } else if (!(time <= max)) max = time;
    // Neighbours mostly share a pane, and with it their windows and what is closed to them.
    if (pane === null || !(time >= pane.fromMs && time < pane.toMs)) {
      pane = paneAt(panes, time, query, rules, lateWatermarkMs);
    }
    lostWindows[row] = pane.lost;
    if (!Number.isNaN(time)) fate[row] = fateOf(time, maxBeforeMs, pane.windows, pane.lost);
    addToGroup(pane.groups, keys[row] ?? 0, 1);
  }
  return { panes, maxEventTimeMs: max };
}

/** The pane of an event time, made when it is missing. */
function paneAt(
  panes: Map<number, Pane>,
  time: number,
  query: WatermarkQuery,
  rules: WatermarkRules,
  lateWatermarkMs: number,
): Pane {
  const gridStartMs = rules.gridStart(query.startMs);
  const place = { index: 0, count: 0 };
  placeOnGrid(time, query, gridStartMs, place);
  // Where the slide does not divide the window, a slide has two panes, one window apart.
  const id = place.index * 2 + (place.count & 1);
  const known = panes.get(id);
  if (known !== undefined) return known;
  const slideFromMs = gridStartMs + place.index * query.slideMs;
  const cutMs = query.windowMs % query.slideMs;
  const early = cutMs === 0 || time < slideFromMs + cutMs;
  const pane = {
    index: place.index,
    windows: place.count,
    lost: countLost(place, query, rules, gridStartMs, lateWatermarkMs),
    fromMs: early ? slideFromMs : slideFromMs + cutMs,
    toMs: early && cutMs > 0 ? slideFromMs + cutMs : slideFromMs + query.slideMs,
    groups: createGroups(),
  };
  panes.set(id, pane);
  return pane;
}
