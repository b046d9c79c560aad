import * as z from 'zod/mini';
import { readTrace, replay, type TraceBatch } from '../../sim/index.ts';

const clock = /^\d{2}:\d{2}:\d{2}(\.\d{3})?\/[A-Z]{2}$/;

/** An event as it is written in a question: time of day and country, `09:00:30/DE`. */
const eventText = z.string().check(z.regex(clock, 'an event such as 09:00:30/DE'));

/** A small run of the watermark engine, and the fact about it that is asked for. */
export const measureSchema = z.object({
  mode: z.enum(['append', 'update', 'complete']),
  delayMinutes: z._default(z.number(), 10),
  windowMinutes: z._default(z.number(), 5),
  slideMinutes: z._default(z.number(), 1),
  steps: z
    .array(
      z.object({
        do: z.enum(['drain', 'trigger', 'restart']),
        events: z.optional(z.array(eventText)),
      }),
    )
    .check(z.minLength(1)),
  /** `rows`: rows that the sink receives; `dropped`: window and key groups; both over all batches. */
  fact: z.enum(['rows', 'dropped', 'state', 'batches']),
});

export type Measure = z.infer<typeof measureSchema>;

const dayMs = Date.UTC(2026, 0, 1);

/** Runs the engine; the batches are what a reader is shown after the prediction. */
export function runMeasure(measure: Measure): readonly TraceBatch[] {
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
  return replay(read.value);
}

/** The fact that a question asks for, computed by the engine. */
export function measured(measure: Measure): number {
  const batches = runMeasure(measure);
  const sum = (of: (batch: TraceBatch) => number): number =>
    batches.reduce((total, batch) => total + of(batch), 0);
  switch (measure.fact) {
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
