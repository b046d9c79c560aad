import type { WatermarkRun } from '../spark/run.ts';

/** The first moment at which two runs over the same events differ, and in what. */
export interface Divergence {
  atMs: number;
  /** The number that differs, in words. */
  what: string;
  left: number;
  right: number;
}

/**
 * Finds where two watermark runs part: the first batch that starts or ends at another time, takes
 * other rows, or leaves another watermark, state, count of drops or output. Null when they are
 * the same to the end.
 */
export function firstDivergence(left: WatermarkRun, right: WatermarkRun): Divergence | null {
  const batches = Math.max(left.batches.length, right.batches.length);
  for (let i = 0; i < batches; i++) {
    const a = left.batches[i];
    const b = right.batches[i];
    if (a === undefined || b === undefined) {
      const atMs = (a ?? b)?.startedAtMs ?? NaN;
      return { atMs, what: 'batches', left: left.batches.length, right: right.batches.length };
    }
    for (const [what, name, edge] of compared) {
      if (Object.is(a[name], b[name])) continue;
      return { atMs: Math.min(a[edge], b[edge]), what, left: a[name], right: b[name] };
    }
    for (let row = 0; row < a.outputTo - a.outputFrom; row++) {
      const [p, q] = [a.outputFrom + row, b.outputFrom + row];
      const [one, other] = [left.output.count[p] ?? NaN, right.output.count[q] ?? NaN];
      const same =
        one === other &&
        left.output.startMs[p] === right.output.startMs[q] &&
        left.output.key[p] === right.output.key[q];
      if (!same) return { atMs: a.endedAtMs, what: 'output', left: one, right: other };
    }
  }
  return null;
}

/** What a reader would notice of a batch, in the order in which it shows, and when. */
const compared = [
  ['start of the batch', 'startedAtMs', 'startedAtMs'],
  ['rows taken', 'endRow', 'startedAtMs'],
  ['late watermark', 'lateWatermarkMs', 'startedAtMs'],
  ['eviction watermark', 'evictionWatermarkMs', 'startedAtMs'],
  ['end of the batch', 'endedAtMs', 'endedAtMs'],
  ['watermark', 'watermarkAfterMs', 'endedAtMs'],
  ['groups dropped', 'droppedGroups', 'endedAtMs'],
  ['state rows', 'stateRows', 'endedAtMs'],
  ['rows written', 'outputTo', 'endedAtMs'],
] as const;
