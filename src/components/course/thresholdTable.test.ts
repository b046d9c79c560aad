import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { runWatermark } from '../../sim/index.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const COUNTRIES = 10;
const TRIGGER = 10 * SECOND;
const START = Date.UTC(2026, 0, 1, 6);
const LENGTH = 4 * 60 * MINUTE;

/** Ten busy countries: one event a second, punctual, each country in turn. */
function busyCountries() {
  const count = LENGTH / SECOND;
  const at = Float64Array.from({ length: count }, (_, index) => START + index * SECOND);
  return {
    eventTimeMs: at,
    arrivalMs: at,
    key: Int32Array.from({ length: count }, (_, index) => index % COUNTRIES),
    keys: Array.from({ length: COUNTRIES }, (_, index) => `C${String(index)}`),
  };
}

function measure(delayMinutes: number) {
  const run = runWatermark(
    busyCountries(),
    {
      mode: 'append',
      delayMs: delayMinutes * MINUTE,
      windowMs: 5 * MINUTE,
      slideMs: MINUTE,
      startMs: 0,
      noDataBatches: true,
      lateFilter: 'previous-batch',
    },
    { triggerMs: TRIGGER, startMs: START, untilMs: START + LENGTH },
  );
  const steady = run.batches.filter((batch) => batch.startedAtMs > START + LENGTH / 2);
  const ends = new Map(run.batches.map((batch) => [batch.batch, batch.endedAtMs]));
  const event = START + 100 * MINUTE + 30 * SECOND;
  const shown = Array.from({ length: run.output.length }, (_, row) => row)
    .filter((row) => {
      const start = run.output.startMs[row] ?? NaN;
      return start <= event && event < start + 5 * MINUTE;
    })
    .map((row) => ((ends.get(run.output.batch[row] ?? -1) ?? NaN) - event) / MINUTE);
  return {
    stateRows: Math.min(...steady.map((batch) => batch.stateRows)),
    mostStateRows: Math.max(...steady.map((batch) => batch.stateRows)),
    firstRow: Math.min(...shown),
    allRows: Math.max(...shown),
  };
}

test.each([
  { delay: 1, first: '1 to 2 min', all: 'within 6 min', rows: 60 },
  { delay: 10, first: '10 to 11 min', all: 'within 15 min', rows: 150 },
  { delay: 60, first: '60 to 61 min', all: 'within 65 min', rows: 650 },
])('the page on thresholds says what the engine gives for $delay min', async (row) => {
  const page = await readFile('src/content/docs/theory/choosing-a-threshold.mdx', 'utf8');
  const line =
    page.split('\n').find((text) => text.startsWith(`| ${String(row.delay)} min `)) ?? '';
  expect(line.split('|').map((cell) => cell.trim())).toEqual([
    '',
    `${String(row.delay)} min`,
    row.first,
    row.all,
    `${String(row.rows)} rows`,
    '',
  ]);

  const seen = measure(row.delay);
  // "A trigger or two" on top of event time: the watermark moves one batch later.
  const triggers = (2 * TRIGGER) / MINUTE;
  expect(seen.firstRow).toBeGreaterThanOrEqual(row.delay);
  expect(seen.firstRow).toBeLessThanOrEqual(row.delay + 1 + triggers);
  expect(seen.allRows).toBeLessThanOrEqual(row.delay + 5 + triggers);
  expect(seen.stateRows).toBeLessThanOrEqual(row.rows);
  expect(seen.mostStateRows).toBeLessThanOrEqual(row.rows + COUNTRIES);
  expect(seen.mostStateRows).toBeGreaterThanOrEqual(row.rows);
});
