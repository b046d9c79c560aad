import { durationText, momentText, type Divergence } from '../../sim/index.ts';
import { count } from '../chart/index.ts';

const TIMES = new Set(['start of the batch', 'end of the batch']);
const WATERMARKS = new Set(['watermark', 'late watermark', 'eviction watermark']);

/** Where the runs part, in one sentence. `dayMs` is a moment of the run's first day. */
export function divergenceText({ atMs, what, left, right }: Divergence, dayMs: number): string {
  const value = (ms: number) => {
    if (TIMES.has(what)) return momentText(ms, dayMs);
    if (WATERMARKS.has(what)) return ms === 0 ? 'at no time yet' : momentText(ms, dayMs);
    return count(ms);
  };
  const subject = what === 'batches' ? 'number of batches' : what;
  return `The runs part at ${momentText(atMs, dayMs)}: the ${subject} is ${value(left)} in A and ${value(right)} in B.`;
}

/** A share (0 to 1) as per cent, with as many places as tell it from 100. */
export function percent(share: number): string {
  if (Number.isNaN(share)) return 'none';
  const lost = 100 * (1 - share);
  const places = lost === 0 ? 0 : lost >= 1 ? 1 : lost >= 0.1 ? 2 : lost >= 0.01 ? 3 : 4;
  // Cut, never rounded up: 99.99996 % is not 100 %.
  const text = (Math.floor(share * 100 * 10 ** places + 1e-9) / 10 ** places).toFixed(places);
  return `${text} %`;
}

/** How long after its window's end a result is final, to the second; NaN: none came out. */
export function wait(ms: number): string {
  if (Number.isNaN(ms)) return 'never';
  const seconds = Math.round(ms / 1000) * 1000;
  return seconds < 0 ? `${durationText(-seconds)} before its end` : durationText(seconds);
}
