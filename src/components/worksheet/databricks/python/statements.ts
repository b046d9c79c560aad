import { NotHere, PythonError } from './errors.ts';
import { shortOf, valueOf } from './expressions.ts';
import type { Reading } from './reading.ts';
import { callScope, parametersOf } from './functions.ts';
import { asPythonError, ofBearableLength, startSteps, step } from './limits.ts';
import { combined, eachOf } from './methods.ts';
import type { Scope } from './scope.ts';
import { childrenOf, statementsOf, type SyntaxNode } from './syntax.ts';
import { Callable, isTrue, type Value } from './values.ts';

/** A `return` on its way out of a function. */
interface Returned {
  value: Value;
}

/** A loop longer than this is a mistake more often than a wish. */
const longestLoop = 10_000;

/**
 * Runs a cell's text in a notebook's names. Throws a PythonError or a NotHere with the place in
 * the text; what was done before stays done, as in a notebook.
 */
export function runCell(text: string, scope: Scope, host: Reading['host']): void {
  const reading = { text, host };
  startSteps();
  try {
    for (const statement of statementsOf(text)) run(statement, scope, reading);
  } catch (error) {
    throw asPythonError(error);
  }
}

type Deed = (node: SyntaxNode, scope: Scope, reading: Reading) => Returned | undefined;

function run(node: SyntaxNode, scope: Scope, reading: Reading): Returned | undefined {
  step(node.from);
  const deed = Object.hasOwn(deeds, node.name) ? deeds[node.name] : undefined;
  if (!deed) throw new NotHere(`${shortOf(reading.text, node)} is not run here.`, node.from);
  return deed(node, scope, reading);
}

const nothing: Deed = () => undefined;

const deeds: Record<string, Deed> = {
  ExpressionStatement: (node, scope, reading) => {
    for (const part of childrenOf(node)) valueOf(part, scope, reading);
    return undefined;
  },
  AssignStatement: assign,
  UpdateStatement: (node, scope, reading) => {
    const [name, op, source] = childrenOf(node);
    if (name?.name !== 'VariableName' || !op || !source) return undefined;
    const before = valueOf(name, scope, reading);
    const sign = reading.text.slice(op.from, op.to - 1);
    const after = combined(before, sign, valueOf(source, scope, reading), op.from);
    scope.names.set(reading.text.slice(name.from, name.to), ofBearableLength(after, op.from));
    return undefined;
  },
  ImportStatement: bringIn,
  PassStatement: nothing,
  IfStatement: (node, scope, reading) => {
    const parts = childrenOf(node);
    for (let i = 0; i < parts.length;) {
      const [word, test, body] = parts.slice(i, i + 3);
      if (word?.name === 'else') return block(test, scope, reading);
      if (test && isTrue(valueOf(test, scope, reading))) return block(body, scope, reading);
      i += 3;
    }
    return undefined;
  },
  ForStatement: (node, scope, reading) => {
    const parts = childrenOf(node);
    const to = parts.findIndex(({ name }) => name === 'in');
    const targets = parts.slice(1, to);
    const source = parts[to + 1];
    if (!source) return undefined;
    const all = eachOf(valueOf(source, scope, reading), source.from);
    if (all.length > longestLoop) throw new NotHere('So long a loop is not run here.', node.from);
    for (const one of all) {
      bind(targets, one, scope, reading);
      const returned = block(parts.at(-1), scope, reading);
      if (returned) return returned;
    }
    return undefined;
  },
  FunctionDefinition: (node, scope, reading) => {
    const [, label] = childrenOf(node);
    const body = childrenOf(node).at(-1);
    if (!label || !body) return undefined;
    const name = reading.text.slice(label.from, label.to);
    const parameters = parametersOf(node, reading.text);
    const made = new Callable(name, (args, at) =>
      within(reading, scope, at, () => {
        const local = callScope(parameters, args, globalOf(scope), at);
        return block(body, local, reading)?.value ?? null;
      }),
    );
    scope.names.set(name, made);
    return undefined;
  },
  ReturnStatement: (node, scope, reading) => {
    const values = childrenOf(node).filter(({ name }) => name !== 'return' && name !== ',');
    const [only] = values;
    if (!only) return { value: null };
    const value =
      values.length === 1
        ? valueOf(only, scope, reading)
        : values.map((part) => valueOf(part, scope, reading));
    return { value };
  },
};

