import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Mark } from './contract.ts';
import { Inline } from './Inline.tsx';
import { Remark } from './Remark.tsx';
import type { Question } from './schema.ts';
import { typeOf } from './types.ts';

interface Props {
  question: Question;
  /** Where we are, in words: `2 of 5`. */
  place: string;
  /** What was answered on an earlier visit. */
  earlier: { revision: number; right: boolean; answer: unknown } | undefined;
  /** Whether the earlier answer is shown and marked again; nothing is saved then. */
  review: boolean;
  mark: Mark | undefined;
  onGive: (answer: unknown, mark: Mark) => void;
  onMark: (mark: Mark) => void;
  onNext: () => void;
}

/** One question: asked, answered, explained. Focus follows, so that a keyboard never gets lost. */
export function Asked(props: Props): ReactNode {
  const { question, place, earlier, review, mark, onGive, onMark, onNext } = props;
  const type = typeOf(question);
  const [answer, setAnswer] = useState<unknown>(
    () => (review ? type.read(earlier?.answer, question) : undefined) ?? type.blank(question),
  );
  const [marking, setMarking] = useState(false);
  const [failed, setFailed] = useState(false);
  const asked = useRef<HTMLHeadingElement>(null);
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => asked.current?.focus(), []);
  useEffect(() => {
    if (mark) told.current?.focus();
  }, [mark]);

  const give = async (): Promise<void> => {
    if (mark || marking || !type.ready(question, answer)) return;
    setMarking(true);
    try {
      const given = await type.mark(question, answer);
      if (review) onMark(given);
      else onGive(answer, given);
      setFailed(false);
    } catch {
      setFailed(true);
    }
    setMarking(false);
  };

  return (
    <form
      className="quiz-question"
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
    >
      <p className="quiz-place">{place}</p>
      <h3 ref={asked} tabIndex={-1}>
        <Inline text={question.ask} />
      </h3>
      {earlier && earlier.revision !== question.revision && (
        <p className="quiz-notice">
          You answered an earlier wording of this question. It has changed, so it is asked again.
        </p>
      )}
      <type.Answer
        question={question}
        answer={answer}
        locked={!!mark || review}
        onChange={setAnswer}
      />
      {mark ? (
        <div ref={told} tabIndex={-1} className="quiz-told">
          <p className={mark.right ? 'quiz-right' : 'quiz-wrong'}>
            {mark.right ? 'Right.' : 'Not quite.'}
          </p>
          {mark.notes.map((note, i) => (
            <Remark key={i} note={note} />
          ))}
          <p>
            <Inline text={question.because} />
          </p>
          <p className="quiz-sources">
            Source:{' '}
            {question.sources.map((source, i) => (
              <span key={source.title}>
                {i > 0 && '; '}
                {source.url ? <a href={source.url}>{source.title}</a> : source.title}
              </span>
            ))}
          </p>
          <button type="button" onClick={onNext}>
            Go on
          </button>
        </div>
      ) : (
        <button type="submit" disabled={marking || !type.ready(question, answer)}>
          {review ? 'Explain' : question.type === 'run' ? 'Run it' : 'Answer'}
        </button>
      )}
      {failed && (
        <p className="quiz-notice" role="alert">
          The simulation could not be loaded. Your answer is still here: try again when you are
          online.
        </p>
      )}
    </form>
  );
}
