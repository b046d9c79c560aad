import type { WindowShape } from '../spark/query.ts';
import { windowsOf } from '../spark/windows.ts';
import type { ProgressBatch } from './progress-report.ts';

/** What a query's progress reports say about its watermark delay. */
interface ProgressFacts {
  /** The delay that the reported watermarks follow from, ms; NaN when it cannot be told. */
  delayMs: number;
  /** Groups dropped over all reports (semantics.md A0 rule 10: not events). */
  droppedGroups: number;
  maxStateRows: number;
  /** How many batches had a row older than the watermark they were judged by. */
  lateBatches: number;
  /**
   * The smallest delay, ms, under which none of these batches would have dropped anything, for
   * the given windows; NaN when no batch can be judged.
   */
  safeDelayMs: number;
  /** The batch that needs it, -1 when none does. */
  neediestBatch: number;
  /** Batches with rows whose predecessor is not among the reports, so that they are not judged. */
  unjudged: number;
}

/**
 * Asks the reports which delay would have dropped nothing. A batch is judged by the watermark of
 * the one before (semantics.md A3), its oldest row is the first to lose a window, and that window
 * is lost when `end <= highest event time - delay`; so minimum, watermark and delay are enough.
 */
export function progressFacts(
  batches: readonly ProgressBatch[],
  shape: WindowShape,
): ProgressFacts {
  const delayMs = delayOf(batches);
  const facts: ProgressFacts = {
    delayMs,
    droppedGroups: batches.reduce((sum, { droppedGroups }) => sum + droppedGroups, 0),
    maxStateRows: batches.reduce((most, { stateRows }) => Math.max(most, stateRows), 0),
    lateBatches: 0,
    safeDelayMs: NaN,
    neediestBatch: -1,
    unjudged: 0,
  };
  batches.forEach((batch, i) => {
    if (Number.isNaN(batch.minMs)) return;
    const before = batches[i - 1];
    const follows = before !== undefined && before.batch === batch.batch - 1;
    if (batch.batch > 0 && !follows) {
      facts.unjudged++;
      return;
    }
    const lateMs = before?.watermarkMs ?? 0;
    if (batch.minMs < lateMs) facts.lateBatches++;
    const neededMs = lateMs === 0 ? 0 : lateMs + delayMs - firstEnd(batch.minMs, shape) + 1;
    if (Number.isNaN(facts.safeDelayMs)) facts.safeDelayMs = 0;
    if (neededMs <= facts.safeDelayMs) return;
    facts.safeDelayMs = neededMs;
    facts.neediestBatch = batch.batch;
  });
  return facts;
}

function firstEnd(timeMs: number, shape: WindowShape): number {
  return windowsOf(timeMs, shape)[0]?.endMs ?? Infinity;
}

/**
 * A batch that moves the watermark leaves `highest event time - delay`, which the next report
 * shows: the difference is the delay.
 */
function delayOf(batches: readonly ProgressBatch[]): number {
  for (let i = 1; i < batches.length; i++) {
    const [before, now] = [batches[i - 1], batches[i]];
    if (before === undefined || now === undefined || now.batch !== before.batch + 1) continue;
    if (now.watermarkMs > before.watermarkMs) return before.maxMs - now.watermarkMs;
  }
  return NaN;
}