/** Runs a function's body; what fails in one that another cell defined is shown at its call. */
function within(reading: Reading, scope: Scope, at: number, body: () => Value): Value {
  try {
    return body();
  } catch (error) {
    const foreign = globalOf(scope).names.get(cellText) !== reading.text;
    if (foreign && (error instanceof PythonError || error instanceof NotHere)) error.at = at;
    throw error;
  }
}

/** Where a notebook's names keep the text of the cell that runs; no Python name looks like this. */
export const cellText = '<cell>';

function globalOf(scope: Scope): Scope {
  let at = scope;
  while (at.outer) at = at.outer;
  return at;
}

function block(body: SyntaxNode | undefined, scope: Scope, reading: Reading): Returned | undefined {
  for (const statement of body ? childrenOf(body) : []) {
    if (statement.name === ':') continue;
    const returned = run(statement, scope, reading);
    if (returned) return returned;
  }
  return undefined;
}

function assign(node: SyntaxNode, scope: Scope, reading: Reading): undefined {
  const parts = childrenOf(node);
  const signs = parts.flatMap(({ name }, i) => (name === 'AssignOp' ? [i] : []));
  const [sign] = signs;
  const sources = parts.slice((sign ?? 0) + 1).filter(({ name }) => name !== ',');
  const [only] = sources;
  if (sign === undefined || signs.length > 1 || !only) {
    throw new NotHere(`${shortOf(reading.text, node)} is not run here.`, node.from);
  }
  const value =
    sources.length === 1
      ? valueOf(only, scope, reading)
      : sources.map((source) => valueOf(source, scope, reading));
  bind(parts.slice(0, sign), value, scope, reading);
  return undefined;
}

function bind(targets: readonly SyntaxNode[], value: Value, scope: Scope, reading: Reading): void {
  const names = targets.filter(({ name }) => name !== ',');
  const [only] = names;
  if (only?.name === 'MemberExpression' && names.length === 1) {
    setItem(only, value, scope, reading);
    return;
  }
  const other = names.find(({ name }) => name !== 'VariableName');
  if (other) {
    throw new NotHere(
      `An assignment to ${shortOf(reading.text, other)} is not run here.`,
      other.from,
    );
  }
  const at = only?.from ?? 0;
  const values = names.length === 1 ? [value] : eachOf(value, at);
  if (values.length !== names.length) throw unpackError(names.length, values.length, at);
  names.forEach(({ from, to }, i) => {
    scope.names.set(reading.text.slice(from, to), values[i] ?? null);
  });
}

function unpackError(wanted: number, given: number, at: number): PythonError {
  const few = `not enough values to unpack (expected ${String(wanted)}, got ${String(given)})`;
  const many = `too many values to unpack (expected ${String(wanted)})`;
  return new PythonError('ValueError', given < wanted ? few : many, at);
}

function setItem(node: SyntaxNode, value: Value, scope: Scope, reading: Reading): void {
  const [object, sign, index] = childrenOf(node);
  const dict = object && valueOf(object, scope, reading);
  if (sign?.name !== '[' || !index || !(dict instanceof Map)) {
    throw new NotHere(`${shortOf(reading.text, node)} = … is not run here.`, node.from);
  }
  (dict as Map<Value, Value>).set(valueOf(index, scope, reading), value);
}

/** `import a.b as c`, `from a.b import c as d, e`. */
function bringIn(node: SyntaxNode, scope: Scope, reading: Reading): undefined {
  const source = reading.text
    .slice(node.from, node.to)
    .replace(/[()\\]/g, ' ')
    .replace(/#.*$/gm, '');
  const from = /^\s*from\s+([\w.]+)\s+import\s+([^]*)$/.exec(source);
  const list = (from?.[2] ?? source.replace(/^\s*import\s+/, '')).split(',');
  for (const part of list) {
    const [name = '', , alias] = part.trim().split(/\s+/);
    if (name === '') continue;
    if (name === '*') throw new NotHere('Import names one by one: "*" is not run here.', node.from);
    const module = from?.[1] ?? name;
    const value = reading.host.imported(module, from ? name : null, node.from);
    scope.names.set(alias ?? (from ? name : (name.split('.')[0] ?? name)), value);
  }
  return undefined;
}
