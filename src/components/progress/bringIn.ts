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
 * Takes back what a clock since set back has left: it wrote times that are still to come. A starting
 * over then would forget everything that is written until it comes, so it is undone; a record then
 * would be the latest for as long, so it counts as written just before `nowMs` (ms since the epoch).
 */
export function withoutFuture(saved: Saved, nowMs: number): Saved {
  const before = nowMs - 1;
  const past = <T extends { at: number }>(record: T): T =>
    record.at > nowMs ? { ...record, at: before } : record;
  const all = <T extends { at: number }>(records: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(records).map(([id, record]) => [id, past(record)]));
  return {
    ...saved,
    resetAt: saved.resetAt > nowMs ? 0 : saved.resetAt,
    pages: all(saved.pages),
    answers: all(saved.answers),
    missions: all(saved.missions),
    attendee: past(saved.attendee),
  };
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
