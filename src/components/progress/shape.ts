/*
 * The shape of saved progress, checked by hand: this runs on every page, where a schema library
 * would take most of the 15 kB of script that a page may load untouched.
 */

type Kind = 'time' | 'number' | 'boolean' | 'answer' | 'attendee id';
type Fields = Readonly<Record<string, Kind>>;

/** An answer is a text, or a list or a record of texts: nothing of a question lies deeper. */
const deepestAnswer = 8;

/** The id ends up in commands that are copied and run: a file may not bring any other text. */
const attendeeId = /^([a-z][a-z0-9_]{1,19})?$/;

/** Fields of one record in each of the lists of `Saved`. */
const lists: Readonly<Record<string, Fields>> = {
  pages: { at: 'time', done: 'boolean' },
  answers: { at: 'time', revision: 'number', answer: 'answer', right: 'boolean' },
  missions: { at: 'time' },
};
const attendee: Fields = { at: 'time', id: 'attendee id' };

/** An answer lies in a record of a list of the whole; what a later release adds, no deeper. */
const deepest = deepestAnswer + 3;

/** What is wrong with a value that should be `Saved`, and where; undefined when nothing is. */
export function problemOf(value: Record<string, unknown>): string | undefined {
  if (value.version !== 1) return 'at version, a number that the course knows was expected';
  return (
    fieldProblem('resetAt', value.resetAt, 'time') ??
    Object.entries(lists)
      .map(([name, fields]) => listProblem(name, value[name], fields))
      .find((problem) => problem !== undefined) ??
    recordProblem('attendee', value.attendee, attendee) ??
    (deeper(value, deepest) ? 'something in it is nested too deep to be saved again' : undefined)
  );
}

function listProblem(path: string, value: unknown, fields: Fields): string | undefined {
  if (!isPlain(value)) return `at ${path}, records by name were expected`;
  return Object.entries(value)
    .map(([name, record]) => recordProblem(`${path}.${name}`, record, fields))
    .find((problem) => problem !== undefined);
}

function recordProblem(path: string, value: unknown, fields: Fields): string | undefined {
  if (!isPlain(value)) return `at ${path}, a record was expected`;
  return Object.entries(fields)
    .map(([name, kind]) => fieldProblem(`${path}.${name}`, value[name], kind))
    .find((problem) => problem !== undefined);
}

function fieldProblem(path: string, value: unknown, kind: Kind): string | undefined {
  return fits(value, kind) ? undefined : `at ${path}, ${expected[kind]} was expected`;
}

const expected: Readonly<Record<Kind, string>> = {
  time: 'a time in milliseconds',
  number: 'a number',
  boolean: 'true or false',
  answer: `an answer nested at most ${deepestAnswer} deep`,
  'attendee id': 'an attendee id or none',
};

function fits(value: unknown, kind: Kind): boolean {
  switch (kind) {
    // JSON can spell 1e999, which no later save could write down.
    case 'time':
      return typeof value === 'number' && Number.isFinite(value) && value >= 0;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'answer':
      return !deeper(value, deepestAnswer);
    case 'attendee id':
      return typeof value === 'string' && attendeeId.test(value);
  }
}

/** Whether lists and records lie in each other more than `levels` deep. */
function deeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => deeper(inner, levels - 1));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
