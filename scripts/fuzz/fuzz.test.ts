import { expect, it } from 'vitest';
import { fuzz } from './fuzz.ts';
import { kinds } from './kinds.ts';

/** The same inputs at every run; `npm run fuzz` makes 100,000 of each kind. */
const COUNT = 2000;
const SEED = 7;

it.each(kinds.map((kind) => [kind.name, kind] as const))(
  '2,000 hostile inputs do no harm: %s',
  async (_name, kind) => {
    const result = await fuzz(kind, COUNT, SEED);
    if ('failure' in result) {
      const { index, input, reason } = result.failure;
      expect.fail(`input ${index} (${JSON.stringify(input).slice(0, 2000)}): ${reason}`);
    }
    // Generators that never get past the first check would prove nothing.
    expect(result.taken).toBeGreaterThan(0);
    expect(result.taken).toBeLessThan(COUNT);
  },
);
