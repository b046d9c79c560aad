import * as z from 'zod/mini';
import type { QuestionType } from '../contract.ts';
import { measureSchema } from '../measure/schema.ts';
import { NumberField } from '../NumberField.tsx';
import { questionBase } from '../question.ts';
import { RunTable } from '../RunTable.tsx';
import { markNumber, readNumber, trapSchema } from './number.tsx';

/**
 * Predict, then run: the simulation computes the key. `answer` in the data is for the printed key
 * only, and a test proves that it is what the engine gives.
 */
export const runSchema = z.object({
  ...questionBase,
  type: z.literal('run'),
  run: measureSchema,
  answer: z.number(),
  unit: z.string(),
  traps: z.array(trapSchema).check(z.minLength(1)),
});

type Run = z.infer<typeof runSchema>;

/** The answer is the predicted number as typed. */
export const run: QuestionType<Run, string> = {
  blank: () => '',
  read: (saved) => (typeof saved === 'string' ? saved : undefined),
  ready: (_question, answer) => readNumber(answer) !== undefined,
  async mark(question, answer) {
    const { measured } = await import('../measure/index.ts');
    return markNumber(question, readNumber(answer), measured(question.run).value);
  },
  key: (question) => `${question.answer} ${question.unit}`,
  Answer: (props) => (
    <>
      <NumberField {...props} />
      {props.locked && <RunTable measure={props.question.run} />}
    </>
  ),
};
