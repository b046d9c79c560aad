import { expect, it } from 'vitest';
import { count } from './count.ts';

it('writes a count in groups of three', () => {
  expect([count(1_234_567), count(1000), count(12)]).toEqual([
    '1\u202f234\u202f567',
    '1\u202f000',
    '12',
  ]);
});
