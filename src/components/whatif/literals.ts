/** A length of time or a word as it stands in code, read; or what is wrong with it. */
export type Read<T> = { value: T } | { why: string };

const UNITS: readonly (readonly [name: string, ms: number])[] = [
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
  ['millisecond', 1],
];

/** A length as Spark's interval literals write it, in one unit: `10 minutes`, `90 seconds`. */
export function intervalText(ms: number): string {
  if (ms === 0) return '0 seconds';
  // Nobody writes weeks; days and below, the largest unit that fits.
  const [name, size] = UNITS.slice(1).find(([, unit]) => ms % unit === 0) ?? ['millisecond', 1];
  const count = ms / size;
  return `${String(count)} ${name}${count === 1 ? '' : 's'}`;
}

/** Reads `10 minutes`, `1 hour 30 minutes`, `90 seconds`. Months have no one length here. */
export function readInterval(text: string, least: number, most: number): Read<number> {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/^interval\s+/, '')
    .split(/\s+/);
  let ms = 0;
  for (let i = 0; i < words.length; i += 2) {
    const [count = '', unit = ''] = [words[i], words[i + 1]];
    if (/^(month|year)s?$/.test(unit)) {
      return { why: `a ${unit.replace(/s$/, '')} has no fixed length; write days` };
    }
    const size = UNITS.find(([name]) => unit === name || unit === `${name}s`)?.[1];
    if (/^-\d/.test(count)) return { why: 'Spark refuses a negative length' };
    if (!/^\d{1,9}(\.\d{1,3})?$/.test(count) || size === undefined) {
      return { why: 'expected a number and a unit, such as "10 minutes" or "90 seconds"' };
    }
    ms += Number(count) * size;
  }
  if (!Number.isInteger(ms)) return { why: 'nothing shorter than a millisecond counts' };
  if (ms < least || ms > most) {
    return { why: `expected ${intervalText(least)} to ${intervalText(most)}` };
  }
  return { value: ms };
}

/** Reads one of a few words. */
export function readWord<T extends string>(text: string, words: readonly T[]): Read<T> {
  const found = words.find((word) => word === text.trim());
  return found === undefined ? { why: `expected ${words.join(', ')}` } : { value: found };
}
