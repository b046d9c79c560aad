import { mergeSaved } from './merge.ts';
import type { Saved } from './saved.ts';

/**
 * Takes a progress file into what is there. A file only ever adds: that its owner once started
 * over is not repeated here, and what was exported before starting over here comes back. For that
 * its times are brought between the last starting over here and `nowMs` (ms since the epoch), so
 * that a clock that was wrong on the other machine neither hides a record nor makes it win for
 * ever. Of two records for the same thing the later one stays.
 */
export function bringIn(mine: Saved, theirs: Saved, nowMs: number): Saved {
  const since = Math.min(mine.resetAt, nowMs);
  return mergeSaved(mine, {
    version: theirs.version,
    resetAt: 0,
    pages: timed(theirs.pages, since, nowMs),
    answers: timed(theirs.answers, since, nowMs),
    missions: timed(theirs.missions, since, nowMs),
    attendee: { ...theirs.attendee, at: Math.min(theirs.attendee.at, nowMs) },
  });
}

/**
 * Undoes a starting over that is still to come, which a clock since set back has left: it would
 * forget everything that is written until then.
 */
export function withoutFuture(saved: Saved, nowMs: number): Saved {
  return saved.resetAt > nowMs ? { ...saved, resetAt: 0 } : saved;
}

function timed<T extends { at: number }>(
  records: Record<string, T>,
  fromMs: number,
  toMs: number,
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(records).map(([id, record]) => [
      id,
      { ...record, at: Math.min(Math.max(record.at, fromMs), toMs) },
    ]),
  );
}
