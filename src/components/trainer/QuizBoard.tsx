import { Inline } from '../quiz/parts.ts';
import type { RoomQuiz } from './room.ts';
import type { RoomQuestion } from './step.ts';

/** The longest bar leaves room for its number. */
const WIDEST_PERCENT = 80;

/** A question as the room sees it: options, the bar of hands, and after the reveal the right one. */
export function QuizBoard({ question, quiz }: { question: RoomQuestion; quiz: RoomQuiz }) {
  const most = Math.max(1, ...Object.values(quiz.counts));
  const counted = Object.values(quiz.counts).some((count) => count > 0);
  const discussed = question.options.find(({ id }) => id === quiz.discussed);
  return (
    <div className="board">
      <h2>
        <Inline text={question.ask} />
      </h2>
      <ol className="board-options">
        {question.options.map((option) => {
          const count = quiz.counts[option.id] ?? 0;
          return (
            <li key={option.id} data-right={quiz.revealed && option.right ? '' : undefined}>
              <span className="board-text">
                <Inline text={option.text} />
                {quiz.revealed && option.right && <strong> Right</strong>}
              </span>
              {counted && (
                <span className="board-count">
                  <span
                    className="board-bar"
                    style={{ width: `${(count / most) * WIDEST_PERCENT}%` }}
                  />
                  <b>{count}</b>
                </span>
              )}
            </li>
          );
        })}
      </ol>
      {quiz.revealed && discussed && (
        <p className="board-feedback">
          <Inline text={discussed.feedback} />
        </p>
      )}
      {quiz.revealed && !discussed && (
        <p className="board-feedback">
          <Inline text={question.because} />
        </p>
      )}
    </div>
  );
}
