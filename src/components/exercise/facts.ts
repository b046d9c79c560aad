import {
  conservationAt,
  factsAt,
  freshnessAt,
  tableChecksAt,
  type Conservation,
  type PipelineView,
  type Run,
  type TableChecks,
} from '../../sim/index.ts';

/** What the exercise judges by: the run at one moment, and how it stood before. */
export interface ExerciseFacts {
  run: Run;
  tMs: number;
  view: PipelineView;
  checks: TableChecks;
  /** Age of the newest event on the dashboard, ms; NaN while it shows none. */
  ageMs: number;
  /** Rows of Databricks' Bronze one trigger and one batch ago. */
  bronzeBefore: number;
  /** Messages that the topic had then. */
  producedBefore: number;
  /** Rows of Snowflake's Bronze a minute ago. */
  loadedBefore: number;
  /** Where every event is on Snowflake's path; counted only while t rests. */
  snowflake: Conservation['snowflake'] | undefined;
}

/** A trigger of ten seconds and the batch that it starts, ms. */
const BATCH_MS = 15_000;

/** Gathers what steps and faults look at, at `tMs`. `resting` says that t stands still. */
export function exerciseFacts(
  run: Run,
  view: PipelineView,
  tMs: number,
  resting: boolean,
): ExerciseFacts {
  const before = factsAt(run, tMs - BATCH_MS);
  return {
    run,
    tMs,
    view,
    checks: tableChecksAt(run, tMs),
    ageMs: freshnessAt(run, tMs).dashboard,
    bronzeBefore: before.databricks.bronze.rows,
    producedBefore: before.produced,
    loadedBefore: factsAt(run, tMs - 60_000).snowflake.bronze,
    snowflake: resting ? conservationAt(run, tMs).snowflake : undefined,
  };
}
