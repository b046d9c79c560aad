import { expect, it } from 'vitest';
import { runScenario, presetScenario } from '../../src/sim/index.ts';
import { fuzz, type Kind } from './fuzz.ts';
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

it('a reader that goes on and on is found by its steps, and its input is named', async () => {
  const busy = {
    name: 'busy',
    make: (_dice: unknown, index: number) => index,
    check: (index: number) => {
      const scenario = presetScenario('normal-hour');
      if (index === 3 && scenario) runScenario({ ...scenario, durationMs: 900_000 });
      return true;
    },
  };
  const result = await fuzz(busy as Kind, 5, SEED);
  expect(result).toMatchObject({ failure: { index: 3, input: 3 } });
});
