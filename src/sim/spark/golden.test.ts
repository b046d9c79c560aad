import { expect, test } from 'vitest';
import { timeText } from '../kernel/time-text.ts';
import { replay } from './replay.ts';
import type { TraceBatch } from './replay.ts';
import { readTrace } from './trace-format.ts';

/** `09:00:30/DE` on 2026-01-01, as the worked examples of semantics.md A8 write their events. */
function events(...texts: string[]) {
  return texts.map((text) => {
    const [time = '', key] = text.split('/');
    return { at: Date.parse(`2026-01-01T${time}Z`), key };
  });
}
const drain = (...texts: string[]) => ({ do: 'drain', events: events(...texts) });
const trigger = (...texts: string[]) => ({ do: 'trigger', events: events(...texts) });
const restart = { do: 'restart' };

function run(mode: string, steps: object[], more: object = {}): TraceBatch[] {
  const query = { mode, delayMs: 600_000, windowMs: 300_000, slideMs: 60_000, ...more };
  const reading = readTrace({ query, steps });
  if (!reading.ok) throw new Error(reading.problem);
  return replay(reading.value);
}

/** `late evict after dropped state`, the columns of the tables in A8. */
function row(batch: TraceBatch | undefined): string {
  if (batch === undefined) return 'no such batch';
  const { lateWatermark, evictionWatermark, watermarkAfter, droppedRows, stateRows } = batch;
  const times = [lateWatermark, evictionWatermark, watermarkAfter].map((ms) =>
    ms === 0 ? '0' : timeText(ms),
  );
  return [...times, droppedRows, stateRows].join(' ');
}
const out = (batch: TraceBatch | undefined) =>
  (batch?.output ?? []).map((r) => `${r.key} ${String(r.count)} ${timeText(r.start).slice(0, 5)}`);
const five = (what: string, ...minutes: number[]) =>
  minutes.map((m) => `${what} ${m < 0 ? `08:${String(60 + m)}` : `09:0${String(m)}`}`);

test('G1 an event falls in five windows', () => {
  const [batch] = run('update', [trigger('09:07:30/DE')]);
  expect(out(batch)).toEqual(five('DE 1', 3, 4, 5, 6, 7));
  expect(row(batch)).toBe('0 0 08:57:30 0 5');
});

test('G2 an event on a boundary belongs to the window that starts there', () => {
  const [batch] = run('update', [trigger('09:05:00/DE')]);
  expect(out(batch)).toEqual(five('DE 1', 1, 2, 3, 4, 5));
  expect(row(batch)).toBe('0 0 08:55:00 0 5');
});

test('G3 a watermark equal to the end closes the window', () => {
  const batches = run('append', [drain('09:00:30/DE'), drain('09:15:00/US')]);
  expect(batches.map(row)).toEqual([
    '0 0 08:50:30 0 5',
    '0 08:50:30 08:50:30 0 5',
    '08:50:30 08:50:30 09:05:00 0 10',
    '08:50:30 09:05:00 09:05:00 0 5',
  ]);
  expect(out(batches[3])).toEqual(five('DE 1', -4, -3, -2, -1, 0));
});

test('G4 one millisecond short leaves the last window open', () => {
  const steps = [drain('09:00:30/DE'), drain('09:14:59.999/US'), drain('09:15:00/US')];
  const batches = run('append', steps);
  expect(out(batches[3])).toEqual(five('DE 1', -4, -3, -2, -1));
  expect(row(batches[3])).toBe('08:50:30 09:04:59.999 09:04:59.999 0 6');
  expect(out(batches[5])).toEqual(five('DE 1', 0));
});

const partly = [drain('09:00:30/DE'), drain('09:15:00/US'), drain('09:03:30/DE')];

test('G5 a late event counts in the windows that are still open', () => {
  const batches = run('append', [...partly, drain('09:18:00/US')]);
  expect(row(batches[4])).toBe('09:05:00 09:05:00 09:05:00 2 8');
  expect(out(batches[6])).toEqual(five('DE 1', 1, 2, 3));
});

test('G5u in update mode they are emitted at once, and nothing on eviction', () => {
  const batches = run('update', [...partly, drain('09:18:00/US')]);
  expect(out(batches[4])).toEqual(five('DE 1', 1, 2, 3));
  expect(out(batches[6])).toEqual([]);
});

