import { sinkRowsOf, stateAt, type OutputMode, type WatermarkState } from '../../sim/index.ts';
import { clock, shortClock } from '../chart/index.ts';
import type { FactTable } from '../player/index.ts';
import { runOver, type FigureModel } from './model.ts';
import { fateName } from './words.ts';

/** A table of thousands of rows helps nobody: the newest are shown, and the caption says so. */
const MOST_ROWS = 200;

const windowName = (startMs: number, endMs: number) =>
  `${shortClock(startMs)} – ${shortClock(endMs)}`;
const time = (ms: number) => (ms === 0 || Number.isNaN(ms) ? 'none' : clock(ms));

/** The figure's facts at `state`'s moment as tables: events, windows, batches. */
export function tablesOf(
  model: FigureModel,
  state: WatermarkState,
  chosenRow: number,
): FactTable[] {
  return [eventTable(model, state, chosenRow), windowTable(model, state), batchTable(model, state)];
}

function eventTable(model: FigureModel, state: WatermarkState, chosenRow: number): FactTable {
  const { run, events } = model;
  const judged = state.lastBatch?.endRow ?? 0;
  const arrived = judged + state.waitingRows;
  const first = Math.max(0, arrived - MOST_ROWS);
  return {
    caption:
      first === 0 ? 'Events' : `Events (the newest ${String(MOST_ROWS)} of ${String(arrived)})`,
    columns: [
      { head: 'event' },
      { head: 'country' },
      { head: 'event time', numeric: true },
      { head: 'arrived', numeric: true },
      { head: 'batch', numeric: true },
      { head: 'verdict' },
      { head: 'windows lost', numeric: true },
    ],
    rows: events.slice(first, arrived).map((event, index) => {
      const row = first + index;
      const known = row < judged;
      return {
        id: String(event.id),
        current: row === chosenRow,
        cells: [
          String(event.id),
          event.country,
          clock(event.atMs),
          clock(event.arrivesMs),
          known ? String(run.eventBatch[row]) : '',
          known ? fateName(run.fate[row]) : 'waiting',
          known ? String(run.lostWindows[row]) : '',
        ],
      };
    }),
    empty: 'No event has arrived yet.',
  };
}

function windowTable({ run }: FigureModel, state: WatermarkState): FactTable {
  const groups = [...state.closed, ...state.open];
  const shown = groups.slice(-MOST_ROWS);
  const words = { open: 'open', closing: 'the next batch closes it', closed: 'final' };
  return {
    caption:
      shown.length === groups.length
        ? 'Windows and countries'
        : `Windows and countries (the newest ${String(MOST_ROWS)} of ${String(groups.length)})`,
    columns: [
      { head: 'window' },
      { head: 'country' },
      { head: 'count', numeric: true },
      { head: 'state' },
    ],
    rows: shown.map(({ startMs, endMs, key, count, status }) => ({
      id: `${String(startMs)} ${String(key)}`,
      cells: [windowName(startMs, endMs), run.events.keys[key] ?? '', String(count), words[status]],
    })),
    empty: 'No batch has ended yet.',
  };
}

function batchTable({ run }: FigureModel, state: WatermarkState): FactTable {
  return {
    caption: 'Batches',
    columns: [
      { head: 'batch' },
      { head: 'ended', numeric: true },
      { head: 'events', numeric: true },
      { head: 'judged by', numeric: true },
      { head: 'closed up to', numeric: true },
      { head: 'watermark after', numeric: true },
      { head: 'groups dropped', numeric: true },
      { head: 'state rows', numeric: true },
    ],
    rows: run.batches.slice(0, (state.lastBatch?.batch ?? -1) + 1).map((batch) => ({
      id: String(batch.batch),
      cells: [
        String(batch.batch),
        clock(batch.endedAtMs),
        batch.noData ? 'none' : String(batch.endRow - batch.firstRow),
        time(batch.lateWatermarkMs),
        time(batch.evictionWatermarkMs),
        time(batch.watermarkAfterMs),
        String(batch.droppedGroups),
        String(batch.stateRows),
      ],
    })),
    empty: 'No batch has ended yet.',
  };
}

/** What the sink received from the last batch. */
export function outputTable({ run, settings }: FigureModel, state: WatermarkState): FactTable {
  const batch = state.lastBatch?.batch ?? -1;
  const rows = sinkRowsOf(run, batch);
  const shown = rows.slice(0, MOST_ROWS);
  const many = rows.length > shown.length ? `, the first ${String(MOST_ROWS)}` : '';
  return {
    caption:
      batch < 0
        ? 'Output'
        : `What batch ${String(batch)} wrote in ${settings.mode} mode: ${String(rows.length)} rows${many}`,
    columns: [{ head: 'window' }, { head: 'country' }, { head: 'count', numeric: true }],
    rows: shown.map(({ startMs, endMs, key, count }) => ({
      id: `${String(startMs)} ${String(key)}`,
      cells: [windowName(startMs, endMs), run.events.keys[key] ?? '', String(count)],
    })),
    empty: 'This batch wrote nothing.',
  };
}

/** The same events and moment in the three output modes, side by side. */
export function modesTable(model: FigureModel, atMs: number): FactTable {
  const modes: readonly OutputMode[] = ['append', 'update', 'complete'];
  return {
    caption: 'The same events in each output mode',
    columns: [
      { head: 'mode' },
      { head: 'state rows held', numeric: true },
      { head: 'rows written so far', numeric: true },
      { head: 'groups dropped', numeric: true },
    ],
    rows: modes.map((mode) => {
      const run = runOver(model.shown, { ...model.settings, mode }, model.events);
      const state = stateAt(run, atMs);
      const ended = run.batches.slice(0, (state.lastBatch?.batch ?? -1) + 1);
      const written = ended.reduce((sum, { batch }) => sum + sinkRowsOf(run, batch).length, 0);
      const dropped = ended.reduce((sum, { droppedGroups }) => sum + droppedGroups, 0);
      return {
        id: mode,
        current: mode === model.settings.mode,
        cells: [mode, String(state.stateRows), String(written), String(dropped)],
      };
    }),
  };
}
