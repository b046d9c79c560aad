import {
  goldTable,
  silverTable,
  type SnowflakeState,
  type TableId,
  type TargetLag,
} from './types.ts';

/** Snowflake's smallest TARGET_LAG, ms (BCR-1247). */
const minimumLagMs = 60_000;
const baseCadenceMs = 48_000;

/** Why a TARGET_LAG is refused, or undefined. */
export function checkTargetLag(name: string, targetLag: TargetLag): string | undefined {
  if (targetLag === 'DOWNSTREAM' || targetLag >= minimumLagMs) return undefined;
  return (
    `Invalid TARGET_LAG '${targetLag / 1000} seconds' for dynamic table ${name}: ` +
    `the minimum is 60 seconds. Use '1 minute' or more, or DOWNSTREAM.`
  );
}

/**
 * Interval between scheduled refreshes for a lag, ms: 48 s times a power of two, the largest that
 * is at most 4/5 of the lag. Documented are only 48 s for 1 minute and 96 s for 2 minutes
 * (semantics.md E); the rule beyond them is our assumption. Refresh times of all lags nest, which
 * is what lets a chain of tables share data timestamps.
 */
export function cadenceOf(targetLagMs: number): number {
  let cadence = baseCadenceMs;
  while (cadence * 2 * 5 <= targetLagMs * 4) cadence *= 2;
  return cadence;
}

/**
 * Interval at which a table is refreshed on schedule, ms; Infinity for never: it does not exist,
 * is suspended, or is DOWNSTREAM and nothing that needs it is scheduled.
 */
export function scheduleOf(state: SnowflakeState, id: TableId): number {
  const table = state.tables[id];
  if (!table || table.suspended) return Infinity;
  if (table.targetLag !== 'DOWNSTREAM') return cadenceOf(table.targetLag);
  return id === silverTable ? scheduleOf(state, goldTable) : Infinity;
}
