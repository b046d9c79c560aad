/** A value of a notebook's Python: lists and tuples are arrays, dictionaries maps. */
export type Value =
  null | boolean | number | string | readonly Value[] | Dict | Callable | Thing | Plan;

export type Dict = ReadonlyMap<Value, Value>;

/** Arguments of a call: by place, and by name. */
export interface Args {
  list: readonly Value[];
  named: ReadonlyMap<string, Value>;
}

/** A function, built in or the notebook's own; `at` is the place of the call. */
export class Callable {
  readonly name: string;
  readonly call: (args: Args, at: number) => Value;

  constructor(name: string, call: (args: Args, at: number) => Value) {
    this.name = name;
    this.call = call;
  }
}

/** An object with attributes of its own: dbutils, a running query. */
export class Thing {
  readonly type: string;
  readonly attribute: (name: string, at: number) => Value | undefined;

  constructor(type: string, attribute: (name: string, at: number) => Value | undefined) {
    this.type = type;
    this.attribute = attribute;
  }
}

/**
 * What is only written down until a query starts: a DataFrame, a column, a writer. Spark works the
 * same way, so what the learner wrote can be held against the lab's own.
 */
export class Plan {
  readonly form: 'root' | 'get' | 'call' | 'op';
  /** Of a root, an attribute or an operator. */
  readonly name: string;
  readonly of: Plan | null;
  readonly args: Args;
  /** Place in the cell's text. */
  readonly at: number;

  constructor(form: Plan['form'], name: string, of: Plan | null, args: Args, at: number) {
    this.form = form;
    this.name = name;
    this.of = of;
    this.args = args;
    this.at = at;
  }
}

export const noArgs: Args = { list: [], named: new Map() };

/** The value as `str()` gives it. */
export function textOf(value: Value): string {
  return typeof value === 'string' ? value : represented(value);
}

/** The value as `repr()` gives it. */
function represented(value: Value): string {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'string') {
    return value.includes("'") ? `"${value}"` : `'${value.replaceAll('\n', '\\n')}'`;
  }
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return `[${value.map((one: Value) => represented(one)).join(', ')}]`;
  if (value instanceof Map) {
    const members = [...(value as Dict)].map(
      ([key, one]) => `${represented(key)}: ${represented(one)}`,
    );
    return `{${members.join(', ')}}`;
  }
  if (value instanceof Callable) return `<function ${value.name}>`;
  return `<${typeOf(value)}>`;
}

/** The name of a value's class. */
export function typeOf(value: Value): string {
  if (value === null) return 'NoneType';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  if (typeof value === 'string') return 'str';
  if (Array.isArray(value)) return 'list';
  if (value instanceof Map) return 'dict';
  if (value instanceof Callable) return 'function';
  if (value instanceof Thing) return value.type;
  return 'DataFrame';
}

/** Is the value true in a condition? */
export function isTrue(value: Value): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (value instanceof Map) return value.size > 0;
  return value !== null && value !== false && value !== 0 && value !== '';
}

/** Are two plain values equal, all the way down? Objects are equal to themselves only. */
export function areEqual(a: Value, b: Value): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((one: Value, i) => areEqual(one, b[i] as Value));
  }
  if (a instanceof Map && b instanceof Map) {
    const other = b as Dict;
    return (
      a.size === other.size &&
      [...(a as Dict)].every(
        ([key, one]) => other.has(key) && areEqual(one, other.get(key) ?? null),
      )
    );
  }
  return a === b;
}

/** JSON as Python's values: objects become dictionaries. */
export function fromJson(json: unknown): Value {
  if (Array.isArray(json)) return json.map(fromJson);
  if (typeof json === 'object' && json !== null) {
    return new Map<Value, Value>(Object.entries(json).map(([key, one]) => [key, fromJson(one)]));
  }
  return typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean'
    ? json
    : null;
}

/** Python's plain values as JSON text, with the blanks of `json.dumps`. */
export function toJsonText(value: Value): string {
  if (Array.isArray(value)) return `[${value.map((one: Value) => toJsonText(one)).join(', ')}]`;
  if (value instanceof Map) {
    const members = [...(value as Dict)].map(
      ([key, one]) => `${JSON.stringify(textOf(key))}: ${toJsonText(one)}`,
    );
    return `{${members.join(', ')}}`;
  }
  return JSON.stringify(value);
}
