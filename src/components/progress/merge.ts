import type { Saved } from './saved.ts';

/**
 * Joins two states of progress record by record; of two records for the same thing the later one
 * stays, and of two equally late ones `a`'s. Merging twice is the same as merging once.
 */
export function mergeSaved(a: Saved, b: Saved): Saved {
  const resetAt = Math.max(a.resetAt, b.resetAt);
  return {
    version: a.version,
    resetAt,
    pages: since(resetAt, later(a.pages, b.pages)),
    answers: since(resetAt, later(a.answers, b.answers)),
    missions: since(resetAt, later(a.missions, b.missions)),
    attendee: b.attendee.at > a.attendee.at ? b.attendee : a.attendee,
  };
}

/** What was recorded after the reader last started over; a record of that very ms stays. */
function since<T extends { at: number }>(
  resetAt: number,
  records: Record<string, T>,
): Record<string, T> {
  return Object.fromEntries(Object.entries(records).filter(([, record]) => record.at >= resetAt));
}

function later<T extends { at: number }>(
  a: Record<string, T>,
  b: Record<string, T>,
): Record<string, T> {
  // A map, because an imported id may be called like something that every object has.
  const out = new Map(Object.entries(a));
  for (const [id, record] of Object.entries(b)) {
    const mine = out.get(id);
    if (!mine || record.at > mine.at) out.set(id, record);
  }
  return Object.fromEntries(out);
}
