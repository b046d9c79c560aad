import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageAt, dayUnder } from './batch-day.ts';
import type { DaySettings } from './batch-day.ts';
import { adviceFor } from './batch-or-stream.ts';

const HOUR = 3_600_000;
const usual: DaySettings = {
  eventsADay: 1_728_000,
  rowsASecond: 5_000,
  startupMs: 240_000,
  streamLagMs: 120_000,
};

const settings = fc.record({
  eventsADay: fc.integer({ min: 1, max: 400_000_000 }),
  rowsASecond: fc.integer({ min: 100, max: 20_000 }),
  startupMs: fc.integer({ min: 0, max: 1_200_000 }),
  streamLagMs: fc.integer({ min: 0, max: 3_600_000 }),
});

describe('the same day three ways', () => {
  it('is a day old at worst at night, an hour and a run by the hour, minutes as a stream', () => {
    const night = dayUnder('nightly', usual);
    const hour = dayUnder('hourly', usual);
    const stream = dayUnder('streaming', usual);
    const [run] = night.runs;
    expect(run?.rows).toBeCloseTo(usual.eventsADay);
    expect(night.worstMs).toBe(24 * HOUR + (run?.endMs ?? 0) - (run?.startMs ?? 0));
    expect(hour.runs).toHaveLength(24);
    expect(hour.worstMs).toBeGreaterThan(HOUR);
    expect(hour.worstMs).toBeLessThan(HOUR + 10 * 60_000);
    expect(stream.worstMs).toBe(120_000);
    expect(night.machineMs).toBeLessThan(hour.machineMs);
    expect(hour.machineMs).toBeLessThan(stream.machineMs);
  });

  it('never shows a result from the future, and its mean lies below its worst', () => {
    fc.assert(
      fc.property(settings, fc.constantFrom('nightly', 'hourly', 'streaming'), (day, plan) => {
        const result = dayUnder(plan as 'nightly', day);
        expect(result.meanMs).toBeLessThanOrEqual(result.worstMs);
        expect(result.machineMs).toBeLessThanOrEqual(24 * HOUR);
        for (let atMs = 0; atMs <= 24 * HOUR; atMs += 1_700_000) {
          const age = ageAt(result, atMs);
          expect(age).toBeGreaterThanOrEqual(0);
          expect(age).toBeLessThanOrEqual(result.worstMs + 1);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('says when a batch cannot keep its hour', () => {
    expect(dayUnder('hourly', usual).waited).toBe(0);
    expect(dayUnder('hourly', { ...usual, eventsADay: 500_000_000 }).waited).toBeGreaterThan(0);
  });
});

describe('the advice', () => {
  it('is a batch for three times no, and a stream only for soon and perishable', () => {
    for (let bits = 0; bits < 8; bits++) {
      const asked = { soon: (bits & 1) > 0, perishable: (bits & 2) > 0, tooMuch: (bits & 4) > 0 };
      const { choice, reasons } = adviceFor(asked);
      expect(choice === 'batch').toBe(bits === 0);
      expect(choice === 'stream').toBe(asked.soon && asked.perishable);
      expect(reasons.length).toBeGreaterThan(0);
    }
  });
});
