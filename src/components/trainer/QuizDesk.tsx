import { Inline, plain } from '../quiz/parts.ts';
import type { RoomQuiz } from './room.ts';
import type { RoomQuestion } from './step.ts';

interface Props {
  questions: readonly RoomQuestion[];
  quiz: RoomQuiz | undefined;
  onChange: (quiz: RoomQuiz | undefined) => void;
}

/** The trainer's side of a question: show it, count hands, reveal it, talk every option through. */
export function QuizDesk({ questions, quiz, onChange }: Props) {
  const shown = questions.find(({ id }) => id === quiz?.question);
  return (
    <section className="desk-quiz" aria-label="Quiz in the room">
      <div className="desk-row">
        <label>
          Question{' '}
          <select
            value={quiz?.question ?? ''}
            onChange={({ target }) =>
              onChange(
                target.value === ''
                  ? undefined
                  : { question: target.value, counts: {}, revealed: false },
              )
            }
          >
            <option value="">none on the screen</option>
            {questions.map(({ id, ask }) => (
              <option key={id} value={id}>
                {plain(ask).slice(0, 90)}
              </option>
            ))}
          </select>
        </label>
        {quiz && (
          <>
            <button
              type="button"
              data-on={quiz.revealed ? '' : undefined}
              onClick={() => onChange({ ...quiz, discussed: undefined, revealed: !quiz.revealed })}
            >
              {quiz.revealed ? 'Cover the answer' : 'Reveal the answer'}
            </button>
            <button type="button" onClick={() => onChange(undefined)}>
              Hide the question
            </button>
          </>
        )}
      </div>
      {quiz && shown && (
        <ol className="desk-options">
          {shown.options.map((option) => (
            <li key={option.id}>
              <label>
                <input
                  type="number"
                  min={0}
                  max={999}
                  inputMode="numeric"
                  aria-label={`Hands for: ${plain(option.text)}`}
                  value={quiz.counts[option.id] ?? ''}
                  onChange={({ target }) => {
                    const count = Math.min(999, Math.max(0, Math.floor(Number(target.value) || 0)));
                    onChange({ ...quiz, counts: { ...quiz.counts, [option.id]: count } });
                  }}
                />
                <span>
                  <Inline text={option.text} />
                  {option.right && <strong> (right)</strong>}
                </span>
              </label>
              <p>
                <Inline text={option.feedback} />
              </p>
              <button
                type="button"
                disabled={!quiz.revealed}
                aria-pressed={quiz.discussed === option.id}
                onClick={() => onChange({ ...quiz, discussed: option.id })}
              >
                Discuss on the screen
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
