import { NotHere, PythonError } from './errors.ts';
import { Callable, isTrue, textOf, typeOf, type Args, type Dict, type Value } from './values.ts';

type Method<Of> = (of: Of, args: Args, at: number) => Value;

const ofText: Record<string, Method<string>> = {
  format: (text, { list, named }) => {
    let next = 0;
    return text.replace(/\{(\w*)\}/g, (_, name: string) => {
      const value =
        name === '' ? list[next++] : /^\d/.test(name) ? list[Number(name)] : named.get(name);
      return textOf(value ?? null);
    });
  },
  split: parted,
  rsplit: parted,
  strip: (text, { list: [which] }) => stripped(text, which, '^', '$'),
  lstrip: (text, { list: [which] }) => stripped(text, which, '^'),
  rstrip: (text, { list: [which] }) => stripped(text, which, '$'),
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  replace: (text, { list: [was, now] }) => text.replaceAll(textOf(was ?? ''), textOf(now ?? '')),
  startswith: (text, { list: [start] }) => text.startsWith(textOf(start ?? '')),
  endswith: (text, { list: [end] }) => text.endsWith(textOf(end ?? '')),
  join: (text, { list: [parts] }) =>
    Array.isArray(parts) ? parts.map((part: Value) => textOf(part)).join(text) : text,
  encode: (text) => text,
  decode: (text) => text,
};

const ofDict: Record<string, Method<Dict>> = {
  get: (dict, { list: [key = null, otherwise = null] }) => {
    const found = dict.get(key);
    return found === undefined ? otherwise : found;
  },
  items: (dict) => [...dict].map(([key, value]) => [key, value]),
  keys: (dict) => [...dict.keys()],
  values: (dict) => [...dict.values()],
  update: (dict, { list: [more], named }) => {
    for (const [key, value] of more instanceof Map ? (more as Dict) : []) own(dict).set(key, value);
    for (const [key, value] of named) own(dict).set(key, value);
    return null;
  },
};

const ofList: Record<string, Method<readonly Value[]>> = {
  append: (list, { list: [one] }) => {
    (list as Value[]).push(one ?? null);
    return null;
  },
  index: (list, { list: [one = null] }, at) => {
    const place = list.indexOf(one);
    if (place >= 0) return place;
    throw new PythonError('ValueError', `${textOf(one)} is not in list`, at);
  },
  count: (list, { list: [one] }) => list.filter((other) => other === one).length,
};

/** A method of a text, a list or a dictionary; a member of a report reads like an attribute. */
export function methodOf(value: Value, name: string, at: number): Value {
  const bound = <Of>(methods: Record<string, Method<Of>>, of: Of): Value | undefined => {
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    return method && new Callable(name, (args, place) => method(of, args, place));
  };
  const found =
    typeof value === 'string'
      ? bound(ofText, value)
      : Array.isArray(value)
        ? bound(ofList, value as readonly Value[])
        : value instanceof Map
          ? (bound(ofDict, value as Dict) ?? (value as Dict).get(name))
          : undefined;
  if (found !== undefined) return found;
  const message = `'${typeOf(value)}' object has no attribute '${name}'`;
  throw new PythonError('AttributeError', message, at);
}

/** `value[index]`, with Python's errors. */
export function itemOf(value: Value, index: Value, at: number): Value {
  if (value instanceof Map) {
    const found = (value as Dict).get(index);
    if (found !== undefined) return found;
    throw new PythonError('KeyError', typeof index === 'string' ? `'${index}'` : textOf(index), at);
  }
  const list = typeof value === 'string' ? [...value] : value;
  if (!Array.isArray(list) || typeof index !== 'number') {
    throw new PythonError('TypeError', `'${typeOf(value)}' object is not subscriptable`, at);
  }
  const found = (list as Value[]).at(index);
  if (found !== undefined) return found;
  throw new PythonError('IndexError', 'list index out of range', at);
}

/** `value[from:to]`. */
export function sliceOf(value: Value, from: Value, to: Value, at: number): Value {
  const bounds: [number | undefined, number | undefined] = [number(from), number(to)];
  if (typeof value === 'string') return value.slice(...bounds);
  if (Array.isArray(value)) return (value as Value[]).slice(...bounds);
  throw new PythonError('TypeError', `'${typeOf(value)}' object is not subscriptable`, at);
}

