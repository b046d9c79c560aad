import { diceOf, type Dice } from './dice.ts';

/** One kind of input: how hostile ones are made, and what must hold of whatever reads them. */
export interface Kind<Input = unknown> {
  name: string;
  /** Input `index` of `count`: plain JSON, so that a failure can be printed and repeated. */
  make: (dice: Dice, index: number, count: number) => Input;
  /**
   * Reads the input and throws when a promise is broken: an exception, a state that is not valid,
   * an output beyond its bound. Returns whether all of the input was taken.
   */
  check: (input: Input) => boolean | Promise<boolean>;
}

/** What a kind came to: how many inputs were taken whole, and the longest one as JSON (characters). */
export type Result =
  | { taken: number; longest: number }
  | { failure: { index: number; input: unknown; reason: string } };

/** Runs `count` inputs of a kind and stops at the first that fails. */
export async function fuzz(kind: Kind, count: number, seed: number): Promise<Result> {
  let taken = 0;
  let longest = 0;
  for (let index = 0; index < count; index++) {
    const input = kind.make(diceOf(seed, kind.name, index), index, count);
    longest = Math.max(longest, JSON.stringify(input).length);
    try {
      if (await kind.check(input)) taken++;
      noPollution();
    } catch (error) {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return { failure: { index, input, reason } };
    }
  }
  return { taken, longest };
}

/** An input must never become a property of every object (`__proto__`, `constructor`). */
function noPollution(): void {
  for (const name in {}) throw new Error(`Object.prototype was given "${name}".`);
}

/** Throws unless a promise holds. */
export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

/** Throws unless two values are the same as JSON. */
export function mustEqual(a: unknown, b: unknown, what: string): void {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  if (left !== right) throw new Error(`${what}: ${String(left)} is not ${String(right)}`);
}
