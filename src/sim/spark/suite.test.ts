import { expect, test } from 'vitest';
import suite from '../../../conformance/spark-suite/cases.json' with { type: 'json' };
import { createMicroBatches, isNoDataBatchDue, restartMicroBatches, runBatch } from './batches.ts';
import type { BatchResult, MicroBatches } from './batches.ts';
import { createFates } from './fate.ts';
import { createOutput } from './output.ts';
import type { OutputMode, WatermarkQuery } from './query.ts';
import { sparkRules } from './rules.ts';
import { rebuildStore } from './rebuild.ts';

/** A query fed step by step with event times of one key, as Spark's suites do it. */
interface Fed {
  batches: MicroBatches;
  results: (BatchResult & { rows: [startMs: number, count: number][] })[];
}

/** A fresh query for `feed`. */
function startFeeding(query: WatermarkQuery): Fed {
  return { batches: createMicroBatches(query), results: [] };
}

/**
 * Offers event times (ms): `once` runs one batch if there are any and never one without rows;
 * `drain` and AvailableNow go on until nothing is due. Returns what the batches wrote, by window.
 */
function feed(fed: Fed, timesMs: number[], how: 'once' | 'drain'): [number, number][] {
  const rows = {
    timesMs: Float64Array.from(timesMs),
    keys: new Int32Array(timesMs.length),
    from: 0,
    to: timesMs.length,
  };
  const fates = createFates(timesMs.length);
  const written: [number, number][] = [];
  while (rows.to > rows.from || (how === 'drain' && isNoDataBatchDue(fed.batches, sparkRules))) {
    const output = createOutput();
    const result = runBatch(fed.batches, rows, sparkRules, fates, output);
    const wrote: [number, number][] = [];
    for (let i = 0; i < output.length; i++) {
      wrote.push([output.startMs[i] ?? NaN, output.count[i] ?? NaN]);
    }
    fed.results.push({ ...result, rows: wrote });
    written.push(...wrote);
    rows.from = rows.to;
  }
  return written.sort((a, b) => a[0] - b[0]);
}

/** Facts of Spark's own suites, in seconds; what a step does not state is not checked. */
interface Step {
  add?: number[] | string;
  newOutput?: number[][];
  result?: number[][];
  op1Output?: number[][];
  op1Dropped?: number;
  stateRows?: number;
  droppedByWatermark?: number;
  watermark?: number;
  watermarkAfter?: number;
  dataBatch?: { max: number; watermark: number };
}
interface Case {
  name: string;
  mode: string;
  delay: number;
  window?: number;
  slide?: number;
  drain?: (Step | string)[];
  once?: Step[];
  availableNow?: Step[];
}
const cases = suite.watermark_cases as unknown as Case[];

function queryOf(one: Case): WatermarkQuery {
  return {
    mode: one.mode as OutputMode,
    delayMs: one.delay * 1000,
    // A case without a window groups by the event time itself.
    windowMs: (one.window ?? 0) * 1000,
    slideMs: one.slide === undefined ? 1 : one.slide * 1000,
    startMs: 0,
    noDataBatches: true,
    lateFilter: 'previous-batch',
  };
}

