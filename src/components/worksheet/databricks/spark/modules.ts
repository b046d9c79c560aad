import { NotHere, PythonError } from '../python/errors.ts';
import { eachOf } from '../python/methods.ts';
import {
  Callable,
  isTrue,
  noArgs,
  Plan,
  textOf,
  Thing,
  toJsonText,
  type Args,
  type Dict,
  type Value,
} from '../python/values.ts';
import type { World } from './world.ts';

/** What an import brings; modules that need a network or a machine come, and fail when called. */
export function imported(world: World, module: string, name: string | null, at: number): Value {
  if (module === 'pyspark.sql' && name === 'functions') return planned('F', at);
  if (module === 'pyspark.sql.functions' && name !== null) {
    return new Plan('get', name, planned('F', at), noArgs, at);
  }
  if (module === 'pyspark.sql.avro.functions' && name === 'from_avro') return planned(name, at);
  if (module === 'json') return json;
  if (module === 'time') return clockOf(world);
  if (module === 'base64' || module.startsWith('urllib')) return absent(name ?? module);
  const whole = name === null ? module : `${module}.${name}`;
  throw new NotHere(
    `import ${whole} is not run here: the notebooks' own modules are, and json and time.`,
    at,
  );
}

function planned(name: string, at: number): Plan {
  return new Plan('root', name, null, noArgs, at);
}

const json = new Thing('module', (name) =>
  name === 'dumps'
    ? new Callable(name, ({ list: [value = null] }) => toJsonText(value))
    : undefined,
);

/** `time.sleep(30)`: the clock of the run goes on by so much. */
function clockOf(world: World): Thing {
  return new Thing('module', (name) =>
    name === 'sleep'
      ? new Callable(name, ({ list: [seconds = 0] }) => {
          world.nowMs += Math.max(0, Math.round(Number(seconds) * 1000));
          return null;
        })
      : undefined,
  );
}

function absent(name: string): Value {
  const fail = (_: Args, at: number): never => {
    throw new NotHere(`${name} is not run here: this page asks nobody on the network.`, at);
  };
  return new Callable(name, fail);
}

/** Python's own functions as far as the notebooks may want them; undefined for another name. */
export function plainBuiltin(name: string): Value | undefined {
  const found = Object.hasOwn(plain, name) ? plain[name] : undefined;
  if (found) return new Callable(name, found);
  if (!others.has(name)) return undefined;
  return new Callable(name, (_, at) => {
    throw new NotHere(`${name}(…) is not run here.`, at);
  });
}

const plain: Record<string, (args: Args, at: number) => Value> = {
  len: ({ list: [all = null] }, at) => eachOf(all, at).length,
  str: ({ list: [value = ''] }) => textOf(value),
  int: ({ list: [value = 0, base] }, at) => {
    if (base !== undefined) throw new NotHere('int(…) to another base is not run here.', at);
    const counts = typeof value === 'number' || typeof value === 'boolean';
    const whole = counts || /^\s*[+-]?\d+\s*$/.test(textOf(value));
    const number = whole ? Math.trunc(Number(value)) : NaN;
    if (Number.isFinite(number)) return number;
    const message = `invalid literal for int() with base 10: '${textOf(value)}'`;
    throw new PythonError('ValueError', message, at);
  },
  list: ({ list: [all = []] }, at) => [...eachOf(all, at)],
  dict: ({ list: [other], named }, at) => {
    if (other !== undefined && !(other instanceof Map)) {
      throw new NotHere('dict(…) of anything but a dictionary is not run here.', at);
    }
    return new Map<Value, Value>([...((other as Dict | undefined) ?? []), ...named]);
  },
  range: ({ list }, at) => {
    const [a = 0, b = 0, step = 1] = list.length === 1 ? [0, list[0]] : list;
    const [from, to, by] = [Number(a), Number(b), Number(step)];
    if (!(by !== 0) || Math.abs((to - from) / by) > 100_000) {
      throw new NotHere('Such a range is not run here.', at);
    }
    const out: number[] = [];
    for (let i = from; by > 0 ? i < to : i > to; i += by) out.push(i);
    return out;
  },
  enumerate: ({ list: [all = []] }, at) => eachOf(all, at).map((one, i) => [i, one]),
  sum: ({ list: [all = []] }, at) =>
    numbersIn('sum', eachOf(all, at), at).reduce((sum, one) => sum + one, 0),
  min: ({ list }, at) => extreme('min', list, at, (a, b) => Math.min(a, b)),
  max: ({ list }, at) => extreme('max', list, at, (a, b) => Math.max(a, b)),
  bool: ({ list: [value = null] }) => isTrue(value),
};

const others = new Set(
  'abs all any exec eval float format getattr hasattr input isinstance map filter next open reversed round set setattr sorted super tuple type zip'.split(
    ' ',
  ),
);

/** `min(list)` or `min(a, b)`, and `max` alike. */
function extreme(
  name: string,
  list: readonly Value[],
  at: number,
  better: (a: number, b: number) => number,
): number {
  const all = numbersIn(name, list.length === 1 ? eachOf(list[0] ?? null, at) : list, at);
  if (all.length > 0) return all.reduce(better);
  throw new PythonError('ValueError', `${name}() iterable argument is empty`, at);
}

function numbersIn(name: string, all: readonly Value[], at: number): readonly number[] {
  if (all.every((one) => typeof one === 'number')) return all;
  throw new NotHere(`${name}(…) of anything but numbers is not run here.`, at);
}
