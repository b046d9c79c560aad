const second = 1000;
const day = 86_400 * second;

const units: Record<string, number> = {
  millisecond: 1,
  second,
  minute: 60 * second,
  hour: 3600 * second,
  day,
  week: 7 * day,
  // The watermark counts a month as 31 days (semantics.md A2).
  month: 31 * day,
  year: 372 * day,
};

/** An interval as Spark reads it: `10 minutes`, `interval 1 hour 30 minutes`. */
interface Interval {
  ms: number;
  /** Does it count in months or years, which have no fixed length? */
  months: boolean;
  /** The unit that Spark does not know; the rest is unread then. */
  unknown?: string;
}

/** Reads an interval; undefined for a text that is none. */
export function readInterval(text: string): Interval | undefined {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/^interval\b/, '')
    .trim()
    .split(/\s+/);
  if (words.length % 2 > 0) return undefined;
  const interval: Interval = { ms: 0, months: false };
  for (let i = 0; i < words.length; i += 2) {
    const [count = '', unit = ''] = words.slice(i, i + 2);
    if (!/^[+-]?\d+(\.\d+)?$/.test(count)) return undefined;
    const name = unit.replace(/s$/, '');
    const ms = Object.hasOwn(units, name) ? units[name] : undefined;
    if (ms === undefined) return { ...interval, unknown: unit };
    interval.ms += Number(count) * ms;
    interval.months ||= name === 'month' || name === 'year';
  }
  return interval;
}
