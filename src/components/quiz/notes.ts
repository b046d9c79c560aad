import type { Note } from './contract.ts';
import type { AnyQuestion, Option } from './question.ts';

/** What to say about an option: its feedback, and where to read again when it was got wrong. */
export function noteOf(option: Option, holds: boolean, question: AnyQuestion): Note {
  return {
    about: option.text,
    text: option.feedback,
    remedy: holds ? undefined : (option.remedy ?? question.remedy),
  };
}

/**
 * A fixed shuffle of the ids of a question, the same on the server and in every browser, so that
 * the order shown gives no hint and the page does not jump when it comes alive.
 */
export function shuffled<T extends { id: string }>(items: readonly T[], salt: string): T[] {
  const weight = (id: string): number => {
    let h = 2166136261;
    for (const char of salt + id) h = Math.imul(h ^ (char.codePointAt(0) ?? 0), 16777619);
    return h >>> 0;
  };
  return [...items].sort((a, b) => weight(a.id) - weight(b.id));
}
