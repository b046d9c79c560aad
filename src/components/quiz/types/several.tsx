import * as z from 'zod/mini';
import type { QuestionType } from '../contract.ts';
import { optionSchema, questionBase } from '../question.ts';
import { Options } from '../Options.tsx';
import { noteOf } from '../notes.ts';

/** Any number of the options may be right, and the answer must name them all and no other. */
export const severalSchema = z
  .object({
    ...questionBase,
    type: z.literal('several'),
    options: z.array(optionSchema).check(z.minLength(3)),
  })
  .check(
    z.refine((q) => q.options.some((option) => option.right), {
      path: ['options'],
      message: 'a question with several right options has at least one with "right": true',
    }),
  );

type Several = z.infer<typeof severalSchema>;

/** The answer is the ids of the ticked options. */
export const several: QuestionType<Several, readonly string[]> = {
  blank: () => [],
  read(saved, question) {
    if (!Array.isArray(saved)) return undefined;
    const known = question.options.map((option) => option.id);
    return known.filter((id) => saved.includes(id));
  },
  ready: (_question, answer) => answer.length > 0,
  mark(question, answer) {
    const wrong = question.options.filter((option) => option.right !== answer.includes(option.id));
    const told = question.options.filter((o) => wrong.includes(o) || answer.includes(o.id));
    return {
      right: wrong.length === 0,
      notes: told.map((option) => noteOf(option, !wrong.includes(option), question)),
    };
  },
  key: (question) =>
    question.options
      .filter((option) => option.right)
      .map((option) => option.text)
      .join('; '),
  Answer: ({ question, answer, locked, onChange }) => (
    <Options
      kind="checkbox"
      name={question.id}
      options={question.options}
      picked={answer}
      locked={locked}
      onToggle={(id) =>
        onChange(answer.includes(id) ? answer.filter((other) => other !== id) : [...answer, id])
      }
    />
  ),
};
