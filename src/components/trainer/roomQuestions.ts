import type { Question } from '../quiz/index.ts';
import { shuffled } from '../quiz/parts.ts';
import type { RoomQuestion } from './step.ts';

/**
 * The quiz's own questions, as far as a room can answer them by raising hands. Their options stand
 * in the order in which the quiz shows them: authors write the right one first.
 */
export function roomQuestions(questions: readonly Question[]): RoomQuestion[] {
  return questions.flatMap((question) => {
    if (question.type !== 'single' && question.type !== 'several') return [];
    const { id, ask, because } = question;
    const options = shuffled(question.options, id).map((one) => ({
      ...{ id: one.id, text: one.text, right: one.right, feedback: one.feedback },
    }));
    return [{ id, ask, because, options }];
  });
}
