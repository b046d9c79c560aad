import * as z from 'zod/mini';
import type { Mark, QuestionType } from '../contract.ts';
import { NumberField } from '../NumberField.tsx';
import { questionBase, remedySchema } from '../question.ts';

/** A number that a misconception leads to, and what to say to who gives it. */
export const trapSchema = z.object({
  value: z.number(),
  feedback: z.string().check(z.minLength(20)),
  remedy: z.optional(remedySchema),
});

/** A number to work out. */
export const numberSchema = z.object({
  ...questionBase,
  type: z.literal('number'),
  answer: z.number(),
  unit: z.string(),
  traps: z.array(trapSchema).check(z.minLength(1)),
});

type NumberQuestion = z.infer<typeof numberSchema>;

/** The answer is what was typed, as text: an unfinished number is kept as it stands. */
export const number: QuestionType<NumberQuestion, string> = {
  blank: () => '',
  read: (saved) => (typeof saved === 'string' ? saved : undefined),
  ready: (_question, answer) => readNumber(answer) !== undefined,
  mark: (question, answer) => markNumber(question, readNumber(answer), question.answer),
  key: (question) => `${question.answer} ${question.unit}`,
  Answer: NumberField,
};

/** Thousands set apart by commas, as the tables of the course have them. */
const grouped = /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/;

/**
 * A typed number; undefined when it is none. Commas may set thousands apart; any other comma is
 * taken for a decimal point.
 */
export function readNumber(text: string): number | undefined {
  const typed = text.replace(/\s/g, '');
  const tidy = grouped.test(typed) ? typed.replaceAll(',', '') : typed.replace(',', '.');
  return /^[+-]?\d+(\.\d+)?$/.test(tidy) ? Number(tidy) : undefined;
}

/** Marks a number against its key, with the trap's words for who stepped into one. */
export function markNumber(
  question: Pick<NumberQuestion, 'traps' | 'unit' | 'remedy'>,
  given: number | undefined,
  answer: number,
): Mark {
  if (given === answer) return { right: true, notes: [] };
  const trap = question.traps.find((candidate) => candidate.value === given);
  return {
    right: false,
    notes: [
      {
        about: given === undefined ? 'no number' : `${given} ${question.unit}`,
        text: trap?.feedback ?? `The answer is ${answer} ${question.unit}.`,
        remedy: trap?.remedy ?? question.remedy,
      },
    ],
  };
}