function secondsOf(add: number[] | string | undefined): number[] {
  if (Array.isArray(add)) return add;
  const [from = 0, to = -1] = (add ?? '').split('..').map(Number);
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

function check(fed: Fed, step: Step, how: 'once' | 'drain'): void {
  const before = fed.results.length;
  const times = secondsOf(step.add).map((s) => s * 1000);
  const written = feed(fed, times, how).map(([start, count]) => [start / 1000, count]);
  const ran = fed.results.slice(before);
  const wanted = step.newOutput ?? step.op1Output;
  if (wanted) expect(written).toEqual(wanted);
  const dropped = ran.reduce((sum, batch) => sum + batch.droppedGroups, 0);
  const wantedDropped = step.droppedByWatermark ?? step.op1Dropped;
  if (wantedDropped !== undefined) expect(dropped).toBe(wantedDropped);
  if (step.stateRows !== undefined) expect(ran.at(-1)?.stateRows).toBe(step.stateRows);
  if (step.watermark !== undefined) {
    expect(ran[0]?.evictionWatermarkMs).toBe(step.watermark * 1000);
  }
  if (step.watermarkAfter !== undefined) {
    expect(ran[0]?.watermarkAfterMs).toBe(step.watermarkAfter * 1000);
  }
  if (step.dataBatch) {
    expect(Math.max(...times)).toBe(step.dataBatch.max * 1000);
    expect(ran[0]?.evictionWatermarkMs).toBe(step.dataBatch.watermark * 1000);
  }
}

test.each(cases.filter((one) => one.drain && one.mode !== 'complete'))(
  'Spark suite: $name',
  (one) => {
    const fed = startFeeding(queryOf(one));
    for (const step of one.drain ?? []) {
      if (typeof step === 'string') restartMicroBatches(fed.batches);
      else check(fed, step, 'drain');
    }
  },
);

test('Spark suite: complete mode keeps and counts everything', () => {
  const one = cases.find((c) => c.mode === 'complete');
  if (one === undefined) throw new Error('the suite has a case in complete mode');
  const fed = startFeeding(queryOf(one));
  const whole = new Map<number, number>();
  for (const step of one.drain ?? []) {
    if (typeof step === 'string') throw new Error('no restart in this case');
    const times = secondsOf(step.add).map((s) => s * 1000);
    for (const [start, count] of feed(fed, times, 'drain')) whole.set(start / 1000, count);
    expect([...whole].sort((a, b) => a[0] - b[0])).toEqual(step.result);
  }
});

test('Spark suite: Trigger.Once runs one batch a start and none without rows', () => {
  const one = cases.find((c) => c.once);
  if (one?.once === undefined) throw new Error('the suite has a case for Trigger.Once');
  const fed = startFeeding(queryOf(one));
  for (const step of one.once) {
    restartMicroBatches(fed.batches);
    check(fed, step, 'once');
  }
  expect(fed.results).toHaveLength(one.once.length);
});

test('Spark suite: AvailableNow runs the batch without rows too', () => {
  const one = cases.find((c) => c.availableNow);
  if (one?.availableNow === undefined) throw new Error('the suite has a case for AvailableNow');
  const fed = startFeeding(queryOf(one));
  // The recorded checkpoint: 15 in one batch, 10, 12, 14 in the next, watermark 5.
  feed(fed, [15_000], 'drain');
  feed(fed, [10_000, 12_000, 14_000], 'drain');
  expect(fed.batches.tracker.globalMs).toBe(5000);
  for (const step of one.availableNow) {
    restartMicroBatches(fed.batches);
    check(fed, step, 'drain');
  }
});

test('Spark suite: the no-data flag decides whether a quiet source still gets results', () => {
  const one = cases.find((c) => c.name === 'no-data flag') as unknown as {
    add: number[][];
    'noDataMicroBatches=true': number[][];
    'noDataMicroBatches=false': number[][];
  } & Case;
  for (const flag of [true, false]) {
    const fed = startFeeding({ ...queryOf(one), noDataBatches: flag });
    const written = one.add.flatMap((add) =>
      feed(
        fed,
        add.map((s) => s * 1000),
        'drain',
      ),
    );
    const seconds = written.map(([start, count]) => [start / 1000, count]);
    expect(seconds).toEqual(one[flag ? 'noDataMicroBatches=true' : 'noDataMicroBatches=false']);
  }
});

test('the state rebuilt from the rows is the state that the batches left', () => {
  const one = cases[0];
  if (one === undefined) throw new Error('the suite has cases');
  const fed = startFeeding(queryOf(one));
  const times = [10, 11, 12, 13, 14, 15, 25].map((s) => s * 1000);
  feed(fed, times.slice(0, 6), 'drain');
  feed(fed, times.slice(6), 'drain');
  const evicted = fed.results.at(-1)?.evictionWatermarkMs ?? 0;
  const store = rebuildStore(
    Float64Array.from(times),
    new Int32Array(7),
    0,
    7,
    queryOf(one),
    evicted,
  );
  expect(store.rows).toBe(fed.batches.store.rows);
  expect([...store.windows.keys()].sort()).toEqual([...fed.batches.store.windows.keys()].sort());
  expect(sparkRules.closes(evicted, evicted)).toBe(true);
});
