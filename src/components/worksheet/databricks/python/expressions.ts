import { NotHere, PythonError } from './errors.ts';
import { eachOf, itemOf, methodOf, sliceOf } from './methods.ts';
import { binary, planned, unary } from './operators.ts';
import { ofBearableLength, step } from './limits.ts';
import { callScope, parametersOf } from './functions.ts';
import type { Of, Reading } from './reading.ts';
import { lookUp, type Scope } from './scope.ts';
import { childrenOf, literalOf, unescaped, type SyntaxNode } from './syntax.ts';
import {
  Callable,
  isTrue,
  Plan,
  textOf,
  Thing,
  typeOf,
  type Args,
  type Dict,
  type Value,
} from './values.ts';

/** The value of an expression. */
export function valueOf(node: SyntaxNode, scope: Scope, reading: Reading): Value {
  const of = Object.hasOwn(kinds, node.name) ? kinds[node.name] : undefined;
  if (!of) throw new NotHere(`${shortOf(reading.text, node)} is not run here.`, node.from);
  step(node.from);
  return ofBearableLength(of(node, scope, reading), node.from);
}

/** The first line of what a node covers. */
export function shortOf(text: string, { from, to }: SyntaxNode): string {
  return `"${(text.slice(from, to).split('\n')[0] ?? '').trim()}"`;
}

const inner: Of = (node, scope, reading) => {
  const parts = childrenOf(node).filter(({ name }) => !/^[[\](){},]$/.test(name));
  const [only] = parts;
  return only ? valueOf(only, scope, reading) : null;
};

const listOf: Of = (node, scope, reading) => argumentsOf(node, scope, reading).list;

const kinds: Record<string, Of> = {
  String: (node, _, { text }) => literalOf(text.slice(node.from, node.to)),
  ContinuedString: (node, scope, reading) =>
    childrenOf(node)
      .map((part) => textOf(valueOf(part, scope, reading)))
      .join(''),
  FormatString: formatted,
  Number: (node, _, { text }) => Number(text.slice(node.from, node.to).replaceAll('_', '')),
  Boolean: (node, _, { text }) => text.slice(node.from, node.to) === 'True',
  None: () => null,
  VariableName: (node, scope, { text, host }) => {
    const name = text.slice(node.from, node.to);
    const bound = lookUp(scope, name);
    const found = bound === undefined ? host.builtin(name) : bound;
    if (found !== undefined) return found;
    throw new PythonError('NameError', `name '${name}' is not defined`, node.from);
  },
  ParenthesizedExpression: inner,
  ArrayExpression: listOf,
  TupleExpression: listOf,
  DictionaryExpression: dictOf,
  ArrayComprehensionExpression: comprehended,
  ComprehensionExpression: comprehended,
  ConditionalExpression: (node, scope, reading) => {
    const [yes, , test, , no] = childrenOf(node);
    if (!yes || !test || !no) return null;
    return valueOf(isTrue(valueOf(test, scope, reading)) ? yes : no, scope, reading);
  },
  LambdaExpression: (node, scope, reading) => {
    const body = childrenOf(node).at(-1);
    const names = parametersOf(node, reading.text);
    return new Callable('<lambda>', (args, at) =>
      body ? valueOf(body, callScope(names, args, scope, at), reading) : null,
    );
  },
  UnaryExpression: (node, scope, reading) => unary(node, scope, reading, valueOf),
  BinaryExpression: (node, scope, reading) => binary(node, scope, reading, valueOf),
  MemberExpression: member,
  CallExpression: called,
};

