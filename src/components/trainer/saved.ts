import * as z from 'zod/mini';
import { STORAGE_KEY } from './names.ts';
import { LENGTHS, type Length } from './plan.ts';
import { readShow, type Show } from './room.ts';

const spent = z.record(z.string(), z.object({ taughtMs: z.number(), questionsMs: z.number() }));
const savedSchema = z.object({
  length: z.literal(LENGTHS),
  state: z.enum(['idle', 'teaching', 'questions', 'ended']),
  at: z.int().check(z.minimum(0)),
  spent,
  sinceMs: z.number(),
  /** What the last walkthrough took, to be seen beside the plan. */
  last: z.optional(spent),
  show: z.unknown(),
});

/** What survives a reload of the trainer's window. */
export type Saved = Omit<z.infer<typeof savedSchema>, 'show' | 'length'> & {
  length: Length;
  show: Show | undefined;
};

/** @returns what was saved; undefined when there is nothing, or nothing that can be read */
export function loadSaved(): Saved | undefined {
  try {
    const read = savedSchema.safeParse(JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null'));
    if (!read.success) return undefined;
    return { ...read.data, show: readShow(read.data.show) };
  } catch {
    return undefined;
  }
}

/** Keeps it; a browser that refuses storage teaches without. */
export function save(saved: Saved): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(saved));
  } catch {
    // Full or forbidden: a reload then begins anew, nothing else changes.
  }
}
