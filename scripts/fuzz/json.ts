import type { Dice } from './dice.ts';
import { damaged, hostileText } from './strings.ts';

/** Deep enough to overflow the stack of anything that recurses over it. */
const TOO_DEEP = 20_000;

/** Any JSON text: from a single number to lists nested beyond every stack. */
export function hostileJson(dice: Dice, depth = 0): string {
  const kind = dice.below(depth > 3 ? 4 : 9);
  if (kind === 0) return JSON.stringify(hostileText(dice));
  if (kind === 1) return dice.pick(['0', '-0', '-1', '1e308', '1e999', '9007199254740993', '0.5']);
  if (kind === 2) return dice.pick(['null', 'true', 'false', '[]', '{}']);
  if (kind === 3) return String(dice.below(100_000_000));
  if (kind === 4 && dice.once(30)) return deep(dice);
  const inner = Array.from({ length: dice.below(5) }, () => hostileJson(dice, depth + 1));
  if (kind < 7) return `[${inner.join(',')}]`;
  return `{${inner.map((value) => `${JSON.stringify(hostileText(dice))}:${value}`).join(',')}}`;
}

function deep(dice: Dice): string {
  const depth = dice.pick([100, 1000, TOO_DEEP]);
  if (dice.once(2)) return '['.repeat(depth) + ']'.repeat(depth);
  return `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
}

/**
 * A good document, made bad: half the time as text (which mostly is JSON no more), else one to
 * three of its values or names replaced, so that it still is JSON and gets past the first check.
 */
export function hostileDocument(dice: Dice, good: string): string {
  if (dice.once(12)) return hostileJson(dice);
  if (dice.once(4)) return damaged(dice, good);
  let text = good;
  for (let turn = dice.below(3); turn >= 0; turn--) text = replaced(dice, text);
  return text;
}

/** A name with its colon, or a value that holds nothing else. */
const PART = /"(?:[^"\\]|\\.)*"\s*:|"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|\[\]|\{\}/g;

function replaced(dice: Dice, text: string): string {
  const parts = [...text.matchAll(PART)];
  const found = parts[dice.below(parts.length || 1)];
  if (found === undefined) return hostileJson(dice);
  const before = text.slice(0, found.index);
  const after = text.slice(found.index + found[0].length);
  if (!found[0].endsWith(':')) return before + hostileJson(dice, dice.below(4)) + after;
  const name = JSON.stringify(hostileText(dice));
  // Renamed, or with a stranger put in front of it.
  if (dice.once(2)) return `${before}${name}:${after}`;
  return `${before}${name}:${hostileJson(dice, 2)},${found[0]}${after}`;
}

/** What JSON text stands for, frozen through and through; undefined when it is none. */
export function frozen(text: string): { value: unknown } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) continue;
    Object.freeze(next);
    open.push(...Object.values(next));
  }
  return { value };
}
