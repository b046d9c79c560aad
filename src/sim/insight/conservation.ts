import type { Run } from '../run/run.ts';
import { Fate } from '../spark/fate.ts';
import { LostBecause, SnowflakeStop, snowflakePathAt } from './snowflake-path.ts';
import { SparkStop, sparkPathAt } from './spark-path.ts';

/** How many events are at each place; every created event is in exactly one of a path's places. */
export interface Conservation {
  /** Events created by then. */
  created: number;
  databricks: Record<keyof typeof SparkStop, number> & { duplicates: number };
  /** What Gold made of the events that it has judged; `pending` are all others created. */
  fates: Record<keyof typeof Fate, number>;
  snowflake: Record<keyof typeof SnowflakeStop, number> & { duplicates: number };
  /** Why events were lost on the Snowflake path. */
  lostBecause: Record<keyof typeof LostBecause, number>;
}

/** Accounts for every event on both paths at `tMs`: in flight, judged, rejected, lost, and why. */
export function conservationAt(run: Run, tMs: number): Conservation {
  const spark = sparkPathAt(run, tMs);
  const snowflake = snowflakePathAt(run, tMs);
  const databricks = tally(SparkStop, spark.stop);
  const created = run.events.length - databricks.future;
  const fates = tally(Fate, spark.fate);
  fates.pending -= databricks.future;
  return {
    created,
    databricks: { ...databricks, duplicates: spark.duplicates },
    fates,
    snowflake: { ...tally(SnowflakeStop, snowflake.stop), duplicates: snowflake.duplicates },
    lostBecause: tally(LostBecause, snowflake.because),
  };
}

function tally<T extends Record<string, number>>(
  names: T,
  codes: Uint8Array,
): Record<keyof T, number> {
  const counts = new Array<number>(256).fill(0);
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  const entries = Object.entries(names).map(([name, code]) => [name, counts[code] ?? 0]);
  return Object.fromEntries(entries) as Record<keyof T, number>;
}