test('G6 the metric counts groups, not events', () => {
  const late = drain('08:59:59/DE', '08:59:10/DE', '08:59:30/FR');
  const batches = run('append', [drain('09:00:30/DE'), drain('09:15:00/US'), late]);
  expect(batches[4]).toMatchObject({ inputRows: 3, droppedRows: 10 });
});

const inClosing = ['09:00:30/DE', '09:15:00/US', '09:00:45/DE', '09:00:50/DE'].map((e) =>
  trigger(e),
);

test('G7 data in the very batch that closes its windows is counted', () => {
  const batches = run('append', inClosing);
  expect(row(batches[2])).toBe('08:50:30 09:05:00 09:05:00 0 5');
  expect(out(batches[2])).toEqual(five('DE 2', -4, -3, -2, -1, 0));
  expect(row(batches[3])).toBe('09:05:00 09:05:00 09:05:00 5 5');
});

test('G7 before Spark 3.4 it was dropped', () => {
  const batches = run('append', inClosing, { lateFilter: 'current-batch' });
  expect(batches[2]?.droppedRows).toBe(5);
  expect(out(batches[2])).toEqual(five('DE 1', -4, -3, -2, -1, 0));
});

test('G8 inside one batch nothing is late because of that batch', () => {
  const batches = run('append', [drain('09:30:00/US', '09:00:30/DE')]);
  expect(row(batches[0])).toBe('0 0 09:20:00 0 10');
  expect(out(batches[1])).toEqual(five('DE 1', -4, -3, -2, -1, 0));
});

test('G9 complete mode never drops and never evicts', () => {
  const batches = run(
    'complete',
    ['09:00:30/DE', '09:15:00/US', '09:00:45/DE'].map((e) => drain(e)),
  );
  expect(batches).toHaveLength(3);
  expect(batches[2]?.output).toHaveLength(10);
  expect(out(batches[2]).slice(0, 5)).toEqual(five('DE 2', -4, -3, -2, -1, 0));
  expect(batches[2]).toMatchObject({ droppedRows: 0, stateRows: 10 });
});

test('G10 after a restart no batch without rows runs until new rows come', () => {
  const steps = [trigger('09:00:30/DE'), trigger('09:15:00/US'), restart, trigger(), trigger()];
  const batches = run('append', [...steps, trigger('09:15:10/US')]);
  expect(batches.map((b) => b.batch)).toEqual([0, 1, 2]);
  expect(batches[2]?.step).toBe(5);
  expect(out(batches[2])).toEqual(five('DE 1', -4, -3, -2, -1, 0));
});

test('G11 an idle source holds the watermark and its windows', () => {
  const batches = run('append', [drain('09:00:30/DE'), trigger(), trigger(), drain()]);
  expect(batches).toHaveLength(2);
  expect(batches[1]?.watermarkAfter).toBe(Date.parse('2026-01-01T08:50:30Z'));
});

test('G12 one event from the future makes everybody late', () => {
  const batches = run('append', [drain('23:00:00/XX'), drain('09:01:00/DE', '09:02:00/US')]);
  expect(batches[2]).toMatchObject({ inputRows: 2, droppedRows: 10 });
});

test('G13 without no-data batches the result waits for the next rows', () => {
  const steps = [drain('09:00:30/DE'), drain('09:15:00/US'), drain('09:15:10/US')];
  const batches = run('append', steps, { noDataBatches: false });
  expect(batches.map((b) => b.output.length)).toEqual([0, 0, 5]);
});

test('G14 update mode through the life of a window', () => {
  const steps = ['09:04:10/DE', '09:04:20/DE', '09:16:00/US', '09:04:30/DE'].map((e) => drain(e));
  const batches = run('update', steps);
  const data = batches.filter((b) => b.inputRows > 0);
  expect(out(data[0])).toEqual(five('DE 1', 0, 1, 2, 3, 4));
  expect(out(data[1])).toEqual(five('DE 2', 0, 1, 2, 3, 4));
  expect(data[3]?.droppedRows).toBe(2);
  expect(out(data[3])).toEqual(five('DE 3', 2, 3, 4));
});
