import { valueAt } from '../kernel/column.ts';
import { rowsOf } from './flush.ts';
import type { RelayState } from './types.ts';

/** The lines of a file as numbers: what a loader reads without rendering the text. */
export interface FileLines {
  partition: Float64Array;
  offset: Float64Array;
  /** Row of the run's events. */
  event: Float64Array;
  /** 1 where the line is not valid JSON. */
  malformed: Uint8Array;
}

/** The lines of a flush's file, in order. */
export function fileLines(state: RelayState, flush: number): FileLines {
  const rows = rowsOf(state, flush);
  const event = Float64Array.from(rows, (row) => valueAt(state.taken.event, row));
  return {
    partition: Float64Array.from(rows, (row) => valueAt(state.taken.partition, row)),
    offset: Float64Array.from(rows, (row) => valueAt(state.taken.offset, row)),
    event,
    malformed: Uint8Array.from(event, (e) => (state.malformed.has(e) ? 1 : 0)),
  };
}
