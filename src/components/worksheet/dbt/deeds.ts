import { lagText, type DbtFact } from '../../../sim/index.ts';
import type { Deed } from '../engine/catalog.ts';
import { storyOf } from '../engine/history.ts';
import { statementsOf } from '../engine/statements.ts';
import type { DbtRun } from './project.ts';

/**
 * What the account has been told, as statements: Part 2's bronze and pipe (`setup`, the lab's file)
 * at the story's start, then what each run of dbt sent.
 */
export function deedsOf(
  setup: string,
  schema: string,
  runs: readonly DbtRun[],
  results: readonly DbtFact[],
): Deed[] {
  const { startMs } = storyOf('normal-hour');
  const before = statementsOf(setup)
    .filter(({ text }) => /^(CREATE|USE)\b/i.test(text))
    .concat(statementsOf(`CREATE SCHEMA ${schema}`))
    .map(({ text }) => ({ atMs: startMs, text }));
  const sent = results.flatMap((result): Deed[] => {
    const run = runs[result.run];
    const text = run && statementOf(result, run, schema);
    return text === undefined ? [] : [{ atMs: run?.atMs ?? startMs, text }];
  });
  return [...before, ...sent];
}

function statementOf(
  { action, status, model }: DbtFact,
  run: DbtRun,
  schema: string,
): string | undefined {
  if (status !== 'success') return undefined;
  const { clauses, select } = model.includes('silver') ? run.silver : run.gold;
  const name = `${schema}.${model.split('.').at(-1) ?? model}`;
  if (action === 'alter') {
    return `ALTER DYNAMIC TABLE ${name} SET TARGET_LAG = ${lagText(clauses.targetLag)}`;
  }
  if (action !== 'create' && action !== 'replace') return undefined;
  return `CREATE OR REPLACE DYNAMIC TABLE ${name} TARGET_LAG = ${lagText(clauses.targetLag)} WAREHOUSE = ${clauses.warehouse} REFRESH_MODE = ${clauses.refreshMode} INITIALIZE = ${clauses.initialize} AS\n${select}`;
}
