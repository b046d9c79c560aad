import { problemOf } from './shape.ts';

/*
 * What a reader's progress looks like at rest, and what happens to it when the course changes.
 *
 * - Everything hangs on stable ids: a page's slug, a question's id, a figure's name, a mission's
 *   id. Reordering pages, questions or options loses nothing, because no position is stored.
 * - An answer carries the revision of the question it was given to. When a question is rewritten
 *   so that an old answer no longer means the same, its revision goes up, and the old answer is
 *   shown as given to an earlier wording and asked again; it is never silently re-graded.
 * - An id that the course no longer knows is kept: it may come back with the next release.
 * - Every record has the time it was written. Two tabs, or an import, are merged record by
 *   record: the later one wins, so that merging twice is the same as merging once.
 * - `version` is that of this shape. A file with a higher one is refused with the reason.
 */

/** Version of the shape below. */
const savedVersion = 1;

/** A reader's progress. Times are ms since the epoch, by the reader's clock. */
export interface Saved {
  version: typeof savedVersion;
  /** When the reader last started over: older records are gone, in every tab. */
  resetAt: number;
  /** Pages by slug: when they were last open, and when the reader marked them as read. */
  pages: Record<string, { at: number; done: boolean }>;
  /** Answers by question id. `answer` is read back by the question's own type. */
  answers: Record<string, { at: number; revision: number; answer: unknown; right: boolean }>;
  /** Missions that have ticked themselves off, by figure and mission: `watermark/lose-one`. */
  missions: Record<string, { at: number }>;
  /** What a reader typed once: the attendee id that fills every name in the lab's files. */
  attendee: { at: number; id: string };
}

/** A reader who has just arrived. */
export function emptySaved(): Saved {
  return {
    version: savedVersion,
    resetAt: 0,
    pages: {},
    answers: {},
    missions: {},
    attendee: { at: 0, id: '' },
  };
}

/**
 * Reads progress from JSON text. The error says what was wrong and where, in words for a reader.
 */
export function parseSaved(text: string): { saved: Saved } | { error: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { error: 'This is not a progress file: it is not JSON.' };
  }
  if (!isRecord(value) || value.version === undefined) {
    return { error: 'This is not a progress file of this course: it names no version.' };
  }
  if (typeof value.version === 'number' && value.version > savedVersion) {
    return {
      error: `This progress was saved by a later release of the course (version ${value.version}; this page knows ${savedVersion}). Reload the page to get the new release, then import again.`,
    };
  }
  const problem = problemOf(value);
  if (problem === undefined) return { saved: value as unknown as Saved };
  return { error: `This is not a progress file that the course can read: ${problem}.` };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
