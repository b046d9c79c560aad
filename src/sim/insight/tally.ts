import { Fate } from '../spark/fate.ts';
import type { WatermarkRun } from '../spark/run.ts';
import { countArrived, countBatches } from '../spark/state-at.ts';

/** What the batches of a run have done by some moment, added up. */
export interface Tally {
  /** Number of the last batch that has ended, -1 before the first. */
  batch: number;
  /** ms since the epoch; 0 before the watermark first moves. */
  watermarkMs: number;
  /** Highest event time so far, ms; NaN before any. */
  maxEventTimeMs: number;
  stateRows: number;
  /** Events that count in all, in some and in none of their windows. */
  whole: number;
  partlyLate: number;
  dropped: number;
  /** Groups that `numRowsDroppedByWatermark` has counted (semantics.md A0 rule 10). */
  droppedGroups: number;
  /** Rows that the sink has got; in complete mode, the groups that batches changed. */
  rowsWritten: number;
  /** Events that have arrived and wait for a batch to end. */
  waiting: number;
}

/** Running totals by batch: made once a run, asked for every moment that is shown. */
export interface Tallies {
  whole: Float64Array;
  partlyLate: Float64Array;
  dropped: Float64Array;
  droppedGroups: Float64Array;
}

/** Adds the fates up, batch by batch, in one pass. */
export function talliesOf(run: WatermarkRun): Tallies {
  const { length } = run.batches;
  const whole = new Float64Array(length);
  const partlyLate = new Float64Array(length);
  const dropped = new Float64Array(length);
  const droppedGroups = new Float64Array(length);
  const sums = { whole: 0, partlyLate: 0, dropped: 0, groups: 0 };
  run.batches.forEach((batch, i) => {
    for (let row = batch.firstRow; row < batch.endRow; row++) {
      const fate = run.fate[row];
      if (fate === Fate.dropped) sums.dropped++;
      else if (fate === Fate.partlyLate) sums.partlyLate++;
      else if (fate !== Fate.noTime) sums.whole++;
    }
    sums.groups += batch.droppedGroups;
    whole[i] = sums.whole;
    partlyLate[i] = sums.partlyLate;
    dropped[i] = sums.dropped;
    droppedGroups[i] = sums.groups;
  });
  return { whole, partlyLate, dropped, droppedGroups };
}

/** What the run had done by `tMs`, found by binary search. */
export function tallyAt(run: WatermarkRun, tallies: Tallies, tMs: number): Tally {
  const i = countBatches(run, tMs, 'endedAtMs') - 1;
  const last = run.batches[i];
  return {
    batch: i,
    watermarkMs: last?.watermarkAfterMs ?? 0,
    maxEventTimeMs: last?.maxEventTimeMs ?? NaN,
    stateRows: last?.stateRows ?? 0,
    whole: tallies.whole[i] ?? 0,
    partlyLate: tallies.partlyLate[i] ?? 0,
    dropped: tallies.dropped[i] ?? 0,
    droppedGroups: tallies.droppedGroups[i] ?? 0,
    rowsWritten: last?.outputTo ?? 0,
    waiting: countArrived(run, tMs) - (last?.endRow ?? 0),
  };
}
