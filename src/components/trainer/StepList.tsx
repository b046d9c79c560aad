import type { Spent } from './clock.ts';
import type { Step } from './step.ts';

interface Props {
  steps: readonly Step[];
  at: number;
  replannedMs: Readonly<Record<string, number>>;
  last: Readonly<Record<string, Spent>> | undefined;
  onGo: (at: number) => void;
}

const minutes = (ms: number) => (ms / 60_000).toFixed(1);

/** Every step of the walkthrough with its minutes as they stand now, section by section. */
export function StepList({ steps, at, replannedMs, last, onGo }: Props) {
  return (
    <details className="steps">
      <summary>
        Step {at + 1} of {steps.length}
      </summary>
      <ol>
        {steps.map((step, index) => {
          const before = last?.[step.id];
          return (
            <li key={step.id}>
              {step.section !== steps[index - 1]?.section && <h2>{step.section}</h2>}
              <button
                type="button"
                aria-current={index === at ? 'step' : undefined}
                onClick={() => onGo(index)}
              >
                {step.title}
              </button>
              <span>
                {minutes(replannedMs[step.id] ?? 0)} min
                {before && `, last time ${minutes(before.taughtMs + before.questionsMs)}`}
              </span>
            </li>
          );
        })}
      </ol>
    </details>
  );
}
