import type { Change } from '../../sim/index.ts';

/** What a number was before something happened and what it is now, as a figure writes it. */
export function wasAndNow(
  { was, now, unit }: Change,
  clock: (tMs: number) => string,
): { was: string; now: string } {
  const time = unit === 'time';
  const text = (value: number) => {
    if (Number.isNaN(value) || (time && value === 0)) return 'none';
    return time ? clock(value) : String(value);
  };
  return { was: text(was), now: text(now) };
}

/** The same for the ear: `watermark was 09:04:00, now 09:05:00`. */
export function changesSpoken(
  changes: readonly Change[] | undefined,
  clock: (tMs: number) => string,
): string {
  if (!changes || changes.length === 0) return '';
  const spoken = changes.map((change) => {
    const { was, now } = wasAndNow(change, clock);
    return `${change.name} was ${was}, now ${now}`;
  });
  return ` ${spoken.join('; ')}.`;
}
