import { readDuration, writeDuration } from './duration.ts';

type Field = readonly [name: string, kind: 'text' | 'number' | 'ms'];

const weighted: readonly Field[] = [
  ['name', 'text'],
  ['weight', 'number'],
];

/** Lists that a link writes short, by the setting's name: the fields of an entry, in order. */
const lists = new Map<string, readonly Field[]>([
  ['activity.actions', weighted],
  ['activity.pages', weighted],
  ['activity.countries', weighted],
  [
    'activity.rate',
    [
      ['fromMs', 'ms'],
      ['perSecond', 'number'],
    ],
  ],
  [
    'activity.events',
    [
      ['at', 'ms'],
      ['arrives', 'ms'],
      ['key', 'text'],
    ],
  ],
]);

/**
 * A setting's value as a link has it: `10s` for a duration, `DE:22,US:20` for a list. Everything
 * that is not plain is percent-encoded.
 */
export function writeValue(name: string, value: unknown): string {
  const fields = lists.get(name);
  if (fields && Array.isArray(value)) {
    return value
      .map((entry: Record<string, unknown>) =>
        fields.map(([field, kind]) => writeField(kind, entry[field])).join(':'),
      )
      .join(',');
  }
  return typeof value === 'number' && isDuration(name)
    ? writeDuration(value)
    : plain(String(value));
}

/**
 * The value that a link's text stands for, given the setting's present value, which says whether
 * a number, a switch, a list or a word is wanted. The schema judges the result.
 */
export function readValue(name: string, text: string, present: unknown): unknown {
  const fields = lists.get(name);
  if (fields) {
    if (text === '') return [];
    return text.split(',').map((entry) => {
      const parts = entry.split(':');
      const read = fields.map(([field, kind], i) => [field, readField(kind, parts[i])] as const);
      return Object.fromEntries(parts.length === fields.length ? read : []);
    });
  }
  if (typeof present === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  const number = isDuration(name) ? readMs(text) : readNumber(text);
  const wantsNumber = typeof present === 'number' || name.endsWith('.targetLag');
  return wantsNumber && !Number.isNaN(number) ? number : unescaped(text);
}

/** Percent-encodes a text but for the characters that a reader can do with. */
export function plain(text: string): string {
  return encodeURIComponent(text).replace(/%2F/g, '/').replace(/%20/g, '+').replace(/%3A/g, ':');
}

/** The text that was percent-encoded, or itself when it is not well encoded. */
export function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, '%20'));
  } catch {
    return text;
  }
}

/** A duration with units, or a bare number of ms; NaN when it is neither. */
export function readMs(text: string): number {
  const bare = readNumber(text);
  return Number.isNaN(bare) ? readDuration(text) : bare;
}

function isDuration(name: string): boolean {
  return name.endsWith('Ms') || name.endsWith('.targetLag');
}

function readNumber(text: string): number {
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(text) ? Number(text) : NaN;
}

function writeField(kind: 'text' | 'number' | 'ms', value: unknown): string {
  if (value === null) return 'null';
  return kind === 'ms' ? writeDuration(Number(value)) : plain(String(value));
}

function readField(kind: 'text' | 'number' | 'ms', text = ''): unknown {
  if (kind === 'text') return unescaped(text);
  if (text === 'null') return null;
  const number = kind === 'ms' ? readMs(text) : readNumber(text);
  return Number.isNaN(number) ? text : number;
}
