import { countUpTo, valueAt } from '../kernel/column.ts';
import type { SnowflakeState } from './types.ts';

/** Rows of Bronze that were committed at or before `timeMs`: Time Travel to that moment. */
export function bronzeRowsAt(state: SnowflakeState, timeMs: number): number {
  const loads = countUpTo(state.loads.at, timeMs);
  return loads === 0 ? 0 : valueAt(state.loads.bronzeTo, loads - 1);
}
