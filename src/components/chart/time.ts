const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** `09:06:34`: the time of day (UTC) of `tMs`, ms since the epoch. */
export function clock(tMs: number): string {
  const ofDay = ((tMs % (24 * HOUR)) + 24 * HOUR) % (24 * HOUR);
  const part = (unit: number, wrap: number) =>
    String(Math.floor(ofDay / unit) % wrap).padStart(2, '0');
  return `${part(HOUR, 24)}:${part(MINUTE, 60)}:${part(SECOND, 60)}`;
}

/** `09:06`, or `09:06:34` where the seconds say something. */
export function shortClock(tMs: number): string {
  return tMs % MINUTE === 0 ? clock(tMs).slice(0, 5) : clock(tMs);
}

/** A length of time as a figure writes it: `10 min`, `90 s`, `2 h`. `ms` is not negative. */
export function span(ms: number): string {
  if (ms !== 0 && ms % HOUR === 0) return `${String(ms / HOUR)} h`;
  if (ms !== 0 && ms % MINUTE === 0) return `${String(ms / MINUTE)} min`;
  return `${String(ms / SECOND)} s`;
}

/** A length of time as an interval literal in Spark code: `10 minutes`, `90 seconds`. */
export function intervalLiteral(ms: number): string {
  const [count, unit] =
    ms !== 0 && ms % MINUTE === 0 ? [ms / MINUTE, 'minute'] : [ms / SECOND, 'second'];
  return `${String(count)} ${unit}${count === 1 ? '' : 's'}`;
}

/** The ms since the epoch that `HH:MM[:SS]` means on the day of `dayMs`; undefined if it is none. */
export function parseClock(text: string, dayMs: number): number | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  if (!match) return undefined;
  const [hours, minutes, seconds] = [match[1], match[2], match[3] ?? '0'].map(Number);
  const midnight = Math.floor(dayMs / (24 * HOUR)) * 24 * HOUR;
  return midnight + (hours ?? 0) * HOUR + (minutes ?? 0) * MINUTE + (seconds ?? 0) * SECOND;
}
