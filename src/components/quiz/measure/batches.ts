import { readTrace, replay, type TraceBatch } from '../../../sim/index.ts';
import type { Measured, MeasureOf } from './schema.ts';

type Batches = MeasureOf<'batches'>;

const dayMs = Date.UTC(2026, 0, 1);

/** Runs the watermark engine over the events of a question, batch by batch. */
export function measureBatches(measure: Batches): Measured {
  const minute = 60_000;
  const read = readTrace({
    query: {
      mode: measure.mode,
      delayMs: measure.delayMinutes * minute,
      windowMs: measure.windowMinutes * minute,
      slideMs: measure.slideMinutes * minute,
    },
    steps: measure.steps.map((step) => ({
      do: step.do,
      ...(step.do === 'restart' ? {} : { events: (step.events ?? []).map(eventOf) }),
    })),
  });
  if (!read.ok) throw new Error(`The run of a question does not fit the engine: ${read.problem}`);
  const batches = replay(read.value);
  return {
    value: valueOf(measure.fact, batches),
    head: [
      ...['batch', 'rows in', 'late watermark', 'eviction watermark', 'watermark after'],
      ...['groups dropped', 'state rows', 'rows out'],
    ],
    rows: batches.map((batch) => [
      String(batch.batch),
      batch.inputRows === 0 ? 'none (no-data batch)' : String(batch.inputRows),
      timeOfDay(batch.lateWatermark),
      timeOfDay(batch.evictionWatermark),
      timeOfDay(batch.watermarkAfter),
      ...[batch.droppedRows, batch.stateRows, batch.output.length].map(String),
    ]),
  };
}

function valueOf(fact: Batches['fact'], batches: readonly TraceBatch[]): number {
  const sum = (of: (batch: TraceBatch) => number): number =>
    batches.reduce((total, batch) => total + of(batch), 0);
  switch (fact) {
    case 'rows':
      return sum((batch) => batch.output.length);
    case 'dropped':
      return sum((batch) => batch.droppedRows);
    case 'state':
      return batches.at(-1)?.stateRows ?? 0;
    case 'batches':
      return batches.length;
  }
}

function eventOf(text: string): { at: number; key: string } {
  const [time = '', key = ''] = text.split('/');
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return { at: dayMs + Math.round(((hours * 60 + minutes) * 60 + seconds) * 1000), key };
}

/** A watermark as a time of day; before the first event it is the epoch, shown as a dash. */
function timeOfDay(ms: number): string {
  if (ms === 0) return '-';
  return new Date(ms).toISOString().slice(11, ms % 1000 === 0 ? 19 : 23);
}
