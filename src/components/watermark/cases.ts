import { clock, count, parseClock } from '../chart/index.ts';
import { busyEvents } from './busyEvents.ts';
import { BURST, CLOSING_BATCH, IDLE, ORDINARY, POISON } from './caseEvents.ts';
import { LAB_SETTINGS, type FigureEvent, type FigureSettings } from './figureState.ts';

/** The day on which every case plays, ms since the epoch: 1 January 2026, UTC. */
export const DAY_MS = Date.UTC(2026, 0, 1);

/** A situation that shows one thing well: events, settings, and the moment to open at. */
export interface Case {
  id: string;
  name: string;
  /** What to look for, in one sentence. */
  lesson: string;
  events: readonly FigureEvent[];
  settings: Partial<FigureSettings>;
  /** Event time across the drawing, ms. */
  across: [number, number];
  /** The query runs over this span of processing time, ms. */
  startMs: number;
  endMs: number;
  /** The telling still: where t stands and which event is chosen before anybody touches it. */
  stillMs: number;
  chosen: number;
}

const at = (text: string): number => parseClock(text, DAY_MS) ?? NaN;

function readEvents(table: string): FigureEvent[] {
  const rows = table.split('\n').filter((row) => row !== '');
  return rows.map((row, index) => {
    const [time = '', arrival = '', country = ''] = row.split(' ');
    return { id: index + 1, atMs: at(time), arrivesMs: at(arrival), country };
  });
}

function define(
  given: Pick<Case, 'id' | 'name' | 'lesson'> & {
    events: readonly FigureEvent[];
    settings?: Partial<FigureSettings>;
    across?: [string, string];
    still: string;
    /** The event chosen at first: its event time, or its id. */
    chosen: string | number;
  },
): Case {
  const { events } = given;
  const [from, to] = given.across ?? ['08:57', '09:20'];
  return {
    id: given.id,
    name: given.name,
    lesson: given.lesson,
    events,
    settings: given.settings ?? {},
    across: [at(from), at(to)],
    startMs: at('09:00'),
    endMs: at('09:20:30'),
    stillMs: at(given.still),
    chosen:
      typeof given.chosen === 'number'
        ? given.chosen
        : (events.find(({ atMs }) => clock(atMs) === given.chosen)?.id ?? 0),
  };
}

const BUSY = busyEvents(at('09:00'), at('09:20'));

/** The event that was longest on the way, of those arrived by `byMs`. */
function latest(events: readonly FigureEvent[], byMs: number): number {
  const arrived = events.filter(({ arrivesMs }) => arrivesMs <= byMs);
  const late = ({ atMs, arrivesMs }: FigureEvent) => arrivesMs - atMs;
  return arrived.reduce((a, b) => (late(b) > late(a) ? b : a)).id;
}

/** The ready cases, in the order in which they teach. */
export const CASES: readonly Case[] = [
  define({
    id: 'ordinary',
    name: 'ordinary traffic',
    lesson: 'Most events arrive within seconds; a phone in a tunnel sends its own much later.',
    events: readEvents(ORDINARY),
    still: '09:17:20',
    chosen: '09:03:30',
  }),
  define({
    id: 'no-data',
    name: 'no-data batches',
    lesson:
      'The batch that moves the watermark closes nothing. A batch without rows follows and does; switch it off and the windows wait for the next event.',
    events: readEvents(BURST),
    still: '09:16:10',
    chosen: '09:14:30',
  }),
  define({
    id: 'batch-late',
    name: 'the batch-late rule',
    lesson:
      'A batch judges its rows by the watermark of the batch before. An event that comes in the very batch that closes its windows still counts; the next one does not.',
    events: readEvents(CLOSING_BATCH),
    still: '09:17:30',
    chosen: '09:00:45',
  }),
  define({
    id: 'idle',
    name: 'an idle source',
    lesson:
      'The watermark follows events, not the clock. When the source falls silent it stands still, and the last windows are never final.',
    events: readEvents(IDLE),
    still: '09:18:30',
    chosen: '09:08:26',
  }),
  define({
    id: 'poison',
    name: 'a clock set ahead',
    lesson:
      'One event from the future moves the watermark for everybody, and nothing moves it back.',
    events: readEvents(POISON),
    across: ['08:57', '09:43'],
    still: '09:15:30',
    chosen: '09:39:10',
  }),
  define({
    id: 'busy',
    name: `${count(BUSY.length)} events`,
    lesson: 'The same rules on a generated hundred events a minute; some phones are offline.',
    events: BUSY,
    settings: { delayMs: 300_000 },
    still: '09:17:20',
    chosen: latest(BUSY, at('09:17')),
  }),
];

/** The case of that id, or the first. */
export function caseOf(id: string): Case {
  const found = CASES.find((candidate) => candidate.id === id) ?? CASES[0];
  if (!found) throw new Error('The figure has no cases.');
  return found;
}

/** The settings that hold in a case before the reader changes any. */
export function caseSettings(chosen: Case): FigureSettings {
  return { ...LAB_SETTINGS, ...chosen.settings };
}

/** Why an event of these times, ms, cannot lie in a case, or undefined when it can. */
export function outside(shown: Case, atMs: number, arrivesMs: number): string | undefined {
  const [from, to] = shown.across;
  if (atMs < from || atMs > to) {
    return `the event time ${clock(atMs)} lies outside the figure (${clock(from)} to ${clock(to)})`;
  }
  if (arrivesMs < shown.startMs || arrivesMs > shown.endMs) {
    return `the arrival ${clock(arrivesMs)} lies outside the figure (${clock(shown.startMs)} to ${clock(shown.endMs)})`;
  }
  return undefined;
}
