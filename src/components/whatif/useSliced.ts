import { useEffect, useRef, useState } from 'react';

/**
 * Answers that take a run of the engine each, worked out one after the other between frames, so
 * that the page stays quick. The first time all at once, for the still; whenever `key` changes,
 * anew. `questions` are asked in their order.
 */
export function useSliced<Question, Answer>(
  key: string,
  questions: readonly Question[],
  answer: (question: Question) => Answer,
): readonly Answer[] {
  const [known, setKnown] = useState(() => ({ key, answers: questions.map(answer) }));
  const latest = useRef({ questions, answer });
  useEffect(() => {
    latest.current = { questions, answer };
  });
  useEffect(() => {
    if (known.key === key) return undefined;
    const answers: Answer[] = [];
    let timer = setTimeout(function next() {
      const { questions: asked, answer: work } = latest.current;
      const question = asked[answers.length];
      if (question === undefined) setKnown({ key, answers });
      else {
        answers.push(work(question));
        timer = setTimeout(next);
      }
    }, 120);
    return () => clearTimeout(timer);
  }, [key, known.key]);
  return known.answers;
}
