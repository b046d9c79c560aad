import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delayKeeping, neededDelays, shareKept } from './kept-share.ts';
import { summaryOf } from './sweep.ts';
import type { WatermarkQuery } from '../spark/query.ts';
import { runWatermark } from '../spark/run.ts';

const nine = Date.UTC(2026, 0, 1, 9);
const query: WatermarkQuery = {
  mode: 'append',
  delayMs: 0,
  windowMs: 300_000,
  slideMs: 60_000,
  startMs: 0,
  noDataBatches: true,
  lateFilter: 'previous-batch',
};

/** Events that arrive `[seconds after nine, seconds old]`, in the order of their arrival. */
function columns(events: readonly (readonly [number, number])[]) {
  const sorted = [...events].sort((a, b) => a[0] - b[0]);
  return {
    eventTimeMs: Float64Array.from(sorted, ([at, old]) => nine + (at - old) * 1000),
    arrivalMs: Float64Array.from(sorted, ([at]) => nine + at * 1000),
    key: new Int32Array(sorted.length),
    keys: ['all'],
  };
}
const scheduleOf = (triggerMs: number) => ({
  triggerMs,
  startMs: nine,
  untilMs: nine + 4_000_000,
});

describe('the delay that keeps a share', () => {
  const anyEvents = fc.array(
    fc.tuple(fc.nat(3600), fc.oneof(fc.nat(20), fc.nat(2400), fc.constant(-7200))),
    { minLength: 1, maxLength: 60 },
  );
  const anyQuery = fc.record({
    windowMs: fc.constantFrom(60_000, 300_000, 420_000),
    noDataBatches: fc.boolean(),
    lateFilter: fc.constantFrom('previous-batch' as const, 'current-batch' as const),
  });

  it('is what a run under that delay keeps, and one under a ms less keeps fewer', () => {
    const delays = fc.nat(3_600_000);
    const triggers = fc.constantFrom(0, 10_000, 60_000, 300_000);
    fc.assert(
      fc.property(anyEvents, anyQuery, triggers, delays, (given, some, triggerMs, delayMs) => {
        const [events, asked] = [columns(given), { ...query, ...some }];
        const needed = neededDelays(events, asked, scheduleOf(triggerMs));
        const keptBy = (ms: number) => {
          const run = runWatermark(events, { ...asked, delayMs: ms }, scheduleOf(triggerMs));
          return summaryOf(run).completeness;
        };
        expect(shareKept(needed, delayMs)).toBe(keptBy(delayMs));
        const whole = delayKeeping(needed, 1);
        expect(keptBy(whole)).toBe(1);
        if (whole > 0) expect(keptBy(whole - 1)).toBeLessThan(1);
      }),
    );
  });

  it('rises with the share', () => {
    const needed = neededDelays(
      columns(Array.from({ length: 1000 }, (_, i) => [i * 3, i % 10 === 0 ? i : 1] as const)),
      query,
      scheduleOf(10_000),
    );
    const delays = [0.9, 0.99, 0.999, 1].map((share) => delayKeeping(needed, share));
    expect(delays).toEqual([...delays].sort((a, b) => a - b));
    expect(delays[0]).toBe(0);
    expect(delays[3]).toBeGreaterThan(900_000);
  });

  it('has no answer without an event', () => {
    const needed = neededDelays(columns([]), query, scheduleOf(10_000));
    expect([delayKeeping(needed, 0.99), shareKept(needed, 0)]).toEqual([NaN, NaN]);
  });
});
