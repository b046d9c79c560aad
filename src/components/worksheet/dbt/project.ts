import {
  dbtResultsAt,
  runScenario,
  type Action,
  type DbtFact,
  type Run,
} from '../../../sim/index.ts';
import { storyOf } from '../engine/history.ts';
import { variantOf } from '../engine/variant.ts';
import type { Compiled } from './compile.ts';

/** One `dbt run` that was made: when, with what, and the models as they were then. */
export interface DbtRun {
  atMs: number;
  fullRefresh: boolean;
  silver: Compiled;
  gold: Compiled;
}

/** The story in which Part 2's pipe fills bronze and dbt has never been run. */
export function runOf(runs: readonly DbtRun[], schema: string): Run {
  const story = storyOf('normal-hour');
  const pipe: Action = { at: 0, do: 'create', what: 'pipe', with: {} };
  const actions = [pipe, ...runs.flatMap((run) => actionsOf(run, story.startMs))];
  return runScenario({ ...story, dbt: { ...story.dbt, schema }, actions });
}

/** What each model's last run did, and all runs before it, oldest first. */
export function resultsOf(run: Run): DbtFact[] {
  return dbtResultsAt(run, run.endMs);
}

/** The SELECT that a table runs on: that of the last run which created or replaced it. */
export function deployedSelect(
  runs: readonly DbtRun[],
  results: readonly DbtFact[],
  model: 'silver' | 'gold',
): string | undefined {
  const last = results.findLast(
    ({ model: name, action, status }) =>
      name.includes(model) && status === 'success' && (action === 'create' || action === 'replace'),
  );
  return last && runs[last.run]?.[model].select;
}

function actionsOf({ atMs, fullRefresh, silver, gold }: DbtRun, startMs: number): Action[] {
  const at = atMs - startMs;
  const set = (name: string, value: string | number | boolean): Action => ({
    at,
    do: 'set',
    name: `dbt.${name}`,
    value,
  });
  const { casts, dedupe } = variantOf(silver.select);
  return [
    ...Object.entries(silver.clauses).map(([name, value]) => set(`silver.${name}`, value)),
    set('silver.casts', casts),
    set('silver.dedupe', dedupe),
    ...Object.entries(gold.clauses).map(([name, value]) => set(`gold.${name}`, value)),
    set('onConfigurationChange', silver.onConfigurationChange),
    { at, do: 'dbt-run', fullRefresh },
  ];
}
