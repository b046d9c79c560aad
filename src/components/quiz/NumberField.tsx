import type { ReactNode } from 'react';
import type { AnswerProps } from './contract.ts';

/** A number typed with its unit behind it. */
export function NumberField({
  question,
  answer,
  locked,
  onChange,
}: AnswerProps<{ unit: string }, string>): ReactNode {
  return (
    <label className="quiz-number">
      <span>Your number</span>
      <input
        inputMode="decimal"
        autoComplete="off"
        value={answer}
        disabled={locked}
        onChange={(event) => onChange(event.target.value)}
      />
      <span>{question.unit}</span>
    </label>
  );
}
