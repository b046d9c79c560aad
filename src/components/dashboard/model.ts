import {
  dashboardAt,
  distinctUsers,
  explainPipeline,
  generatorRunsAt,
  runScenario,
  type DashboardView,
  type PipelineEntry,
  type Run,
  type Scenario,
} from '../../sim/index.ts';
import { onceAMoment, useCalmNow, type Now, type Timeline } from '../player/index.ts';

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
  /** Whether the generator does not run now. */
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
export const momentOf = onceAMoment(({ run }: DashboardModel, tMs): DashboardMoment => {
  const view = dashboardAt(run, tMs);
  return { tMs, view, silent: !generatorRunsAt(run, tMs), users: usersOf(run, view, tMs) };
});

/** What the page showed last, by run: to count all its users takes a while. */
const counted = new WeakMap<Run, { queryMs: number; users: ReadonlyMap<string, number> }>();

function usersOf(run: Run, { queryMs }: DashboardView, tMs: number): ReadonlyMap<string, number> {
  const last = counted.get(run);
  if (last && Object.is(last.queryMs, queryMs)) return last.users;
  const users = distinctUsers(run, tMs);
  counted.set(run, { queryMs, users });
  return users;
}

/** A run and its t: all that a part of the figure needs to draw itself. */
export interface Running {
  model: DashboardModel;
  now: Now;
}

/** The moment that a part of the figure shows: 0 is drawn first, 5 last. */
export function usePart({ model, now }: Running, part: number): DashboardMoment {
  return momentOf(model, useCalmNow(now, part));
}
