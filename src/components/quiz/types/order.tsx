import * as z from 'zod/mini';
import type { QuestionType } from '../contract.ts';
import { plain } from '../choices.ts';
import { Inline } from '../Inline.tsx';
import { shuffled } from '../notes.ts';
import { questionBase } from '../question.ts';

/** Steps to be put into the order in which they happen. Written in the right order. */
export const orderSchema = z.object({
  ...questionBase,
  type: z.literal('order'),
  steps: z
    .array(z.object({ id: z.string(), text: z.string(), feedback: z.string() }))
    .check(z.minLength(3)),
});

type Order = z.infer<typeof orderSchema>;

/** The answer is the ids of the steps in the reader's order. */
export const order: QuestionType<Order, readonly string[]> = {
  blank: (question) => shuffled(question.steps, question.id).map((step) => step.id),
  read(saved, question) {
    const known = question.steps.map((step) => step.id);
    const fits =
      Array.isArray(saved) &&
      saved.length === known.length &&
      known.every((id) => saved.includes(id));
    return fits ? saved.map(String) : undefined;
  },
  ready: () => true,
  mark(question, answer) {
    const misplaced = question.steps.filter((step, i) => answer[i] !== step.id);
    return {
      right: misplaced.length === 0,
      notes: misplaced.map((step) => ({
        about: `${question.steps.indexOf(step) + 1}. ${step.text}`,
        text: step.feedback,
        remedy: question.remedy,
      })),
    };
  },
  key: (question) => question.steps.map((step, i) => `${i + 1}. ${step.text}`).join(' '),
  Answer({ question, answer, locked, onChange }) {
    const move = (from: number, to: number): void => {
      if (to < 0 || to >= answer.length) return;
      const next = [...answer];
      const [step] = next.splice(from, 1);
      if (step !== undefined) next.splice(to, 0, step);
      onChange(next);
    };
    return (
      <ol className="quiz-order">
        {answer.map((id, i) => {
          const text = question.steps.find((step) => step.id === id)?.text ?? '';
          return (
            <li key={id}>
              <Inline text={text} />
              {/* At an end a button stays one that can be reached: the step that has come there with
                  it keeps the focus. */}
              <span className="moves">
                <button
                  type="button"
                  disabled={locked}
                  aria-disabled={i === 0}
                  aria-label={`Move up: ${plain(text)}`}
                  onClick={() => move(i, i - 1)}
                >
                  up
                </button>
                <button
                  type="button"
                  disabled={locked}
                  aria-disabled={i === answer.length - 1}
                  aria-label={`Move down: ${plain(text)}`}
                  onClick={() => move(i, i + 1)}
                >
                  down
                </button>
              </span>
            </li>
          );
        })}
      </ol>
    );
  },
};
