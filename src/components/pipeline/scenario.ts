import { readScenario, type Action, type Scenario } from '../../sim/index.ts';

/** How long the practice is played, ms. */
const RUN_MS = 30 * 60_000;

/** The lab for half an hour: everything starts at once, and nobody has touched anything. */
export function startScenario(): Scenario {
  const read = readScenario({ durationMs: RUN_MS });
  if (!read.ok) throw new Error(read.problems.join(' '));
  return read.scenario;
}

/** The scenario with more things that the reader did, in that order. */
export function withActions(scenario: Scenario, actions: readonly Action[]): Scenario {
  return { ...scenario, actions: [...scenario.actions, ...actions] };
}
