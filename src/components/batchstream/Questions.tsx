import type { ReactNode } from 'react';
import type { Advice, StreamQuestions } from '../../sim/index.ts';
import { Segmented } from '../player/index.ts';

const ASKED: readonly { name: keyof StreamQuestions; question: string }[] = [
  { name: 'soon', question: 'Is the result needed in less than five minutes?' },
  { name: 'perishable', question: 'Does the action that follows lose its value within the hour?' },
  { name: 'tooMuch', question: 'Is the data too much for a batch’s time?' },
];

interface Props {
  answers: StreamQuestions;
  advice: Advice;
  onAnswer: (answers: StreamQuestions) => void;
}

/** The three questions, and what the answers speak for, with the reasons. */
export function Questions({ answers, advice, onAnswer }: Props): ReactNode {
  return (
    <div className="decide">
      <ol className="decide-questions">
        {ASKED.map(({ name, question }, i) => (
          <li key={name}>
            <span>
              {i + 1}. {question}
            </span>
            <Segmented
              label={question}
              options={[
                { value: 'yes', name: 'yes' },
                { value: 'no', name: 'no' },
              ]}
              value={answers[name] ? 'yes' : 'no'}
              onChange={(value) => onAnswer({ ...answers, [name]: value === 'yes' })}
            />
          </li>
        ))}
      </ol>
      <div className="decide-advice" role="status" data-choice={advice.choice}>
        <p className="figure-title">{advice.sentence}</p>
        <ul>
          {advice.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
