import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { replay, replayAttempts } from './replay.ts';
import type { TraceBatch } from './replay.ts';
import { sparkRules } from './rules.ts';
import type { WatermarkRules } from './rules.ts';
import { readTrace } from './trace-format.ts';
import type { TraceCase } from './trace-format.ts';

const folder = new URL('../../../conformance/spark/recorded/', import.meta.url);

interface Recorded {
  name: string;
  trace: TraceCase;
  batches: TraceBatch[];
}

/** Once and AvailableNow, two streams and bare event times are beyond the trace format. */
function isTrace(one: { query?: Record<string, unknown>; steps?: { do: string }[] }): boolean {
  const known = ['drain', 'trigger', 'restart'];
  const fits = one.query?.windowMs !== undefined && one.query.delayMs !== undefined;
  return fits && (one.steps ?? []).every((step) => known.includes(step.do));
}

/** Every file of recorded traces; other recordings (triggers, checkpoints) lie in own shapes. */
const recorded: Recorded[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .flatMap((file) => {
    const cases = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as unknown;
    if (!Array.isArray(cases)) return [];
    return cases.filter(isTrace).map((one: { name: string; batches: TraceBatch[] }) => {
      const reading = readTrace(one);
      if (!reading.ok) throw new Error(`${file}, ${one.name}: ${reading.problem}`);
      return { name: `${file}: ${one.name}`, trace: reading.value, batches: one.batches };
    });
  });

test('there are recorded traces to hold the engine to', () => {
  expect(recorded.length).toBeGreaterThanOrEqual(200);
});

test.each(recorded)('as Spark did: $name', ({ trace, batches }) => {
  expect(replayAttempts(trace)).toEqual(batches);
});

/** Six ways to get it wrong; the recorded set must notice each. */
const mutants: Record<string, Partial<WatermarkRules>> = {
  '< for <=': { closes: (endMs, watermarkMs) => endMs < watermarkMs },
  'one watermark for late filter and eviction': {
    lateWatermark: (_query, _previousMs, recordedMs) => recordedMs,
  },
  'the watermark moves inside the batch': {
    evictionWatermark: (_recordedMs, afterRowsMs) => afterRowsMs,
  },
  'a no-data batch after a restart': { noDataBatchAfterRestart: true },
  'raw events counted as drops': { droppedRows: (_groups, rows) => rows },
  'the start offset is ignored': { gridStart: () => 0 },
};

test.each(Object.entries(mutants))(
  'a mistaken rule breaks recorded cases: %s',
  (_name, mistake) => {
    const rules = { ...sparkRules, ...mistake };
    const broken = recorded.filter(
      ({ trace, batches }) => JSON.stringify(replay(trace, rules)) !== JSON.stringify(batches),
    );
    expect(broken.length).toBeGreaterThanOrEqual(3);
  },
);
