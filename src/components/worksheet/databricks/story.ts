import {
  presetScenario,
  runScenario,
  type Action,
  type Run,
  type Scenario,
} from '../../../sim/index.ts';

/** The story before the learner has done anything: the generator sends, no query runs. */
export function notebookStory(preset: string): Scenario {
  const scenario = presetScenario(preset) ?? presetScenario('normal-hour');
  if (!scenario) throw new Error(`There is no preset ${preset}.`);
  return { ...scenario, spark: { ...scenario.spark, prepared: false } };
}

/** The run in which the notebooks have done this. */
export function notebookRun(preset: string, actions: readonly Action[]): Run {
  const story = notebookStory(preset);
  return runScenario({ ...story, actions: [...story.actions, ...actions] });
}
