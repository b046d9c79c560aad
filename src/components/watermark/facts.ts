import {
  Fate,
  sinkRowsOf,
  windowsOf,
  type BatchRecord,
  type WatermarkState,
  type WindowCount,
} from '../../sim/index.ts';
import type { FigureModel } from './model.ts';

/** A window as a bar: all countries together, with the state it is in. */
export interface Bar {
  startMs: number;
  endMs: number;
  count: number;
  status: WindowCount['status'];
}

/** The windows to be seen at a moment, earliest first. */
export function barsOf({ open, closed }: WatermarkState): Bar[] {
  const bars = new Map<number, Bar>();
  for (const { startMs, endMs, count, status } of [...closed, ...open]) {
    const bar = bars.get(startMs);
    if (bar) bar.count += count;
    else bars.set(startMs, { startMs, endMs, count, status });
  }
  return [...bars.values()].sort((a, b) => a.startMs - b.startMs);
}

/** One window of the chosen event and what the event did to the count of its country in it. */
export interface EventWindow {
  startMs: number;
  endMs: number;
  /** `closed`: it was final before the event's batch came, and is closed to the event. */
  verdict: 'counted' | 'closed' | 'undecided';
  was: number;
  now: number;
  status: WindowCount['status'] | 'none';
}

/** What is known of one event at `state`'s moment. */
export interface EventFacts {
  fate: number;
  /** Number of the batch that has taken it, -1 while it waits. */
  batch: number;
  arrived: boolean;
  windows: EventWindow[];
}

/**
 * The chosen event window by window. `before` is the state just before the event's batch ended:
 * was and now are the counts of the event's country.
 */
export function eventFacts(
  { run, settings }: FigureModel,
  row: number,
  state: WatermarkState,
  before: WatermarkState | undefined,
): EventFacts {
  const batch = run.eventBatch[row] ?? -1;
  const judged = batch >= 0 && state.lastBatch !== null && batch <= state.lastBatch.batch;
  const lost = run.lostWindows[row] ?? 0;
  const key = run.events.key[row] ?? 0;
  const windows = windowsOf(run.events.eventTimeMs[row] ?? NaN, { ...settings, startMs: 0 });
  return {
    fate: judged ? (run.fate[row] ?? Fate.pending) : Fate.pending,
    batch: judged ? batch : -1,
    arrived: (run.events.arrivalMs[row] ?? Infinity) <= state.atMs,
    // Windows close oldest first, so the ones lost to an event are the first of its windows.
    windows: windows.map(({ startMs, endMs }, index) => {
      const group = groupOf(state, startMs, key);
      const was = before && groupOf(before, startMs, key);
      return {
        startMs,
        endMs,
        verdict: !judged ? 'undecided' : index < lost ? 'closed' : 'counted',
        was: was?.count ?? 0,
        now: group?.count ?? 0,
        status: group?.status ?? 'none',
      };
    }),
  };
}

function groupOf(state: WatermarkState, startMs: number, key: number): WindowCount | undefined {
  const same = (group: WindowCount) => group.startMs === startMs && group.key === key;
  return state.open.find(same) ?? state.closed.find(same);
}

/** A number before and after the last batch. */
export interface WasNow {
  name: string;
  was: string;
  now: string;
}

/** The state that the last batch left, each number beside what it was before. */
export function stateFacts(
  { run }: FigureModel,
  state: WatermarkState,
  clock: (tMs: number) => string,
): WasNow[] {
  const last = state.lastBatch;
  const before = last ? run.batches[last.batch - 1] : undefined;
  const time = (ms: number | undefined) => (ms ? clock(ms) : 'none yet');
  const dropped = (upTo: number) =>
    run.batches.reduce((sum, b) => (b.batch <= upTo ? sum + b.droppedGroups : sum), 0);
  const written = (b: BatchRecord | null | undefined) =>
    String(b ? sinkRowsOf(run, b.batch).length : 0);
  const number = (value: number | undefined) => String(value ?? 0);
  return [
    {
      name: 'max event time',
      was: time(before?.maxEventTimeMs),
      now: time(last?.maxEventTimeMs),
    },
    { name: 'watermark', was: time(last?.evictionWatermarkMs), now: time(last?.watermarkAfterMs) },
    { name: 'state rows held', was: number(before?.stateRows), now: number(last?.stateRows) },
    { name: 'rows it wrote', was: written(before), now: written(last) },
    {
      name: 'groups dropped',
      was: number(dropped((last?.batch ?? 0) - 1)),
      now: number(last ? dropped(last.batch) : 0),
    },
  ];
}

/** How many events of each fate the batches ended by then have judged. */
export function fateCounts({ run }: FigureModel, state: WatermarkState) {
  const counts = { onTime: 0, lateCounted: 0, partlyLate: 0, dropped: 0 };
  for (let row = 0; row < (state.lastBatch?.endRow ?? 0); row++) {
    const fate = run.fate[row];
    if (fate === Fate.onTime) counts.onTime++;
    else if (fate === Fate.lateCounted) counts.lateCounted++;
    else if (fate === Fate.partlyLate) counts.partlyLate++;
    else counts.dropped++;
  }
  return counts;
}
