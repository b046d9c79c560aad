import { expect, test } from 'vitest';
import { readTrace } from '../spark/trace-format.ts';
import { readScenario } from './read.ts';

test('a value nested deeper than any stack is refused in one line', () => {
  const deep: unknown = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000));
  expect(readScenario({ seed: deep })).toEqual({
    ok: false,
    problems: ['seed: expected a number, found something nested too deep to be shown'],
  });
  expect(readTrace({ query: deep, steps: [] })).toMatchObject({ ok: false });
});
