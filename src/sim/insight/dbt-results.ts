import type { DbtResult } from '../dbt/types.ts';
import type { Run } from '../run/run.ts';

/** What one `dbt run` did with one model. */
export type DbtFact = DbtResult;

/** The results of every `dbt run` up to `tMs`, in the order in which dbt printed them. */
export function dbtResultsAt({ state }: Run, tMs: number): DbtFact[] {
  return state.dbt.results.filter(({ at }) => at <= tMs);
}
