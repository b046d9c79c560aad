import {
  explainPipeline,
  hopsAt,
  pipelineAt,
  runScenario,
  type Hop,
  type PipelineEntry,
  type PipelineView,
  type Run,
  type Scenario,
} from '../../sim/index.ts';
import { onceAMoment, useCalmNow, type Now, type Timeline } from '../player/index.ts';

/** A run of the pipeline, and what does not depend on t. */
export interface PipelineModel {
  scenario: Scenario;
  run: Run;
  timeline: Timeline;
  log: readonly PipelineEntry[];
}

/** What the picture shows at one moment. */
export interface PipelineMoment {
  tMs: number;
  /** Of the run, ms after its start. */
  sinceStartMs: number;
  view: PipelineView;
  hops: Record<Hop, number[]>;
}

/** Runs the scenario. */
export function modelOf(scenario: Scenario): PipelineModel {
  const run = runScenario(scenario);
  const log = explainPipeline(run);
  const stops = [...new Set(log.map(({ atMs }) => atMs))].filter((atMs) => atMs > run.startMs);
  return { scenario, run, log, timeline: { startMs: run.startMs, endMs: run.endMs, stops } };
}

/** The picture at `tMs`. */
export const momentOf = onceAMoment(({ run }: PipelineModel, tMs): PipelineMoment => ({
  tMs,
  sinceStartMs: tMs - run.startMs,
  view: pipelineAt(run, tMs),
  hops: hopsAt(run, tMs),
}));

/** The moment that a part of the figure shows: 0 is drawn first, 5 last. */
export function usePart({ model, now }: Running, part: number): PipelineMoment {
  return momentOf(model, useCalmNow(now, part));
}

/** A run and its t: all that a part of the figure needs to draw itself. */
export interface Running {
  model: PipelineModel;
  now: Now;
}
