/** How long events took from their creation to a stop, ms. */
export interface Spread {
  count: number;
  p50: number;
  p90: number;
  p99: number;
  max: number;
  /** The same in equal steps: how many events took from i * stepMs up to the next step. */
  stepMs: number;
  steps: number[];
}

/**
 * The distribution of the time from `created` to `arrived` (both ms, a row an event; NaN for never
 * arrived).
 */
export function spreadOf(created: Float64Array, arrived: Float64Array): Spread {
  const times = new Float64Array(arrived.length);
  let count = 0;
  for (let event = 0; event < arrived.length; event++) {
    const time = (arrived[event] ?? NaN) - (created[event] ?? NaN);
    if (!Number.isNaN(time)) times[count++] = time;
  }
  const sorted = times.subarray(0, count).sort();
  const at = (share: number) => (count === 0 ? NaN : (sorted[Math.ceil(share * count) - 1] ?? NaN));
  const max = at(1);
  const stepMs = count === 0 ? 1 : Math.max(1, Math.ceil(max / 50));
  const steps = new Array<number>(count === 0 ? 0 : Math.floor(max / stepMs) + 1).fill(0);
  for (const time of sorted) {
    const step = Math.max(0, Math.floor(time / stepMs));
    steps[step] = (steps[step] ?? 0) + 1;
  }
  return { count, p50: at(0.5), p90: at(0.9), p99: at(0.99), max, stepMs, steps };
}
