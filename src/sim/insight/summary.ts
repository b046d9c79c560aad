import { runScenario, traceHash } from '../run/run.ts';
import type { Run } from '../run/run.ts';
import type { Scenario } from '../scenario/schema.ts';
import { refreshState } from '../snowflake/types.ts';
import { fileStatus } from '../storage/types.ts';
import { valueAt } from '../kernel/column.ts';
import { conservationAt } from './conservation.ts';
import { freshnessAt } from './freshness.ts';

/** What the command line prints of a run. Counts are events unless they say otherwise. */
interface RunSummary {
  hash: string;
  /** Events that reached each stop, in the order in which an event meets them. */
  stops: { databricks: Record<string, number>; snowflake: Record<string, number> };
  /** Every created event once: what Gold made of it, or pending. */
  fates: Record<'onTime' | 'lateCounted' | 'partlyLate' | 'dropped' | 'pending', number>;
  /** Rows of both Bronze tables beyond the first of their event. */
  duplicates: number;
  /** Events that never reach Bronze on a path, over both paths. */
  lost: number;
  /** Complete files in storage. */
  files: number;
  /** Refreshes of the dynamic tables that succeeded. */
  refreshes: number;
  /** Age of the newest data that each result shows at the end, ms; null before the first. */
  freshnessMs: Record<'databricks' | 'snowflake' | 'dashboard', number | null>;
}

/** Runs a scenario and sums it up. */
export function summarize(scenario: Scenario): RunSummary {
  const run = runScenario(scenario);
  const accounts = conservationAt(run, run.endMs);
  const { created, databricks: spark, snowflake, fates, lostBecause } = accounts;
  const produced = created - spark.travelling;
  const atBronze = spark.bronze + spark.silver + spark.gold + spark.rejected;
  const afterBronze = snowflake.silver + snowflake.gold + snowflake.dashboard;
  const loaded = snowflake.bronze + afterBronze + snowflake.rejected;
  const { onTime, lateCounted, partlyLate, dropped } = fates;
  // What is lost although it was written lies in files that were never loaded.
  const written = snowflake.file + loaded + snowflake.lost - lostBecause.committedUnwritten;
  return {
    hash: traceHash(run),
    stops: {
      databricks: {
        generator: created,
        topic: produced,
        bronze: atBronze,
        silver: spark.silver + spark.gold,
        gold: spark.gold,
      },
      snowflake: {
        generator: created,
        topic: produced,
        relay: snowflake.relay + written,
        storage: written,
        bronze: loaded,
        silver: afterBronze,
        gold: snowflake.gold + snowflake.dashboard,
        dashboard: snowflake.dashboard,
      },
    },
    fates: {
      onTime,
      lateCounted,
      partlyLate,
      dropped,
      pending: created - onTime - lateCounted - partlyLate - dropped,
    },
    duplicates: spark.duplicates + snowflake.duplicates,
    lost: spark.lost + snowflake.lost,
    files: completeFiles(run),
    refreshes: succeeded(run),
    freshnessMs: freshnessOf(run),
  };
}

function completeFiles({ state }: Run): number {
  const { status } = state.storage.files;
  let files = 0;
  for (let file = 0; file < status.length; file++) {
    const what = valueAt(status, file);
    if (what !== fileStatus.writing && what !== fileStatus.abandoned) files++;
  }
  return files;
}

function succeeded({ state }: Run): number {
  const { refreshes } = state.snowflake;
  let count = 0;
  for (let row = 0; row < refreshes.at.length; row++) {
    if (valueAt(refreshes.state, row) === refreshState.succeeded) count++;
  }
  return count;
}

function freshnessOf(run: Run): RunSummary['freshnessMs'] {
  const { databricks, snowflake, dashboard } = freshnessAt(run, run.endMs);
  const shown = (ms: number) => (Number.isNaN(ms) ? null : ms);
  return {
    databricks: shown(databricks),
    snowflake: shown(snowflake),
    dashboard: shown(dashboard),
  };
}
