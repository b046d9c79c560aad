/** Times and durations in words, UTC, without a host's clock or locale. */

const dayMs = 86_400_000;

/** `2026-01-01` for a time in integer ms since the epoch, by the proleptic Gregorian calendar. */
export function dateText(ms: number): string {
  // Days are counted from 1 March of year 0, so that the leap day is the last of its year and a
  // 400-year era has always 146,097 days.
  const days = Math.floor(ms / dayMs) + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${yearText(year)}-${two(month)}-${two(day)}`;
}

/** `09:05:00` for a time in integer ms since the epoch, with `.250` when there are ms. */
export function timeText(ms: number): string {
  const inDay = ms - Math.floor(ms / dayMs) * dayMs;
  const seconds = Math.floor(inDay / 1000);
  const rest = inDay - seconds * 1000;
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const text = `${two(hours)}:${two(minutes)}:${two(seconds % 60)}`;
  return rest === 0 ? text : `${text}.${String(rest).padStart(3, '0')}`;
}

/** The time alone when it lies on the same UTC day as `dayOfMs`, else with its date. All ms. */
export function momentText(ms: number, dayOfMs: number): string {
  const sameDay = Math.floor(ms / dayMs) === Math.floor(dayOfMs / dayMs);
  return sameDay ? timeText(ms) : `${dateText(ms)} ${timeText(ms)}`;
}

/** `2026-01-01T09:00:30.000Z`, the form that Spark's progress reports and JSON events use. */
export function isoText(ms: number): string {
  const time = timeText(ms);
  return `${dateText(ms)}T${time.includes('.') ? time : `${time}.000`}Z`;
}

/** A duration (ms, 0 or more) in its two largest units: `1 min 30 s`, `2 h 5 min`, `250 ms`. */
export function durationText(ms: number): string {
  const units: [number, string][] = [
    [dayMs, 'd'],
    [3_600_000, 'h'],
    [60_000, 'min'],
    [1000, 's'],
    [1, 'ms'],
  ];
  let rest = ms;
  const parts: string[] = [];
  for (const [size, name] of units) {
    const amount = Math.floor(rest / size);
    rest -= amount * size;
    if (amount > 0) parts.push(`${String(amount)} ${name}`);
    else if (parts.length > 0) break;
    if (parts.length === 2) break;
  }
  return parts.length === 0 ? '0 s' : parts.join(' ');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function yearText(year: number): string {
  return year < 0 ? `-${String(-year).padStart(4, '0')}` : String(year).padStart(4, '0');
}
