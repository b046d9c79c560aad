import { useState } from 'react';
import type { Change } from '../../sim/index.ts';
import { changesSpoken, type LogEntry } from '../player/index.ts';

/** What a reader's change did to a whole run. */
export interface Effect {
  /** What was changed, with was and is. */
  text: string;
  /** The totals of the run that it changed. */
  changes: readonly Change[];
}

/** A line of the log that tells it, and whether t has stood still since. */
interface ChangeNote {
  entry: LogEntry;
  fresh: boolean;
}

interface Noted<Model> {
  model: Model;
  count: number;
  note: ChangeNote | undefined;
}

/**
 * The reader's last change as a line of the log, at the moment (virtual ms) at which it was made;
 * undefined before that moment.
 * `effectOf` tells it from the runs before and after; undefined where they are not to be compared.
 */
export function useChangeNote<Model>(
  model: Model,
  tMs: number,
  effectOf: (was: Model, now: Model) => Effect | undefined,
): ChangeNote | undefined {
  const [noted, setNoted] = useState<Noted<Model>>({ model, count: 0, note: undefined });
  const { count, note } = noted;
  if (noted.model !== model) {
    const effect = effectOf(noted.model, model);
    const entry = effect && { id: `change ${String(count)}`, tMs, ...effect };
    setNoted({ model, count: count + 1, note: entry && { entry, fresh: true } });
  } else if (note?.fresh && note.entry.tMs !== tMs) {
    setNoted({ ...noted, note: { ...note, fresh: false } });
  }
  return note && note.entry.tMs <= tMs ? note : undefined;
}

/** The log with the note in its place: after all that had happened when the change was made. */
export function withNote(
  log: readonly LogEntry[],
  note: ChangeNote | undefined,
): readonly LogEntry[] {
  if (!note) return log;
  const { entry } = note;
  const at = log.findLastIndex((one) => one.tMs <= entry.tMs) + 1;
  return [...log.slice(0, at), entry, ...log.slice(at)];
}

/** What a screen reader is told of a change, until t moves; else undefined. */
export function noteSpoken(
  note: ChangeNote | undefined,
  clock: (tMs: number) => string,
): string | undefined {
  if (!note?.fresh) return undefined;
  return note.entry.text + changesSpoken(note.entry.changes, clock);
}
