import { count } from '../chart/index.ts';
import type { Prediction } from '../player/index.ts';
import { agesAt, type DayModel } from './model.ts';
import { DAY_MS } from './state.ts';
import { age } from './words.ts';

const HOUR = 3_600_000;

/** The questions that this day raises; answers from the three results. */
export function predictionsFor(model: DayModel): Prediction[] {
  return [worst(model), evening(model), machine(model)];
}

/** When it is at its worst: just before the night's job ends. */
function worst(model: DayModel): Prediction {
  const night = model.results.find(({ plan }) => plan === 'nightly');
  const worstMs = night?.worstMs ?? 0;
  return {
    id: 'worst',
    question: 'A batch runs once a night. How old is its result when it is at its oldest?',
    options: ['12 h', 'just under 24 h', 'more than 24 h'],
    answer: worstMs > DAY_MS ? 2 : 1,
    revealMs: night?.runs[0]?.endMs ?? 3 * HOUR,
    because: `A day and ${age(worstMs - DAY_MS)}: the day from run to run, and the time that the next one takes until its result is there.`,
  };
}

function evening(model: DayModel): Prediction {
  const revealMs = 18.5 * HOUR;
  const { hourly } = agesAt(model, revealMs);
  const bounds = [30 * 60_000, HOUR, 2 * HOUR];
  const slot = bounds.findIndex((bound) => hourly < bound);
  return {
    id: 'evening',
    question: 'How old is the result of the hourly batch at half past six in the evening?',
    options: ['under half an hour', '30 to 60 min', '1 to 2 h', 'more'],
    answer: slot < 0 ? 3 : slot,
    revealMs,
    because: `${age(hourly)}: what it shows is as of the start of its last run.`,
  };
}

function machine(model: DayModel): Prediction {
  const of = (name: string) => model.results.find(({ plan }) => plan === name)?.machineMs ?? 0;
  const factor = of('streaming') / Math.max(1, of('hourly'));
  const bounds = [2, 8, 30];
  const slot = bounds.findIndex((bound) => factor < bound);
  const often = factor < 1.5 ? 'about as long' : `${count(factor)} times as long`;
  return {
    id: 'machine',
    question: 'How many times as long does the stream’s machine run as the hourly batch’s?',
    options: ['about as long', '2 to 8 times', '8 to 30 times', 'more'],
    answer: slot < 0 ? 3 : slot,
    revealMs: DAY_MS,
    because: `${age(of('streaming'))} against ${age(of('hourly'))}: ${often}. The stream waits for events with the machine on.`,
  };
}
