import { expect, it } from 'vitest';
import { PythonError, NotHere } from './errors.ts';
import { runCell } from './statements.ts';
import type { Host, Scope } from './scope.ts';
import { Callable, Plan, noArgs, type Value } from './values.ts';

/** What a cell printed, and how it ended. */
function ran(text: string): { printed: Value[]; error: unknown } {
  const printed: Value[] = [];
  const print = new Callable('print', ({ list }) => {
    printed.push(...list);
    return null;
  });
  const numbers = new Callable('range', ({ list: [n] }) =>
    Array.from({ length: Number(n) }, () => 0),
  );
  const host: Host = {
    builtin: (name) => ({ print, range: numbers })[name],
    imported: () => null,
    get: (of, name, at) => new Plan('get', name, of, noArgs, at),
    call: (of, args, at) => new Plan('call', '', of, args, at),
  };
  const scope: Scope = { names: new Map(), outer: null };
  try {
    runCell(text, scope, host);
    return { printed, error: undefined };
  } catch (error) {
    return { printed, error };
  }
}

it.each([
  ['a text', 's = "ab"\nfor i in range(9999):\n    s += s'],
  ['a list', 'l = [1, 2]\nfor i in range(9999):\n    l = l + l'],
  ['a text put into itself', 's = "ab"\nfor i in range(9999):\n    s = s.replace("", s)'],
])('%s that doubles is refused before it fills the memory', (_, text) => {
  expect(ran(text).error).toBeInstanceOf(NotHere);
});

it('loops within loops end, and say why', () => {
  const text = 'for a in range(9999):\n  for b in range(9999):\n    for c in range(9999):\n      a';
  expect(ran(text).error).toMatchObject({ message: expect.stringContaining('steps') });
});

it('a function that calls itself for ever ends as in Python', () => {
  const { error } = ran('def f(x):\n    return f(x)\nf(1)');
  expect(error).toBeInstanceOf(PythonError);
  expect(error).toMatchObject({ kind: 'RecursionError' });
});

it('brackets beyond every stack are refused', () => {
  const { error } = ran(`${'('.repeat(20_000)}1${')'.repeat(20_000)}`);
  expect(error).toBeInstanceOf(PythonError);
});

it('the next cell has all of its steps again', () => {
  const loop = 'for a in range(5000):\n  a + a + a + a + a + a\nprint(1)';
  for (let cell = 0; cell < 20; cell++)
    expect(ran(loop)).toEqual({ printed: [1], error: undefined });
});

it('strips ends of many characters, and only those', () => {
  const text = 'print("]^-x-^]".strip("^]-"), "  x ".lstrip(), " x  ".rstrip(), "aba".strip("b"))';
  expect(ran(text).printed).toEqual(['x', 'x ', ' x', 'aba']);
});
