import type { ReactNode } from 'react';
import type { Undated } from '../pipeline/parts.ts';
import { Coded } from './Coded.tsx';
import type { ExerciseFacts } from './facts.ts';
import { STEPS } from './steps.ts';

interface Props {
  facts: ExerciseFacts;
  done: ReadonlySet<string>;
  onDo: (actions: readonly Undated[]) => void;
}

/** The practice as numbered steps, each with what to expect and what the run answers now. */
export function Steps({ facts, done, onDo }: Props): ReactNode {
  return (
    <ol className="steps" aria-label="Steps">
      {STEPS.map((step, i) => (
        <li key={step.id} data-done={done.has(step.id)}>
          <span className="tick" aria-hidden="true">
            {done.has(step.id) ? '✓' : '○'}
          </span>
          <div>
            <p className="step-task">
              {i + 1}. <Coded>{step.task}</Coded>
              {done.has(step.id) && <span className="visually-hidden"> (done)</span>}
            </p>
            <p className="step-expected">
              <em>Expected:</em> <Coded>{step.expected}</Coded>
            </p>
            <div className="step-now">
              {step.deeds.map(({ label, actions }) => (
                <button key={label} type="button" onClick={() => onDo(actions)}>
                  {label}
                </button>
              ))}
              <p>
                <span className="step-clock">Now:</span> {step.now(facts)}
              </p>
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}
