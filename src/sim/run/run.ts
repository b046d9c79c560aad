import type { ActivityEvents } from '../activity/events.ts';
import type { Scenario } from '../scenario/schema.ts';
import { hashOf } from '../kernel/hash.ts';
import { createRunner, runTo } from './simulate.ts';
import type { PipelineState } from './state.ts';

/**
 * A scenario that has been run to its end: a value. What happened is in the append-only columns
 * of `state`; every view is made from (run, t).
 */
export interface Run {
  scenario: Scenario;
  events: ActivityEvents;
  state: PipelineState;
  startMs: number;
  endMs: number;
}

/** Runs a scenario from start to end. The same scenario always gives the same run. */
export function runScenario(scenario: Scenario): Run {
  const runner = createRunner(scenario);
  const endMs = scenario.startMs + scenario.durationMs;
  runTo(runner, endMs);
  const { events, state } = runner.sim;
  return { scenario, events, state, startMs: scenario.startMs, endMs };
}

/**
 * A short hash (16 hex digits) of everything that happened in a run: two runs with the same hash
 * had the same trace, in whatever browser they ran.
 */
export function traceHash({ events, state }: Pick<Run, 'events' | 'state'>): string {
  const { queue, ...trace } = state;
  // What still waits in the queue has not happened, and free places in it hold leftovers.
  return hashOf({ events, ...trace, waiting: queue.size });
}
