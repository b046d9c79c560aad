import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createMicroBatches, isNoDataBatchDue, restartMicroBatches, runBatch } from './batches.ts';
import { compareCodePoints } from './codepoints.ts';
import { createFates } from './fate.ts';
import { limitOffsets } from './kafka-limit.ts';
import { createOutput } from './output.ts';
import type { OutputRows } from './output.ts';
import type { OutputMode } from './query.ts';
import type { TraceBatch } from './replay.ts';
import { sparkRules } from './rules.ts';
import { createTracker, restartTracker, updateTracker } from './tracker.ts';
import { nextTick, nextTriggerAfter } from './trigger.ts';

/** Recordings of a running Spark that are not in the trace format: rules on their own. */
function recorded<T>(file: string): T[] {
  const url = new URL(`../../../conformance/spark/recorded/${file}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as T[];
}

interface Rate {
  name: string;
  maxOffsetsPerTrigger: number;
  begin: number[];
  end: number[];
  batches: number[][];
}

test.each(recorded<Rate>('kafka-rate'))('maxOffsetsPerTrigger as Spark did: $name', (one) => {
  let from = one.begin;
  for (const batch of one.batches) {
    from = limitOffsets(from, one.end, one.maxOffsetsPerTrigger);
    expect(from).toEqual(batch);
  }
  expect(from).toEqual(one.end);
});

interface Grid {
  name: string;
  intervalMs: number;
  startMs: number;
  durationsMs: number[];
  triggers: { start: number; next: number }[];
}

test.each(recorded<Grid>('trigger-grid'))('the trigger grid as Spark did: $name', (one) => {
  let start = one.startMs;
  one.triggers.forEach((trigger, i) => {
    expect(trigger.start).toBe(start);
    expect(nextTick(start, one.intervalMs)).toBe(trigger.next);
    start = nextTriggerAfter(start, start + (one.durationsMs[i] ?? 0), one.intervalMs);
  });
});

interface Event {
  at: number | null;
  key: string;
}
interface Steps {
  name: string;
  query: {
    mode: OutputMode;
    groupBy?: string;
    delayMs: number;
    windowMs?: number;
    slideMs?: number;
    startMs?: number;
    noDataBatches: boolean;
    lateFilter: 'previous-batch' | 'current-batch';
  };
  steps: { do: string; events?: Event[] }[];
  batches: (Omit<TraceBatch, 'output'> & {
    output: { start?: number; time?: number | null; key: string; count: number }[];
  })[];
}

/** Once and AvailableNow start the query anew at every step; Once never runs without rows. */
test.each([...recorded<Steps>('triggers'), ...recorded<Steps>('raw-time')])(
  'as Spark did: $name',
  ({ query, steps, batches: wanted }) => {
    const { windowMs = 0, slideMs = windowMs || 1, startMs = 0, ...rest } = query;
    const batches = createMicroBatches({ ...rest, windowMs, slideMs, startMs });
    const ran: object[] = [];
    let output = createOutput();
    const keys = [...new Set(steps.flatMap((step) => (step.events ?? []).map((e) => e.key)))];
    steps.forEach((step, index) => {
      if (step.do !== 'drain' && step.do !== 'trigger') restartMicroBatches(batches);
      if (step.do === 'restart') return;
      const events = step.events ?? [];
      const rows = {
        timesMs: Float64Array.from(events, (e) => e.at ?? NaN),
        keys: Int32Array.from(events, (e) => keys.indexOf(e.key)),
        from: 0,
        to: events.length,
      };
      while (rows.to > rows.from || (step.do !== 'once' && isNoDataBatchDue(batches, sparkRules))) {
        // The sink of complete mode gets everything, of which a batch changes a part.
        if (query.mode !== 'complete') output = createOutput();
        const fates = createFates(events.length);
        const result = runBatch(batches, rows, sparkRules, fates, output);
        ran.push({
          step: index,
          batch: result.batch,
          inputRows: rows.to - rows.from,
          lateWatermark: result.lateWatermarkMs,
          evictionWatermark: result.evictionWatermarkMs,
          watermarkAfter: result.watermarkAfterMs,
          droppedRows: result.droppedGroups,
          stateRows: result.stateRows,
          output: sinkRows(output, keys),
        });
        rows.from = rows.to;
        if (step.do === 'trigger') break;
      }
    });
    const comparable = wanted.map((batch) => ({
      ...batch,
      output: batch.output.map(({ start, time, key, count }) => ({
        at: start ?? time,
        key,
        count,
      })),
    }));
    expect(ran).toEqual(comparable);
  },
);
function sinkRows(output: OutputRows, keys: readonly string[]) {
  const last = new Map<string, { at: number | null; key: string; count: number }>();
  for (let i = 0; i < output.length; i++) {
    const time = output.startMs[i] ?? NaN;
    const key = keys[output.key[i] ?? 0] ?? '';
    const at = Number.isNaN(time) ? null : time;
    last.set(`${String(at)} ${key}`, { at, key, count: output.count[i] ?? 0 });
  }
  // A NULL time sorts before every other.
  const rank = (at: number | null) => at ?? -Infinity;
  return [...last.values()].sort((a, b) =>
    a.at === b.at ? compareCodePoints(a.key, b.key) : rank(a.at) - rank(b.at),
  );
}

interface Policy {
  name: string;
  query: { policy: 'min' | 'max'; firstDelayMs: number; secondDelayMs: number };
  steps: { do: string; first?: Event[]; second?: Event[] }[];
  batches: { step: number; inputRows: number; watermarkAfter: number }[];
}

test.each(recorded<Policy>('policy'))('two watermarks as Spark did: $name', (one) => {
  const { firstDelayMs, secondDelayMs, policy } = one.query;
  const tracker = createTracker([firstDelayMs, secondDelayMs], policy);
  // A NULL event time counts as 0 for the highest time, which never moves a watermark past 0.
  const highest = (events: Event[] = []) =>
    events.length === 0 ? NaN : Math.max(...events.map((e) => e.at ?? 0));
  one.steps.forEach((step, index) => {
    if (step.do === 'restart') restartTracker(tracker);
    const data = one.batches.find((b) => b.step === index && b.inputRows > 0);
    if (data === undefined) return;
    updateTracker(tracker, [highest(step.first), highest(step.second)]);
    expect(tracker.globalMs).toBe(data.watermarkAfter);
  });
});
