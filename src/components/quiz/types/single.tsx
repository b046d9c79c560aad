import * as z from 'zod/mini';
import type { QuestionType } from '../contract.ts';
import { optionSchema, questionBase } from '../question.ts';
import { Options } from '../Options.tsx';
import { noteOf } from '../notes.ts';

/** One of several options is right. */
export const singleSchema = z
  .object({
    ...questionBase,
    type: z.literal('single'),
    options: z.array(optionSchema).check(z.minLength(3)),
  })
  .check(
    z.refine((q) => q.options.filter((option) => option.right).length === 1, {
      path: ['options'],
      message: 'a single-choice question has exactly one option with "right": true',
    }),
  );

type Single = z.infer<typeof singleSchema>;

/** The answer is the picked option's id, or '' while none is picked. */
export const single: QuestionType<Single, string> = {
  blank: () => '',
  read: (saved, question) => question.options.find((option) => option.id === saved)?.id,
  ready: (_question, answer) => answer !== '',
  mark(question, answer) {
    const picked = question.options.find((option) => option.id === answer);
    return {
      right: picked?.right ?? false,
      notes: picked ? [noteOf(picked, picked.right, question)] : [],
    };
  },
  key: (question) => question.options.find((option) => option.right)?.text ?? '',
  Answer: ({ question, answer, locked, onChange }) => (
    <Options
      kind="radio"
      name={question.id}
      options={question.options}
      picked={[answer]}
      locked={locked}
      onToggle={onChange}
    />
  ),
};
