import type { Prediction } from './Predict.tsx';

/** The first question that `tMs` (virtual ms) has not answered yet, and the last one that it has. */
export function questionsAt(questions: readonly Prediction[], tMs: number) {
  return {
    asked: questions.find(({ revealMs }) => revealMs > tMs),
    answered: questions.findLast(({ revealMs }) => revealMs <= tMs),
  };
}