function formatted(node: SyntaxNode, scope: Scope, reading: Reading): Value {
  const { text } = reading;
  const source = text.slice(node.from, node.to);
  const prefix = /^[a-zA-Z]*/.exec(source)?.[0].length ?? 0;
  const quote = /^("""|''')/.test(source.slice(prefix)) ? 3 : 1;
  let at = node.from + prefix + quote;
  let out = '';
  const plain = (to: number) =>
    unescaped(text.slice(at, to).replaceAll('{{', '{').replaceAll('}}', '}'));
  for (const part of childrenOf(node)) {
    if (part.name !== 'FormatReplacement') continue;
    const [, expression, after] = childrenOf(part);
    if (!expression || after?.name !== '}') {
      throw new NotHere(`${shortOf(text, part)} in an f-string is not run here.`, part.from);
    }
    out += plain(part.from) + textOf(valueOf(expression, scope, reading));
    at = part.to;
  }
  return out + plain(node.to - quote);
}

function dictOf(node: SyntaxNode, scope: Scope, reading: Reading): Dict {
  const dict = new Map<Value, Value>();
  const parts = childrenOf(node).slice(1, -1);
  for (let i = 0; i < parts.length;) {
    const [first, second, third] = parts.slice(i, i + 3);
    if (first?.name === ',') i++;
    else if (first?.name === '**' && second) {
      const more = valueOf(second, scope, reading);
      for (const [key, value] of more instanceof Map ? (more as Dict) : []) dict.set(key, value);
      i += 2;
    } else if (first && second?.name === ':' && third) {
      dict.set(valueOf(first, scope, reading), valueOf(third, scope, reading));
      i += 3;
    } else throw new NotHere(`${shortOf(reading.text, node)} is not run here.`, node.from);
  }
  return dict;
}

function comprehended(node: SyntaxNode, scope: Scope, reading: Reading): Value {
  const [made, word, name, , source, ...rest] = childrenOf(node).filter(
    (part) => !/^[[\]()]$/.test(part.name),
  );
  if (!made || word?.name !== 'for' || name?.name !== 'VariableName' || !source) {
    throw new NotHere(`${shortOf(reading.text, node)} is not run here.`, node.from);
  }
  const [when, test] = rest;
  if (when && when.name !== 'if') throw new NotHere('Only one "for" is run here.', when.from);
  const key = reading.text.slice(name.from, name.to);
  const out: Value[] = [];
  for (const one of eachOf(valueOf(source, scope, reading), source.from)) {
    const local = { names: new Map([[key, one]]), outer: scope };
    if (!test || isTrue(valueOf(test, local, reading))) out.push(valueOf(made, local, reading));
  }
  return out;
}

function member(node: SyntaxNode, scope: Scope, reading: Reading): Value {
  const [object, sign, ...rest] = childrenOf(node);
  const [first] = rest;
  if (!object || !sign || !first) return null;
  const value = valueOf(object, scope, reading);
  if (sign.name === '.') {
    const name = reading.text.slice(first.from, first.to);
    return attributeOf(value, name, first.from, reading);
  }
  const parts = rest.filter(({ name }) => name !== ']');
  const colon = parts.findIndex(({ name }) => name === ':');
  if (colon < 0) {
    const index = valueOf(first, scope, reading);
    if (value instanceof Plan) return planned('[]', [value, index], first.from);
    return itemOf(value, index, first.from);
  }
  const [from, to] = [parts[colon - 1], parts[colon + 1]];
  const bound = (part: SyntaxNode | undefined) => (part ? valueOf(part, scope, reading) : null);
  return sliceOf(value, colon > 0 ? bound(from) : null, bound(to), first.from);
}

function attributeOf(value: Value, name: string, at: number, { host }: Reading): Value {
  if (value instanceof Plan) return host.get(value, name, at);
  if (!(value instanceof Thing)) return methodOf(value, name, at);
  const found = value.attribute(name, at);
  if (found !== undefined) return found;
  const message = `'${value.type}' object has no attribute '${name}'`;
  throw new PythonError('AttributeError', message, at);
}

function called(node: SyntaxNode, scope: Scope, reading: Reading): Value {
  const [callee, list] = childrenOf(node);
  if (!callee || !list) return null;
  const target = valueOf(callee, scope, reading);
  const args = argumentsOf(list, scope, reading);
  const at = callee.name === 'MemberExpression' ? (callee.lastChild?.from ?? node.from) : node.from;
  if (target instanceof Plan) return reading.host.call(target, args, at);
  if (target instanceof Callable) return target.call(args, at);
  throw new PythonError('TypeError', `'${typeOf(target)}' object is not callable`, at);
}

/** The arguments of a call, or the members of a list. */
function argumentsOf(node: SyntaxNode, scope: Scope, reading: Reading): Args {
  const parts = childrenOf(node).filter(({ name }) => !/^[[\](),]$/.test(name));
  const list: Value[] = [];
  const named = new Map<string, Value>();
  for (let i = 0; i < parts.length; i++) {
    const [part, next, after] = parts.slice(i, i + 3);
    if (!part) break;
    if (part.name === '*' && next) {
      list.push(...eachOf(valueOf(next, scope, reading), next.from));
      i++;
    } else if (part.name === '**' && next) {
      const more = valueOf(next, scope, reading);
      if (!(more instanceof Map)) {
        throw new PythonError(
          'TypeError',
          `argument after ** must be a mapping, not ${typeOf(more)}`,
          next.from,
        );
      }
      for (const [key, value] of more as Dict) named.set(textOf(key), value);
      i++;
    } else if (next?.name === 'AssignOp' && after) {
      named.set(reading.text.slice(part.from, part.to), valueOf(after, scope, reading));
      i += 2;
    } else list.push(valueOf(part, scope, reading));
  }
  return { list, named };
}
