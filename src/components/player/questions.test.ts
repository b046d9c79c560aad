import { expect, it } from 'vitest';
import type { Prediction } from './Predict.tsx';
import { guessesAt, questionsAt, withGuess } from './questions.ts';

const asked = (id: string, revealMs: number, question = id): Prediction => ({
  ...{ id, question, revealMs, options: ['few', 'many'], answer: 0, because: '' },
});

it('a question is asked until t passes its answer, and is then the one before', () => {
  const [one, two] = [asked('one', 1_000), asked('two', 2_000)];
  expect(questionsAt([one, two], 500)).toEqual({ asked: one, answered: undefined });
  expect(questionsAt([one, two], 1_000)).toEqual({ asked: two, answered: one });
  expect(questionsAt([one, two], 9_000)).toEqual({ asked: undefined, answered: two });
});

it('a guess belongs to the question as it was asked: another run may ask otherwise', () => {
  const given = withGuess(withGuess({}, asked('one', 1_000), 1), asked('two', 2_000), 0);
  expect(guessesAt([asked('one', 1_000), asked('two', 5_000)], given)).toEqual({ one: 1, two: 0 });
  expect(guessesAt([asked('one', 1_000, 'at 120 a second'), asked('two', 0)], given)).toEqual({
    two: 0,
  });
  const other = { ...asked('two', 0), options: ['one', 'two', 'three'] };
  expect(guessesAt([other], given)).toEqual({});
});
