import { forkStream, nextFraction } from '../../src/sim/index.ts';

/** Chance for a generator: seeded, so that every input can be made again. */
export interface Dice {
  /** An integer 0 <= x < n. */
  below: (n: number) => number;
  /** True once in n times. */
  once: (n: number) => boolean;
  /** One of the items; there must be at least one. */
  pick: <T>(items: readonly T[]) => T;
}

/** The dice of input `index` of a kind; each input has its own, so that one can be made alone. */
export function diceOf(seed: number, kind: string, index: number): Dice {
  const stream = forkStream(seed, `${kind} ${index}`);
  const below = (n: number) => Math.floor(nextFraction(stream) * n);
  return {
    below,
    once: (n) => below(n) === 0,
    pick<T>(items: readonly T[]): T {
      if (items.length === 0) throw new Error('There is nothing to pick from.');
      return items[below(items.length)] as T;
    },
  };
}
