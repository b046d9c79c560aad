import { countUpTo, valueAt } from '../kernel/column.ts';
import type { Run } from '../run/run.ts';
import { windowsOf } from '../spark/windows.ts';
import type { PipelineFacts } from './facts.ts';

/** Why Gold on Databricks has no rows yet. */
export type GoldWait =
  | { why: 'nothing' }
  /** No batch has read a row yet. */
  | { why: 'no-input' }
  /** Append mode gives a window out when the watermark has passed its end (semantics.md A4). */
  | {
      why: 'watermark';
      /** End of the earliest window held, ms. */
      firstEndMs: number;
      watermarkMs: number;
      /** When the first rows come in this run, ms; NaN when they never do. */
      firstRowsMs: number;
    };

/** What Gold waits for at the moment of `facts`; nothing once it has given rows out. */
export function goldWaitAt(run: Run, { databricks }: PipelineFacts): GoldWait {
  const { outputRows, result, watermarkMs } = databricks.gold;
  if (outputRows > 0) return { why: 'nothing' };
  const { results, read } = run.state.gold;
  const from = result < 0 ? 0 : valueAt(results.base, result);
  const to = result < 0 ? 0 : valueAt(results.readTo, result);
  let earliest = Infinity;
  for (let row = from; row < to; row++) earliest = Math.min(earliest, read.timesMs[row] ?? NaN);
  if (!(earliest < Infinity)) return { why: 'no-input' };
  const shape = {
    windowMs: valueAt(results.windowMs, result),
    slideMs: valueAt(results.slideMs, result),
    startMs: valueAt(results.startMs, result),
  };
  const firstEndMs = windowsOf(earliest, shape)[0]?.endMs ?? NaN;
  const firstRowsMs = firstRowsOf(run, databricks.gold.madeMs);
  return { why: 'watermark', firstEndMs, watermarkMs, firstRowsMs };
}

/**
 * When Gold's first row reached its table, ms; NaN when it never did. With `madeMs`, of the table
 * that was made then, after another had been dropped.
 */
export function firstRowsOf({ state }: Run, madeMs = -Infinity): number {
  const { at, outputFrom, outputTo } = state.gold.results;
  for (let row = countUpTo(at, madeMs); row < at.length; row++) {
    if (valueAt(outputTo, row) > valueAt(outputFrom, row)) return valueAt(at, row);
  }
  return NaN;
}
