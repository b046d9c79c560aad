import type * as z from 'zod/mini';

/** One thing that is wrong with a piece of data, in words for the person who wrote it. */
interface Problem {
  /** Where: names and numbers from the outside in, `['steps', 3, 'events', 0, 'at']`. */
  path: PropertyKey[];
  /** What was expected there and what was found. */
  message: string;
}

/** Says every issue of a failed check in plain words: expected this, found that. */
export function problemsOf(error: z.core.$ZodError, input: unknown): Problem[] {
  return error.issues.map((issue) => ({
    path: issue.path,
    message: describe(issue, foundAt(input, issue.path)),
  }));
}

/** A path as a person writes it: `steps[3].events[0].at`. */
export function pathText(path: readonly PropertyKey[]): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${String(part)}]`;
    else text += text === '' ? String(part) : `.${String(part)}`;
  }
  return text;
}

function foundAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}

function describe(issue: z.core.$ZodIssue, found: unknown): string {
  const but = `found ${shown(found)}`;
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${issue.expected === 'int' ? 'an integer' : article(issue.expected)}, ${but}`;
    case 'invalid_value':
      return `expected ${issue.values.map(shown).join(' or ')}, ${but}`;
    case 'too_small':
      return `expected ${bound(issue.origin, issue.inclusive ?? true, 'least')} ${String(issue.minimum)}, ${but}`;
    case 'too_big':
      return `expected ${bound(issue.origin, issue.inclusive ?? true, 'most')} ${String(issue.maximum)}, ${but}`;
    case 'unrecognized_keys':
      return `unknown name ${issue.keys.map(shown).join(', ')}`;
    case 'invalid_union':
      return 'discriminator' in issue
        ? `no kind of entry is called ${shown(found)}`
        : `none of the allowed forms fits, ${but}`;
    default:
      return issue.message === 'Invalid input' ? `not allowed: ${but}` : issue.message;
  }
}

function bound(origin: string, inclusive: boolean, side: 'least' | 'most'): string {
  const what =
    origin === 'string' ? 'a length of ' : origin === 'array' ? 'a number of entries of ' : '';
  if (inclusive) return `${what}at ${side}`;
  return `${what}${side === 'least' ? 'more than' : 'less than'}`;
}

function article(type: string): string {
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}

/** A value as it would be written, cut short: a message is one line. */
function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'bigint' ? `${String(value)}n` : written(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function written(value: unknown): string {
  try {
    return JSON.stringify(value) ?? typeof value;
  } catch {
    // A hostile file may nest lists deeper than the stack that writing them needs.
    return 'something nested too deep to be shown';
  }
}
