import {
  explain,
  Fate,
  nextMoment,
  runWatermark,
  stateAt,
  type LogEntry as EngineEntry,
  type WatermarkRun,
  type WatermarkState,
} from '../../sim/index.ts';
import type { Points, Shape, StairStep } from '../chart/index.ts';
import type { LogEntry, ScrubMark, Timeline } from '../player/index.ts';
import type { Case } from './cases.ts';
import { editedEvents, type Edit, type FigureEvent, type FigureSettings } from './figureState.ts';
import { layoutOf, type Layout } from './layout.ts';

/** How long each batch of this figure takes, ms: long enough to see that it starts before it ends. */
const BATCH_MS = 5_000;

/** Everything about a run that does not depend on t: made once a run, drawn once a run. */
export interface FigureModel {
  shown: Case;
  settings: FigureSettings;
  /** The events in the order of the run's rows. */
  events: readonly FigureEvent[];
  run: WatermarkRun;
  layout: Layout;
  /** Where each row's mark stands, and how it looks once its batch has ended. */
  points: Points;
  stair: readonly StairStep[];
  timeline: Timeline;
  marks: readonly ScrubMark[];
}

const SHAPES: Record<number, Shape> = {
  [Fate.pending]: 'waiting',
  [Fate.onTime]: 'filled',
  [Fate.lateCounted]: 'diamond',
  [Fate.partlyLate]: 'half',
  [Fate.dropped]: 'cross',
  [Fate.noTime]: 'cross',
};

/** The shape of an event's fate. */
export function shapeOf(fate: number | undefined): Shape {
  return SHAPES[fate ?? Fate.pending] ?? 'waiting';
}

/** Runs the engine over a case's events as the reader has edited them. */
export function modelOf(
  shown: Case,
  settings: FigureSettings,
  edits: readonly Edit[],
): FigureModel {
  const events = editedEvents(shown.events, edits).sort((a, b) => a.arrivesMs - b.arrivesMs);
  const run = runOver(shown, settings, events);
  const layout = layoutOf(shown, settings);
  const points = {
    x: Float64Array.from(events, ({ atMs }) => layout.x(atMs)),
    y: Float64Array.from(events, ({ arrivesMs }) => layout.y(arrivesMs)),
    shape: events.map((_, row) => shapeOf(run.fate[row])),
  };
  const timeline = timelineOf(run, shown);
  const stair = stairOf(run, layout);
  return { shown, settings, events, run, layout, points, stair, timeline, marks: marksOf(run) };
}

/** The same events under other settings, for comparisons: one run, nothing drawn. */
export function runOver(
  shown: Case,
  settings: FigureSettings,
  events: readonly FigureEvent[],
): WatermarkRun {
  const keys = [...new Set(events.map(({ country }) => country))].sort();
  const index = new Map(keys.map((key, position) => [key, position]));
  const columns = {
    eventTimeMs: Float64Array.from(events, ({ atMs }) => atMs),
    arrivalMs: Float64Array.from(events, ({ arrivesMs }) => arrivesMs),
    key: Int32Array.from(events, ({ country }) => index.get(country) ?? 0),
    keys,
  };
  const { triggerMs, ...query } = settings;
  const schedule = {
    triggerMs,
    startMs: shown.startMs,
    untilMs: shown.endMs,
    batchMs: BATCH_MS,
  };
  return runWatermark(columns, { ...query, startMs: 0 }, schedule);
}

function timelineOf(run: WatermarkRun, shown: Case): Timeline {
  const stops: number[] = [];
  let tMs = nextMoment(run, shown.startMs - 1);
  while (tMs <= shown.endMs) {
    stops.push(tMs);
    tMs = nextMoment(run, tMs);
  }
  return { startMs: shown.startMs, endMs: shown.endMs, stops };
}

/** The scrubber has a tick where a batch lost something. */
function marksOf(run: WatermarkRun): ScrubMark[] {
  return run.batches
    .filter(({ droppedGroups }) => droppedGroups > 0)
    .map(({ endedAtMs, batch, droppedGroups }) => ({
      tMs: endedAtMs,
      label: `Batch ${String(batch)} drops ${String(droppedGroups)} groups`,
    }));
}

function stairOf(run: WatermarkRun, { x, y, left, right, bottom }: Layout): StairStep[] {
  const place = (watermarkMs: number) => Math.min(right, Math.max(left, x(watermarkMs)));
  // A watermark left of the drawing has closed nothing that can be seen.
  const seen = run.batches.filter(({ watermarkAfterMs }) => watermarkAfterMs >= x.startMs);
  const steps = seen.map(({ endedAtMs, watermarkAfterMs }) => ({
    x: place(watermarkAfterMs),
    y: y(endedAtMs),
  }));
  const [first] = steps;
  const last = steps.at(-1);
  return first && last ? [{ x: left, y: first.y }, ...steps, { x: last.x, y: bottom }] : [];
}

/** What the run says at `tMs`, as far as it shows in this drawing. */
export function stateOf({ run, layout }: FigureModel, tMs: number): WatermarkState {
  return stateAt(run, tMs, { fromMs: layout.x.startMs, toMs: layout.x.endMs });
}

/** Above this many events an arrival is worth a line only while it is the newest thing. */
const ARRIVALS_TOLD = 200;

/** The log is made in pieces of this length, ms, each once: making one takes several passes. */
const PIECE_MS = 60_000;

/** Reads the log of one run: what happened in the `backMs` before `tMs`, oldest first. */
export function logReader({ run, events, timeline }: FigureModel) {
  const few = events.length <= ARRIVALS_TOLD;
  const pieces = new Map<number, LogEntry[]>();
  const piece = (index: number): LogEntry[] => {
    const fromMs = timeline.startMs - 1 + index * PIECE_MS;
    const made = pieces.get(index) ?? explain(run, fromMs, fromMs + PIECE_MS).map(entryOf);
    pieces.set(index, made);
    return made;
  };
  return (tMs: number, backMs: number): LogEntry[] => {
    const last = Math.floor((tMs - timeline.startMs) / PIECE_MS);
    const entries: LogEntry[] = [];
    for (let i = Math.max(0, last - Math.ceil(backMs / PIECE_MS)); i <= last; i++) {
      entries.push(...piece(i));
    }
    return entries.filter(
      (entry) => entry.tMs <= tMs && (few || entry.tMs === tMs || !entry.id.startsWith('arrival')),
    );
  };
}

function entryOf({ atMs, kind, batch, row, sentence, changes }: EngineEntry): LogEntry {
  return { id: [kind, batch, row].join(' '), tMs: atMs, text: sentence, changes };
}
