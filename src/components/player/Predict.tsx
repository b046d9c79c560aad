import { memo } from 'react';

/** A question about the run's future. The answer is read from the run, never written by hand. */
export interface Prediction {
  id: string;
  question: string;
  options: readonly string[];
  /** Index into `options`. */
  answer: number;
  /** The moment at which the run shows it, virtual ms. */
  revealMs: number;
  /** Why it is so, shown once it has been seen. */
  because: string;
}

interface PredictProps {
  /** The question that fits the moment. */
  prediction: Prediction | undefined;
  /** The question before it, whose verdict is shown if the reader had answered it. */
  previous: Prediction | undefined;
  /** What the reader has answered, by the id of the question. */
  guesses: Readonly<Record<string, number>>;
  tMs: number;
  onGuess: (option: number) => void;
  /** Moves t to the moment of truth. */
  onSee: () => void;
}

/** Ask, take the answer, and only then show. */
export const Predict = memo(function Predict(props: PredictProps) {
  const { prediction, previous, guesses, tMs, onGuess, onSee } = props;
  const answered = previous && tMs >= previous.revealMs ? guesses[previous.id] : undefined;
  const open = prediction && tMs < prediction.revealMs ? prediction : undefined;
  const guess = open && guesses[open.id];
  return (
    <section className="predict" tabIndex={-1}>
      <p className="inspector-head">Predict</p>
      <div role="status">
        {previous && answered !== undefined && <Verdict prediction={previous} guess={answered} />}
      </div>
      {open && (
        <>
          <p>{open.question}</p>
          <div className="predict-options" role="group" aria-label="Your answer">
            {open.options.map((option, index) => (
              <button
                key={option}
                type="button"
                aria-pressed={index === guess}
                onClick={() => onGuess(index)}
              >
                {option}
              </button>
            ))}
          </div>
          {guess !== undefined && (
            <button
              type="button"
              className="predict-see"
              onClick={(event) => {
                // The button goes away with its question; the focus stays where the answer comes.
                event.currentTarget.closest<HTMLElement>('.predict')?.focus();
                onSee();
              }}
            >
              See what happens
            </button>
          )}
        </>
      )}
      {!open && <p>This run has no more questions. Restart it, or change it.</p>}
    </section>
  );
});

function Verdict({ prediction, guess }: { prediction: Prediction; guess: number }) {
  const right = guess === prediction.answer;
  return (
    <p className="predict-verdict" data-right={right}>
      {right ? 'Right' : `Not ${prediction.options[guess] ?? 'that'}`}:{' '}
      <strong>{prediction.options[prediction.answer]}</strong>. {prediction.because}
    </p>
  );
}
