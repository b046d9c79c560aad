import {
  firstDivergence,
  queryEventsOf,
  queryOf,
  runWatermark,
  scheduleOf,
  summaryOf,
  talliesOf,
  type Divergence,
  type EventColumns,
  type Scenario,
  type Schedule,
  type SweepPoint,
  type Tallies,
  type WatermarkRun,
} from '../../sim/index.ts';
import type { ScrubMark, Timeline } from '../player/index.ts';
import { divergenceText } from './words.ts';
import type { OwnEvents } from '../owndata/index.ts';

/** The events both runs are fed, and when they run. */
export interface Source {
  events: EventColumns;
  startMs: number;
  untilMs: number;
  own: boolean;
  /** The age on arrival that all but one event in 2,000 stay under, ms. */
  usualAgeMs: number;
  /** Some events are from more than a second ahead of the clock. */
  ahead: boolean;
}

/** One of the two runs, with what is asked of it at every moment. */
export interface Side {
  scenario: Scenario;
  run: WatermarkRun;
  tallies: Tallies;
  summary: Omit<SweepPoint, 'value'>;
}

/** Both runs and where they part. */
export interface Twins {
  source: Source;
  a: Side;
  b: Side;
  divergence: Divergence | null;
  timeline: Timeline;
  marks: readonly ScrubMark[];
}

/** The events of a preset, or of any scenario of a link. */
export function scenarioSource(scenario: Scenario): Source {
  const { startMs, durationMs } = scenario;
  const events = queryEventsOf(scenario);
  return { events, startMs, untilMs: startMs + durationMs, own: false, ...agesOf(events) };
}

/** The reader's events: the query starts with the first arrival and ends after the last. */
export function ownSource({ events }: OwnEvents): Source {
  const first = events.arrivalMs[0] ?? 0;
  const last = events.arrivalMs[events.arrivalMs.length - 1] ?? first;
  return {
    events,
    startMs: Math.floor(first / 60_000) * 60_000,
    untilMs: Math.ceil((last + 60_000) / 60_000) * 60_000,
    own: true,
    ...agesOf(events),
  };
}

function agesOf({ eventTimeMs, arrivalMs }: EventColumns) {
  const ages = arrivalMs
    .map((at, row) => at - (eventTimeMs[row] ?? NaN))
    .filter((age) => !Number.isNaN(age))
    .sort();
  const usualAgeMs = ages[Math.ceil(ages.length * 0.9995) - 1] ?? 0;
  return { usualAgeMs, ahead: (ages[0] ?? 0) < -1000 };
}

/**
 * When a scenario's query runs over a source. How long a batch takes is known of the scenario's
 * own events only; over a reader's events batches take no time, or a second without a trigger.
 */
export function scheduleOver(source: Source, scenario: Scenario): Schedule {
  if (!source.own) return scheduleOf(scenario);
  const { triggerMs } = scenario.spark;
  const { startMs, untilMs } = source;
  // Back to back, batches that take no time would be one for each event.
  const batchMs = triggerMs === 0 ? 1000 : 0;
  // Two triggers after the last arrival, so that its batch and the one it causes still run.
  return { triggerMs, startMs, untilMs: untilMs + 2 * triggerMs, batchMs };
}

/** One run of the engine. */
export function sideOf(source: Source, scenario: Scenario): Side {
  const run = runWatermark(source.events, queryOf(scenario), scheduleOver(source, scenario));
  return { scenario, run, tallies: talliesOf(run), summary: summaryOf(run) };
}

/** Two runs side by side: one scrubber over both. */
export function twinsOf(source: Source, a: Side, b: Side): Twins {
  const divergence = firstDivergence(a.run, b.run);
  const stops = [...a.run.batches, ...b.run.batches].map(({ endedAtMs }) => endedAtMs);
  // Both runs' last batches have ended; whole seconds, because the scrubber has no others.
  const lastMs = stops.reduce((most, tMs) => Math.max(most, tMs), source.untilMs);
  const endMs = source.startMs + Math.ceil((lastMs - source.startMs) / 1000) * 1000;
  const timeline = {
    startMs: source.startMs,
    endMs,
    stops: [...new Set(stops)].sort((x, y) => x - y),
  };
  const marks = divergence
    ? [{ tMs: divergence.atMs, label: divergenceText(divergence, source.startMs) }]
    : [];
  return { source, a, b, divergence, timeline, marks };
}
