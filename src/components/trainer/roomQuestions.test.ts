import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { questionFileSchema } from '../quiz/schema.ts';
import { roomQuestions } from './roomQuestions.ts';

const bank = globSync('src/content/quiz/**/*.json').flatMap(
  (file) => questionFileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).questions,
);

test('the room is asked what hands can answer, and the right option is not always the first', () => {
  const asked = roomQuestions(bank);
  const kinds = bank.filter(({ id }) => asked.some((one) => one.id === id)).map(({ type }) => type);
  expect(new Set(kinds)).toEqual(new Set(['single', 'several']));
  const first = asked.filter(({ options }) => options[0]?.right === true);
  expect(first.length / asked.length).toBeLessThan(0.5);
});
