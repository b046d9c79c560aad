import {
  dashboardAt,
  distinctUsers,
  explainPipeline,
  generatorStoppedMs,
  runScenario,
  type DashboardView,
  type PipelineEntry,
  type Run,
  type Scenario,
} from '../../sim/index.ts';
import type { Timeline } from '../player/index.ts';

/** A run, and what does not depend on t. */
export interface DashboardModel {
  scenario: Scenario;
  run: Run;
  timeline: Timeline;
  /** What the page, its table and the generator did. */
  log: readonly PipelineEntry[];
}

/** The page at one moment. */
export interface DashboardMoment {
  tMs: number;
  view: DashboardView;
  /** Whether the generator has been stopped by now. */
  silent: boolean;
  /** How many different users each country really had in the rows shown. */
  users: ReadonlyMap<string, number>;
}

/** Runs the scenario. */
export function modelOf(scenario: Scenario): DashboardModel {
  const run = runScenario(scenario);
  const log = explainPipeline(run).filter(({ system }) =>
    ['dashboard', 'gold-table', 'generator'].includes(system),
  );
  const stops = [...new Set(log.map(({ atMs }) => atMs))];
  return { scenario, run, log, timeline: { startMs: run.startMs, endMs: run.endMs, stops } };
}

/** The page at `tMs`. */
export function momentOf({ run }: DashboardModel, tMs: number): DashboardMoment {
  return {
    tMs,
    view: dashboardAt(run, tMs),
    silent: generatorStoppedMs(run) <= tMs,
    users: distinctUsers(run, tMs),
  };
}
