import { NotHere, PythonError } from './errors.ts';
import type { Value } from './values.ts';

/** Expressions and statements that one cell may go through: some seconds of a slow machine. */
const mostSteps = 300_000;

/** Characters of a text and members of a list: far more than a lab holds, far less than a tab. */
const longest = 100_000;

let steps = 0;

/** Begins a cell. A cell runs from here to its end without a pause, so one count is enough. */
export function startSteps(): void {
  steps = 0;
}

/** Counts one step; throws NotHere at the place `at` when a cell takes too many. */
export function step(at: number): void {
  if (++steps > mostSteps) {
    throw new NotHere(`A cell of more than ${String(mostSteps)} steps is not run here.`, at);
  }
}

/** The value itself; throws NotHere when it is a text or a list that outgrew this page. */
export function ofBearableLength(value: Value, at: number): Value {
  const length = typeof value === 'string' || Array.isArray(value) ? value.length : 0;
  if (length <= longest) return value;
  throw new NotHere(`A text or a list longer than ${String(longest)} is not run here.`, at);
}

/** What went wrong, in Python's words where the browser ran out of room for the cell. */
export function asPythonError(error: unknown): unknown {
  if (error instanceof RangeError || isFirefoxOverflow(error)) {
    if (/length|array/i.test(error.message))
      return new PythonError('MemoryError', 'out of memory', 0);
    return new PythonError('RecursionError', 'maximum recursion depth exceeded', 0);
  }
  return error;
}

/** Firefox has an error of its own kind for a stack that is full. */
function isFirefoxOverflow(error: unknown): error is Error {
  return error instanceof Error && error.name === 'InternalError';
}
