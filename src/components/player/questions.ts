import type { Prediction } from './Predict.tsx';

/** The first question that `tMs` (virtual ms) has not answered yet, and the last one that it has. */
export function questionsAt(questions: readonly Prediction[], tMs: number) {
  return {
    asked: questions.find(({ revealMs }) => revealMs > tMs),
    answered: questions.findLast(({ revealMs }) => revealMs <= tMs),
  };
}

/** What a reader has answered, by the question as it was asked. */
export type Given = Readonly<Record<string, number>>;

/** The same with one answer more: an index into the question's options. */
export function withGuess(given: Given, question: Prediction, option: number): Given {
  return { ...given, [wording(question)]: option };
}

/**
 * The reader's answers to the questions of a run, by the question's id. Another run may ask the same
 * question in other words or with other options: nobody has answered that one.
 */
export function guessesAt(
  questions: readonly Prediction[],
  given: Given,
): Readonly<Record<string, number>> {
  const found = questions.flatMap((question) => {
    const guess = given[wording(question)];
    return guess === undefined ? [] : [[question.id, guess] as const];
  });
  return Object.fromEntries(found);
}

const wording = ({ id, question, options }: Prediction) => JSON.stringify([id, question, options]);
