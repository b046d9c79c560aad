import type { QuestionType } from './contract.ts';
import type { AnyQuestion } from './question.ts';
import type { Question } from './schema.ts';
import { match } from './types/match.tsx';
import { number } from './types/number.tsx';
import { order } from './types/order.tsx';
import { run } from './types/run.tsx';
import { several } from './types/several.tsx';
import { short } from './types/short.tsx';
import { single } from './types/single.tsx';

/** Every type of question by its name. A new type is one file and one line here. */
const types = { single, several, order, match, number, short, run };

/**
 * The type of a question. Behind this one door question and answer are opaque: each type reads
 * back only what it has itself produced, which `read` guards.
 */
export function typeOf(question: Question): QuestionType<AnyQuestion, unknown> {
  return types[question.type] as unknown as QuestionType<AnyQuestion, unknown>;
}

/** Whether an answer that was kept still fits its question, in this wording, and can be shown. */
export function restorable(
  question: Question,
  kept: { revision: number; answer: unknown } | undefined,
): boolean {
  if (kept?.revision !== question.revision) return false;
  const type = typeOf(question);
  const answer = type.read(kept.answer, question);
  return answer !== undefined && type.ready(question, answer);
}
