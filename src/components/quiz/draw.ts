import type { AnyQuestion } from './question.ts';
import { shuffled } from './notes.ts';

/** What a reader has already answered, by question id. */
type Known = Readonly<Record<string, { revision: number; right: boolean } | undefined>>;

/**
 * Draws `count` questions across the ideas: one variant of each idea before any idea comes twice,
 * ideas that the reader has not yet got right first. `round` (0, 1, ...) moves on to other
 * variants, so that a second run asks the same ideas in other words. Deterministic.
 */
export function draw<Q extends AnyQuestion>(
  questions: readonly Q[],
  count: number,
  round: number,
  known: Known,
): Q[] {
  const ideas = [...new Set(questions.map((question) => question.idea))].map((id) => ({ id }));
  const mixed = shuffled(ideas, `round ${round}`);
  const open = mixed.filter(({ id }) => !ideaKnown(questions, id, known));
  const ordered = [...open, ...mixed.filter((idea) => !open.includes(idea))];
  const out: Q[] = [];
  for (let turn = 0; out.length < Math.min(count, questions.length); turn++) {
    for (const { id } of ordered) {
      if (out.length >= count) continue;
      const variant = variantsOf(questions, id, round, known)[turn];
      if (variant) out.push(variant);
    }
  }
  return out;
}

/** The variants of an idea, moved on by the round; those not yet answered come first. */
function variantsOf<Q extends AnyQuestion>(
  questions: readonly Q[],
  idea: string,
  round: number,
  known: Known,
): Q[] {
  const variants = questions.filter((question) => question.idea === idea);
  const shift = round % variants.length;
  const turned = [...variants.slice(shift), ...variants.slice(0, shift)];
  const fresh = turned.filter((question) => !known[question.id]);
  return [...fresh, ...turned.filter((question) => known[question.id])];
}

function ideaKnown(questions: readonly AnyQuestion[], idea: string, known: Known): boolean {
  return questions.some((question) => question.idea === idea && known[question.id]?.right);
}

/** The questions last answered wrongly, or to an earlier wording: what a retry asks. */
export function wrongOnes<Q extends AnyQuestion>(questions: readonly Q[], known: Known): Q[] {
  return questions.filter((question) => {
    const record = known[question.id];
    return record !== undefined && (!record.right || record.revision !== question.revision);
  });
}
