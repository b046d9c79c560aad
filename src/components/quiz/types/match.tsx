import * as z from 'zod/mini';
import type { QuestionType } from '../contract.ts';
import { shuffled } from '../notes.ts';
import { questionBase } from '../question.ts';
import { Inline } from '../Inline.tsx';

/** Things on the left, each of which belongs to one thing on the right. */
export const matchSchema = z.object({
  ...questionBase,
  type: z.literal('match'),
  pairs: z
    .array(
      z.object({
        id: z.string(),
        left: z.string(),
        right: z.string(),
        feedback: z.string(),
      }),
    )
    .check(z.minLength(3)),
});

type Match = z.infer<typeof matchSchema>;

/** The answer says for each left side, by its pair's id, which pair's right side was picked. */
export const match: QuestionType<Match, Readonly<Record<string, string>>> = {
  blank: () => ({}),
  read(saved, question) {
    if (typeof saved !== 'object' || saved === null) return undefined;
    const known = question.pairs.map((pair) => pair.id);
    const kept = Object.entries(saved).filter(
      ([left, right]) => known.includes(left) && known.includes(right),
    );
    return Object.fromEntries(kept.map(([left, right]) => [left, String(right)]));
  },
  ready: (question, answer) => question.pairs.every((pair) => answer[pair.id]),
  mark(question, answer) {
    const wrong = question.pairs.filter((pair) => answer[pair.id] !== pair.id);
    return {
      right: wrong.length === 0,
      notes: wrong.map((pair) => ({
        about: `${pair.left}: ${pair.right}`,
        text: pair.feedback,
        remedy: question.remedy,
      })),
    };
  },
  key: (question) => question.pairs.map((pair) => `${pair.left}: ${pair.right}`).join('; '),
  Answer: ({ question, answer, locked, onChange }) => (
    <ul className="quiz-match">
      {question.pairs.map((pair) => (
        <li key={pair.id}>
          <label>
            <Inline text={pair.left} />
            <select
              value={answer[pair.id] ?? ''}
              disabled={locked}
              onChange={(event) => onChange({ ...answer, [pair.id]: event.target.value })}
            >
              <option value="">choose</option>
              {shuffled(question.pairs, question.id).map((other) => (
                <option key={other.id} value={other.id}>
                  {other.right}
                </option>
              ))}
            </select>
          </label>
        </li>
      ))}
    </ul>
  ),
};
