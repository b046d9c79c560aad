import { readScenario, type Scenario } from '../../sim/index.ts';

/** What the controls of this figure set: how the page refreshes, and where it is open. */
export type PageChoices = Pick<
  Scenario['powerbi'],
  'workspace' | 'refreshType' | 'refreshMs' | 'adminMinimumMs'
>;

/** An hour of the lab: long enough for a shared workspace to refresh twice. */
export function startScenario(): Scenario {
  const read = readScenario({ durationMs: 3_600_000 });
  if (!read.ok) throw new Error(read.problems.join(' '));
  return read.scenario;
}

/** The scenario with the page set otherwise from the start. */
export function withPage(scenario: Scenario, choices: Partial<PageChoices>): Scenario {
  return { ...scenario, powerbi: { ...scenario.powerbi, ...choices } };
}

/** The scenario in which somebody also stops or starts the generator, `at` ms after the start. */
export function withGenerator(scenario: Scenario, at: number, run: boolean): Scenario {
  const action = { at, do: run ? 'start' : 'stop', what: 'generator' } as const;
  return { ...scenario, actions: [...scenario.actions, action] };
}
