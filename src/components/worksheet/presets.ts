import {
  presetScenario,
  runScenario,
  type Action,
  type Run,
  type Scenario,
} from '../../sim/index.ts';

/** The preset of that name, or the normal hour for a name that there is not. */
export function presetOr(name: string): Scenario {
  const scenario = presetScenario(name) ?? presetScenario('normal-hour');
  if (!scenario) throw new Error(`There is no preset ${name}.`);
  return scenario;
}

/** The run of a story in which these things were done too. */
export function runAlso(story: Scenario, actions: readonly Action[]): Run {
  return runScenario({ ...story, actions: [...story.actions, ...actions] });
}
