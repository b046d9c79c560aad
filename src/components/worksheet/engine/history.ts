import type { Action, Run, Scenario } from '../../../sim/index.ts';
import { presetOr, runAlso } from '../presets.ts';
import { effectOf, emptyCatalog, type Catalog, type Deed } from './catalog.ts';
import { readCommand } from './read.ts';

/** Where a worksheet stands: the story it is told, and what has been done in it so far. */
export interface Standing {
  preset: string;
  deeds: readonly Deed[];
}

/** Everything that exists after the deeds up to `tMs`, and what the run is told of them all. */
export function foldDeeds(
  { deeds }: Standing,
  startMs: number,
  tMs: number,
): { catalog: Catalog; actions: Action[] } {
  let catalog = emptyCatalog();
  const actions: Action[] = [];
  for (const { atMs, text } of deeds) {
    if (atMs > tMs) break;
    const effect = effectOf(catalog, readCommand(text), atMs - startMs, startMs);
    ({ catalog } = effect);
    if (effect.action) actions.push(effect.action);
  }
  return { catalog, actions };
}

/** The story before the learner has done anything: the relay runs, Snowflake is empty. */
export function storyOf(preset: string): Scenario {
  const scenario = presetOr(preset);
  return { ...scenario, snowflake: { ...scenario.snowflake, prepared: false } };
}

/** The run in which the deeds were done. */
export function runWith(preset: string, actions: readonly Action[]): Run {
  return runAlso(storyOf(preset), actions);
}