/** `left op right` on plain values. */
export function combined(left: Value, op: string, right: Value, at: number): Value {
  if (op === '+' && typeof left === 'string' && typeof right === 'string') return left + right;
  if (op === '+' && Array.isArray(left) && Array.isArray(right)) {
    return [...(left as Value[]), ...(right as Value[])];
  }
  if (typeof left === 'number' && typeof right === 'number') {
    const result = arithmetic(left, op, right);
    if (result === undefined) throw new NotHere(`The operator ${op} is not run here.`, at);
    if (Number.isFinite(result)) return result;
    throw new PythonError('ZeroDivisionError', 'division by zero', at);
  }
  if (isRepeated(left, op, right) || isRepeated(right, op, left) || isFormatted(left, op)) {
    const kind = typeOf(typeof left === 'number' ? right : left);
    throw new NotHere(`The operator ${op} on a ${kind} is not run here.`, at);
  }
  const types = `'${typeOf(left)}' and '${typeOf(right)}'`;
  throw new PythonError('TypeError', `unsupported operand type(s) for ${op}: ${types}`, at);
}

/** `"ab" * 3`, `[0] * 3`. */
function isRepeated(what: Value, op: string, times: Value): boolean {
  return (
    op === '*' && (typeof what === 'string' || Array.isArray(what)) && typeof times === 'number'
  );
}

/** `"%s rows" % 3`. */
function isFormatted(what: Value, op: string): boolean {
  return op === '%' && typeof what === 'string';
}

/** `a < b` and its kin on plain values. */
export function compared(left: Value, op: string, right: Value, at: number): boolean {
  const both =
    (typeof left === 'number' && typeof right === 'number') ||
    (typeof left === 'string' && typeof right === 'string');
  if (both) {
    if (op === '<') return left < right;
    if (op === '>') return left > right;
    if (op === '<=') return left <= right;
    if (op === '>=') return left >= right;
  }
  const types = `'${typeOf(left)}' and '${typeOf(right)}'`;
  throw new PythonError('TypeError', `'${op}' not supported between instances of ${types}`, at);
}

/** Is `one` in `all`? */
export function isIn(one: Value, all: Value, at: number): boolean {
  if (typeof all === 'string') return all.includes(textOf(one));
  if (Array.isArray(all)) return (all as Value[]).includes(one);
  if (all instanceof Map) return (all as Dict).has(one);
  throw new PythonError('TypeError', `argument of type '${typeOf(all)}' is not iterable`, at);
}

/** What a `for` goes through. */
export function eachOf(value: Value, at: number): readonly Value[] {
  if (Array.isArray(value)) return value as Value[];
  if (typeof value === 'string') return [...value];
  if (value instanceof Map) return [...(value as Dict).keys()];
  throw new PythonError('TypeError', `'${typeOf(value)}' object is not iterable`, at);
}

function arithmetic(left: number, op: string, right: number): number | undefined {
  if (op === '+') return left + right;
  if (op === '-') return left - right;
  if (op === '*') return left * right;
  if (op === '/') return left / right;
  if (op === '//') return Math.floor(left / right);
  if (op === '%') return ((left % right) + right) % right;
  return op === '**' ? left ** right : undefined;
}

/** As often as the separator is there; from which end makes no difference then. */
function parted(text: string, { list: [by = null, most], named }: Args, at: number): Value {
  if (most !== undefined || named.size > 0) {
    throw new NotHere('A split of a given number is not run here.', at);
  }
  if (by === '') throw new PythonError('ValueError', 'empty separator', at);
  if (by !== null) return text.split(textOf(by));
  return text.split(/\s+/).filter((word) => word !== '');
}

/** Character by character: an expression would look at each blank within the text once more. */
function stripped(text: string, which: Value | undefined, ...ends: ('^' | '$')[]): string {
  const blank = which === undefined || which === null || !isTrue(which);
  const set = blank ? null : new Set(textOf(which));
  const goes = (char: string | undefined) =>
    char !== undefined && (set === null ? char.trim() === '' : set.has(char));
  const chars = [...text];
  let [from, to] = [0, chars.length];
  if (ends.includes('^')) while (from < to && goes(chars[from])) from++;
  if (ends.includes('$')) while (to > from && goes(chars[to - 1])) to--;
  return chars.slice(from, to).join('');
}

function number(value: Value): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function own(dict: Dict): Map<Value, Value> {
  return dict as Map<Value, Value>;
}
