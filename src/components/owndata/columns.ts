import { guessForm, lacksZone, type TimeForm, type Zone } from './times.ts';

/** Which columns are read, and how. An empty `key` counts everything together. */
export interface Columns {
  event: string;
  eventForm: TimeForm;
  arrival: string;
  arrivalForm: TimeForm;
  key: string;
  zone: Zone;
}

/** One row as its format has it: the text of a column, empty where there is none. */
export type Row = Readonly<Record<string, string>>;

/** What can be said of a file from its first rows. */
export interface Glance {
  names: readonly string[];
  /** The guess, or why there is none. */
  guess: Columns | string;
  /** Some times of the first rows name no zone of their own. */
  zoneless: boolean;
  /** The text of each column in the first row, for the choice. */
  sample: Row;
}

const EVENT = /event|occur|creat|generat|happen|device|client/i;
const ARRIVAL = /arriv|ingest|receiv|process|append|kafka|log_?time|server|insert|load/i;
const KEY = /^(key|country|region|tenant|device_?type|action|page|type)$/i;

/** Guesses the columns from the names and the first rows; the reader can change all of it. */
export function glanceAt(names: readonly string[], rows: readonly Row[]): Glance {
  const sample = rows[0] ?? {};
  const forms = new Map<string, TimeForm>();
  for (const name of names) {
    const form = formOf(rows.map((row) => row[name] ?? ''));
    if (form !== undefined) forms.set(name, form);
  }
  const times = [...forms.keys()];
  const zoneless = times.some(
    (name) => forms.get(name) === 'iso' && rows.some((row) => lacksZone(row[name] ?? '')),
  );
  const glance = (guess: Columns | string): Glance => ({ names, guess, zoneless, sample });
  if (times.length < 2) return glance(tooFew(names, times));
  const arrival = times.find((name) => ARRIVAL.test(name) && !EVENT.test(name));
  const event =
    times.find((name) => name !== arrival && EVENT.test(name)) ??
    times.find((name) => name !== arrival);
  const last = arrival ?? times.find((name) => name !== event);
  if (event === undefined || last === undefined) return glance(tooFew(names, times));
  return glance({
    event,
    eventForm: forms.get(event) ?? 'iso',
    arrival: last,
    arrivalForm: forms.get(last) ?? 'iso',
    key: names.find((name) => KEY.test(name)) ?? '',
    zone: 'utc',
  });
}

function formOf(texts: readonly string[]): TimeForm | undefined {
  const given = texts.filter((text) => text.trim() !== '');
  const forms = given.flatMap((text) => guessForm(text) ?? []);
  const fits = forms.filter((form) => form === forms[0]).length;
  return fits * 2 > given.length ? forms[0] : undefined;
}

function tooFew(names: readonly string[], times: readonly string[]): string {
  if (names.length < 2) return 'One column is not enough: an event time and an arrival time.';
  const found = times.length === 0 ? 'no column holds times' : `only "${times[0] ?? ''}" does`;
  return `Two columns of times are wanted, and ${found} in the first rows. Pick the columns and say how they write time.`;
}
