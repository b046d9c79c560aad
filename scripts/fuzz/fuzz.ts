import { diceOf, type Dice } from './dice.ts';
import { stepsTaken } from './steps.ts';

/** One kind of input: how hostile ones are made, and what must hold of whatever reads them. */
export interface Kind<Input = unknown> {
  name: string;
  /** Input `index` of `count`: plain JSON, so that a failure can be printed and repeated. */
  make: (dice: Dice, index: number, count: number) => Input;
  /** What is made once and then only read, a run of the engine for one: its steps do not count. */
  ready?: () => void;
  /**
   * Reads the input and throws when a promise is broken: an exception, a state that is not valid,
   * an output beyond its bound. Returns whether all of the input was taken.
   */
  check: (input: Input) => boolean | Promise<boolean>;
}

/**
 * What a kind came to: how many inputs were taken whole, the longest one as JSON (characters), and
 * the most steps that a hundred inputs took for each of their characters.
 */
export type Result =
  | { taken: number; longest: number; steps: number }
  | { failure: { index: number; input: unknown; reason: string } };

/**
 * Runs `count` inputs of a kind and stops at the first that fails. Steps are counted by the
 * hundred, because reading the count takes longer than most inputs do.
 */
export async function fuzz(kind: Kind, count: number, seed: number): Promise<Result> {
  await kind.ready?.();
  await stepsTaken();
  let taken = 0;
  let longest = 0;
  let steps = 0;
  for (let from = 0; from < count; from += HUNDRED) {
    let characters = 0;
    for (let index = from; index < Math.min(count, from + HUNDRED); index++) {
      const input = kind.make(diceOf(seed, kind.name, index), index, count);
      const { length } = JSON.stringify(input);
      longest = Math.max(longest, length);
      characters += length + ROOM;
      try {
        if (await kind.check(input)) taken++;
        noPollution();
      } catch (error) {
        const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
        return { failure: { index, input, reason } };
      }
    }
    const each = (await stepsTaken()) / characters;
    if (each > MOST_STEPS) return await worst(kind, count, seed, from);
    steps = Math.max(steps, each);
  }
  return { taken, longest, steps };
}

const HUNDRED = 100;

/** An input of no characters may take the steps of this many. */
const ROOM = 100;

/**
 * The most steps for each character. The engine run that a question of the quiz makes takes about
 * 500, a message of bytes 100, text 10; what goes over its input again for each character, or does
 * not end, is beyond this at once.
 */
const MOST_STEPS = 2000;

/** Of a hundred inputs that took too long together, the one that took longest. */
async function worst(kind: Kind, count: number, seed: number, from: number): Promise<Result> {
  let found = { index: from, input: undefined as unknown, steps: -1 };
  for (let index = from; index < Math.min(count, from + HUNDRED); index++) {
    const input = kind.make(diceOf(seed, kind.name, index), index, count);
    await kind.check(input);
    const steps = await stepsTaken();
    if (steps > found.steps) found = { index, input, steps };
  }
  const { index, input, steps } = found;
  const reason = `${String(steps)} steps, and a hundred inputs like it took too many for each character`;
  return { failure: { index, input, reason } };
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
