import type { DaySettings, IgnoredPart, StreamQuestions } from '../../sim/index.ts';
import { clock, parseClock } from '../chart/index.ts';

/** Everything that the reader set. */
export interface Task {
  answers: StreamQuestions;
  day: DaySettings;
  /** How old a result may be before it is of no use, ms. */
  needMs: number;
}

/** What is on offer for each setting. */
export const OFFERS = {
  events: [100_000, 1_728_000, 20_000_000, 100_000_000, 400_000_000],
  startup: [0, 60_000, 240_000, 600_000],
  lag: [10_000, 120_000, 900_000],
  need: [60_000, 300_000, 900_000, 3_600_000, 21_600_000, 86_400_000, 172_800_000],
} as const;

/** A day of the lab's 20 events a second, nobody in a hurry. */
export const START: Task = {
  answers: { soon: false, perishable: false, tooMuch: false },
  day: { eventsADay: 1_728_000, rowsASecond: 5_000, startupMs: 240_000, streamLagMs: 120_000 },
  needMs: 21_600_000,
};

const QUESTIONS = ['soon', 'perishable', 'tooMuch'] as const;

/** A day, ms. */
export const DAY_MS = 86_400_000;

/** The time of the day, ms after midnight; its end is not its beginning. */
export function dayClock(tMs: number): string {
  return tMs >= DAY_MS ? END_OF_DAY : clock(tMs);
}

const END_OF_DAY = '24:00:00';

/** The fragment of a link: answers, settings and the time of the day. */
export function writeTask({ answers, day, needMs }: Task, tMs: number): string {
  const yes = QUESTIONS.filter((question) => answers[question]);
  return [
    `#v1&yes=${yes.length === 0 ? 'none' : yes.join(',')}`,
    `events=${day.eventsADay}`,
    `startup=${day.startupMs / 1000}s`,
    `lag=${day.streamLagMs / 1000}s`,
    `need=${needMs / 1000}s`,
    `t=${dayClock(tMs)}`,
  ].join('&');
}

/** Reads a fragment; what cannot be read stays as it starts and is reported with its reason. */
export function readTask(
  fragment: string,
  stillMs: number,
): { task: Task; tMs: number; ignored: IgnoredPart[] } {
  const ignored: IgnoredPart[] = [];
  let task = START;
  let tMs = stillMs;
  for (const part of fragment.replace(/^#v1&?/, '').split('&')) {
    if (part === '') continue;
    const [name = '', value = ''] = part.split('=');
    if (name === 't') {
      const time = value === END_OF_DAY ? DAY_MS : parseClock(value, 0);
      if (time === undefined)
        ignored.push({ part, reason: 'expected a time of the day, 14:30:00' });
      else tMs = time;
      continue;
    }
    const read = readPart(task, name, value);
    if (typeof read === 'string') ignored.push({ part, reason: read });
    else task = read;
  }
  return { task, tMs, ignored };
}

function readPart(task: Task, name: string, value: string): Task | string {
  if (name === 'yes') {
    const named = value === 'none' ? [] : value.split(',');
    const unknown = named.find((one) => !QUESTIONS.some((question) => question === one));
    if (unknown !== undefined) return `the questions are ${QUESTIONS.join(', ')}`;
    const has = (question: string) => named.includes(question);
    const answers = { soon: has('soon'), perishable: has('perishable'), tooMuch: has('tooMuch') };
    return { ...task, answers };
  }
  const number = Number(value.replace(/s$/, ''));
  const offered = (offers: readonly number[], scale: number) => offers.includes(number * scale);
  if (name === 'events' && offered(OFFERS.events, 1)) {
    return { ...task, day: { ...task.day, eventsADay: number } };
  }
  if (name === 'startup' && offered(OFFERS.startup, 1000)) {
    return { ...task, day: { ...task.day, startupMs: number * 1000 } };
  }
  if (name === 'lag' && offered(OFFERS.lag, 1000)) {
    return { ...task, day: { ...task.day, streamLagMs: number * 1000 } };
  }
  if (name === 'need' && offered(OFFERS.need, 1000)) return { ...task, needMs: number * 1000 };
  return 'this figure has no such setting, or not with this value';
}
