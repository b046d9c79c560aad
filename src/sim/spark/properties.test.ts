import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Fate } from './fate.ts';
import type { OutputMode, WatermarkQuery } from './query.ts';
import { sinkRowsOf } from './result.ts';
import { runWatermark } from './run.ts';
import type { EventColumns, Schedule, WatermarkRun } from './run.ts';
import { stateAt } from './state-at.ts';
import { windowsOf } from './windows.ts';

/** Any query over small windows, so that a few events meet every rule. */
const anyQuery: fc.Arbitrary<WatermarkQuery> = fc
  .record({
    mode: fc.constantFrom<OutputMode>('append', 'update', 'complete'),
    delayMs: fc.integer({ min: 0, max: 400 }),
    a: fc.integer({ min: 1, max: 200 }),
    b: fc.integer({ min: 1, max: 200 }),
    shift: fc.integer({ min: -199, max: 199 }),
    noDataBatches: fc.boolean(),
    lateFilter: fc.constantFrom('previous-batch' as const, 'current-batch' as const),
  })
  .map(({ a, b, shift, ...rest }) => {
    const slideMs = Math.min(a, b);
    return { ...rest, windowMs: Math.max(a, b), slideMs, startMs: shift % slideMs };
  });

/** Up to 40 events of three keys from `minMs` on, in the order of their arrival. */
function anyEvents(minMs: number): fc.Arbitrary<EventColumns> {
  const event = fc.record({
    time: fc.oneof(
      { weight: 20, arbitrary: fc.integer({ min: minMs, max: 2000 }) },
      { weight: 1, arbitrary: fc.constant(NaN) },
    ),
    arrival: fc.integer({ min: 0, max: 2000 }),
    key: fc.integer({ min: 0, max: 2 }),
  });
  return fc.array(event, { maxLength: 40 }).map((list) => {
    list.sort((x, y) => x.arrival - y.arrival);
    return {
      eventTimeMs: Float64Array.from(list, (e) => e.time),
      arrivalMs: Float64Array.from(list, (e) => e.arrival),
      key: Int32Array.from(list, (e) => e.key),
      keys: ['DE', 'FR', 'US'],
    };
  });
}

/** Triggers every 0 to 300 ms over the events' arrivals, batches of some length. */
const anySchedule: fc.Arbitrary<Schedule> = fc.record({
  triggerMs: fc.integer({ min: 0, max: 300 }),
  startMs: fc.integer({ min: -100, max: 500 }),
  untilMs: fc.constant(4000),
  batchMs: fc.integer({ min: 0, max: 400 }),
});

const thousand = { numRuns: 1000 };
const anyRun = (minMs: number) =>
  fc
    .tuple(anyEvents(minMs), anyQuery, anySchedule)
    .map(([events, query, schedule]) => runWatermark(events, query, schedule));

test('the watermark never goes back', () => {
  fc.assert(
    fc.property(anyRun(-1000), (run) => {
      let last = 0;
      for (const batch of run.batches) {
        expect(batch.evictionWatermarkMs).toBe(last);
        expect(batch.watermarkAfterMs).toBeGreaterThanOrEqual(last);
        last = batch.watermarkAfterMs;
      }
    }),
    thousand,
  );
});

test('an event less than the delay behind the maximum is never dropped', () => {
  fc.assert(
    fc.property(anyRun(0), (run) => {
      for (let row = 0; row < run.fate.length; row++) {
        const batch = run.eventBatch[row] ?? -1;
        if (batch < 0) continue;
        const max = run.batches[batch - 1]?.maxEventTimeMs ?? NaN;
        const time = run.events.eventTimeMs[row] ?? NaN;
        if (Number.isNaN(time) || time <= max - run.query.delayMs) continue;
        expect(run.lostWindows[row]).toBe(0);
        expect([Fate.onTime, Fate.lateCounted]).toContain(run.fate[row]);
      }
    }),
    thousand,
  );
});

/** The counts that the fates promise: every event in each of its windows that it did not lose. */
function promised(run: WatermarkRun, batchesDone: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let row = 0; row < run.fate.length; row++) {
    const batch = run.eventBatch[row] ?? -1;
    if (batch < 0 || batch >= batchesDone) continue;
    const windows = windowsOf(run.events.eventTimeMs[row] ?? NaN, run.query);
    for (const { startMs } of windows.slice(run.lostWindows[row])) {
      const id = `${String(startMs)} ${String(run.events.key[row])}`;
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return counts;
}

test('at any moment open and closed windows hold exactly what the fates say', () => {
  fc.assert(
    fc.property(anyRun(-1000), fc.integer({ min: -200, max: 5000 }), (run, t) => {
      const state = stateAt(run, t);
      const shown = new Map<string, number>();
      for (const { startMs, key, count } of [...state.open, ...state.closed]) {
        const id = `${String(startMs)} ${String(key)}`;
        expect(shown.has(id)).toBe(false);
        shown.set(id, count);
      }
      expect(shown).toEqual(promised(run, (state.lastBatch?.batch ?? -1) + 1));
      expect(state.open).toHaveLength(state.stateRows);
    }),
    thousand,
  );
});

test('append gives every window to the sink once, update gives its last count last', () => {
  fc.assert(
    fc.property(anyRun(-1000), (run) => {
      const sink = new Map<string, number>();
      for (const { batch } of run.batches) {
        for (const { startMs, key, count } of sinkRowsOf(run, batch)) {
          const id = `${String(startMs)} ${String(key)}`;
          if (run.query.mode === 'append') expect(sink.has(id)).toBe(false);
          sink.set(id, count);
        }
      }
      const held = new Set(
        run.query.mode === 'append'
          ? stateAt(run, Infinity).open.map((w) => `${String(w.startMs)} ${String(w.key)}`)
          : [],
      );
      const wanted = [...promised(run, run.batches.length)].filter(([id]) => !held.has(id));
      expect(sink).toEqual(new Map(wanted));
    }),
    thousand,
  );
});
