import { useEffect, useRef, type ReactNode } from 'react';
import type { Mark } from './contract.ts';
import { Inline } from './Inline.tsx';
import { remedyHref } from './remedyHref.ts';
import type { Question } from './schema.ts';

interface Props {
  questions: readonly Question[];
  marks: Readonly<Record<string, Mark>>;
  onRetry: () => void;
  onLeave: () => void;
}

/** The score, and what to read again: one line for each question that was not right. */
export function Result({ questions, marks, onRetry, onLeave }: Props): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const missed = questions.filter((question) => !marks[question.id]?.right);
  return (
    <div className="quiz-result">
      <h3 ref={heading} tabIndex={-1}>
        {questions.length - missed.length} of {questions.length} right
      </h3>
      {missed.length > 0 && (
        <>
          <p>Worth reading again:</p>
          <ul>
            {missed.map((question) => (
              <li key={question.id}>
                <a href={remedyHref(question.remedy)}>
                  <Inline text={question.ask} />
                </a>
              </li>
            ))}
          </ul>
          <button type="button" onClick={onRetry}>
            Ask again what was wrong
          </button>
        </>
      )}
      <button type="button" onClick={onLeave}>
        Close
      </button>
    </div>
  );
}
