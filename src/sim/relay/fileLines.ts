import { valueAt } from '../kernel/column.ts';
import { rowsOf } from './flush.ts';
import type { RelayState } from './types.ts';

/** The lines of a file as numbers: what a loader reads without rendering the text. */
interface FileLines {
  partition: Float64Array;
  offset: Float64Array;
  /** Row of the run's events. */
  event: Float64Array;
  /** 1 where the line is not valid JSON. */
  malformed: Uint8Array;
}

/** The lines of a flush's file, in order. */
export function fileLines(state: RelayState, flush: number): FileLines {
  const { taken, malformed } = state;
  const rows = rowsOf(state, flush);
  const lines = {
    partition: new Float64Array(rows.length),
    offset: new Float64Array(rows.length),
    event: new Float64Array(rows.length),
    malformed: new Uint8Array(rows.length),
  };
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? NaN;
    const event = valueAt(taken.event, row);
    lines.partition[i] = valueAt(taken.partition, row);
    lines.offset[i] = valueAt(taken.offset, row);
    lines.event[i] = event;
    if (malformed.has(event)) lines.malformed[i] = 1;
  }
  return lines;
}
