import { expect, it } from 'vitest';
import { readNumber } from './number.tsx';

it.each([
  ['6000', 6000],
  ['6,000', 6000],
  ['1,234,567.5', 1_234_567.5],
  [' 6 000 ', 6000],
  ['2.5', 2.5],
  ['2,5', 2.5],
  ['0,125', 0.125],
  ['-3', -3],
  ['', undefined],
  ['1.2.3', undefined],
  ['1,2,3', undefined],
  ['six', undefined],
])('a typed %j is read as %j', (typed, number) => {
  expect(readNumber(typed)).toBe(number);
});
