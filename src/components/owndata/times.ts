/** How a column writes its times. */
export type TimeForm = 'iso' | 's' | 'ms' | 'us' | 'ns';

/** Where a time without a zone of its own was meant. */
export type Zone = 'utc' | 'local';

/** Each form in words, in the order of the choice. */
export const FORM_NAMES: Record<TimeForm, string> = {
  iso: 'date and time (ISO 8601)',
  s: 'epoch seconds',
  ms: 'epoch milliseconds',
  us: 'epoch microseconds',
  ns: 'epoch nanoseconds',
};

/** How many of the form's units a millisecond has. */
const PER_MS: Record<Exclude<TimeForm, 'iso' | 's'>, number> = { ms: 1, us: 1e3, ns: 1e6 };

const NUMBER = /^-?\d+(\.\d+)?$/;
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?$/i;

/** Times of this reach are read: the years 1900 to 2199. Others are a wrong form or a slip. */
const EARLIEST_MS = Date.UTC(1900, 0, 1);
const LATEST_MS = Date.UTC(2200, 0, 1);

/** Epoch numbers are rarely from before 2001: the number of digits then tells the unit. */
const FORM_BY_DIGITS: readonly [number, TimeForm][] = [
  [11, 's'],
  [14, 'ms'],
  [17, 'us'],
  [20, 'ns'],
];

/** The form that a text looks like, or undefined. */
export function guessForm(text: string): TimeForm | undefined {
  const trimmed = text.trim();
  if (ISO.test(trimmed)) return 'iso';
  if (!NUMBER.test(trimmed)) return undefined;
  const digits = (/\d+/.exec(trimmed)?.[0] ?? '').length;
  if (digits < 9) return undefined;
  return FORM_BY_DIGITS.find(([most]) => digits <= most)?.[1];
}

/**
 * The ms since the epoch (rounded down) that a text stands for, or why it stands for none. A zone
 * in the text itself holds; without one, `zone` does.
 */
export function readTime(text: string, form: TimeForm, zone: Zone): number | string {
  const trimmed = text.trim();
  if (trimmed === '') return 'is empty';
  const ms = form === 'iso' ? isoMs(trimmed, zone) : epochMs(trimmed, form);
  if (typeof ms === 'string') return ms;
  return ms < EARLIEST_MS || ms >= LATEST_MS ? outside(trimmed) : ms;
}

/** Whether a text is a date and time that leaves its zone to be guessed. */
export function lacksZone(text: string): boolean {
  const match = ISO.exec(text.trim());
  return match !== null && match[8] === undefined;
}

function epochMs(text: string, form: Exclude<TimeForm, 'iso'>): number | string {
  if (!NUMBER.test(text)) return `"${short(text)}" is not a number of ${FORM_NAMES[form]}`;
  // A number keeps seconds to the microsecond; times 1000 it would often lie just below its ms.
  if (form === 's') return Math.floor(Math.round(Number(text) * 1e6) / 1e3);
  // Nanoseconds have more digits than a number keeps.
  if (form === 'ns' && !text.includes('.')) return Math.floor(Number(BigInt(text) / 1000n) / 1e3);
  return Math.floor(Number(text) / PER_MS[form]);
}

function isoMs(text: string, zone: Zone): number | string {
  const match = ISO.exec(text);
  if (!match) return `"${short(text)}" is not a date and time`;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  // A Date takes the years 0 to 99 for those from 1900 on.
  if (year < 100) return outside(text);
  const ms = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3));
  const utc = Date.UTC(year, month - 1, day, hour, minute, second, ms);
  const back = new Date(utc);
  const real =
    back.getUTCMonth() === month - 1 && back.getUTCDate() === day && hour < 24 && minute < 60;
  if (!real || second > 59) return `"${short(text)}" is no date and time of the calendar`;
  const offset = match[8];
  if (offset !== undefined) return utc - offsetMs(offset);
  if (zone === 'utc') return utc;
  return new Date(year, month - 1, day, hour, minute, second, ms).getTime();
}

function offsetMs(offset: string): number {
  if (/^(z|utc)$/i.test(offset)) return 0;
  const sign = offset.startsWith('-') ? -1 : 1;
  const digits = offset.slice(1).replace(':', '');
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4))) * 60_000;
}

function outside(text: string): string {
  return `"${short(text)}" lies outside 1900 to 2199`;
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
