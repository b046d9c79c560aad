import type { Action, Run, Scenario } from '../../../sim/index.ts';
import { presetOr, runAlso } from '../presets.ts';

/** The story before the learner has done anything: the generator sends, no query runs. */
export function notebookStory(preset: string): Scenario {
  const scenario = presetOr(preset);
  return { ...scenario, spark: { ...scenario.spark, prepared: false } };
}

/** The run in which the notebooks have done this. */
export function notebookRun(preset: string, actions: readonly Action[]): Run {
  return runAlso(notebookStory(preset), actions);
}
