import { useMachine } from '@xstate/react';
import { useMemo, useState, type ReactNode } from 'react';
import { progress, useLive, useSaved } from '../progress/index.ts';
import { Asked } from './Asked.tsx';
import { attemptMachine } from './attempt.ts';
import { readBank } from './bank.ts';
import { draw, wrongOnes } from './draw.ts';
import { Result } from './Result.tsx';
import type { Question } from './schema.ts';
import { restorable } from './types.ts';

interface Props {
  /** Id of the questions on the page, and how many they are. */
  bank: string;
  total: number;
  /** How many are drawn across the ideas; all of them when left out. */
  count?: number;
}

/**
 * A quiz: closed until it is started, then one question at a time, each answer saved as it is
 * given, and at the end the score with what to read again.
 */
export function Quiz({ bank, total, count = total }: Props): ReactNode {
  const live = useLive();
  const questions = useMemo(() => (live ? readBank(bank) : []), [live, bank]);
  const saved = useSaved();
  const [round, setRound] = useState(0);
  const [state, send] = useMachine(attemptMachine);
  const { ids, index, marks, review } = state.context;
  const known = saved.answers;
  const wrong = wrongOnes(questions, known);
  const answered = questions.filter((question) => known[question.id]);
  const given = answered.filter((question) => restorable(question, known[question.id]));
  const right = answered.filter((question) => known[question.id]?.right);

  const start = (list: readonly Question[], again = false): void => {
    send({ type: 'start', ids: list.map((question) => question.id), review: again });
    setRound(round + 1);
  };
  const current = questions.find((question) => question.id === ids[index]);

  return (
    <section
      className="quiz not-content"
      aria-label={count < total ? 'Quiz' : 'All questions'}
      data-live={live || undefined}
    >
      {state.matches('closed') && (
        <div className="quiz-start">
          <p>
            {answered.length === 0
              ? `${Math.min(count, total)} questions. Every answer is explained.`
              : `${answered.length} of ${total} answered so far, ${right.length} right.`}
          </p>
          {/* Only after a round: a quiz that comes alive takes no focus away. */}
          <button
            type="button"
            autoFocus={round > 0}
            onClick={() => start(draw(questions, count, round, known))}
          >
            {answered.length === 0 ? 'Start' : count < total ? 'Ask me others' : 'Ask me again'}
          </button>
          {given.length > 0 && (
            <button type="button" onClick={() => start(given, true)}>
              Show my answers
            </button>
          )}
          {wrong.length > 0 && (
            <button type="button" onClick={() => start(wrong)}>
              Ask again what was wrong ({wrong.length})
            </button>
          )}
        </div>
      )}
      {current && (state.matches('asking') || state.matches('marked')) && (
        <Asked
          key={current.id}
          question={current}
          place={`${index + 1} of ${ids.length}`}
          earlier={known[current.id]}
          review={review}
          mark={marks[current.id]}
          onMark={(mark) => send({ type: 'give', id: current.id, mark })}
          onGive={(answer, mark) => {
            const at = Date.now();
            const { id, revision } = current;
            progress().update((before) => ({
              ...before,
              answers: { ...before.answers, [id]: { at, revision, answer, right: mark.right } },
            }));
            send({ type: 'give', id, mark });
          }}
          onNext={() => send({ type: 'next' })}
        />
      )}
      {state.matches('done') && (
        <Result
          questions={ids.flatMap((id) => questions.filter((question) => question.id === id))}
          marks={marks}
          onRetry={() => start(wrongOnes(questions, known))}
          onLeave={() => send({ type: 'leave' })}
        />
      )}
      {live && progress().keeping() === 'memory' && (
        <p className="quiz-notice" role="status">
          This browser does not let the page keep anything (its storage is blocked or full). Your
          answers last until you close the tab; export your progress to keep them.
        </p>
      )}
    </section>
  );
}
