import { areEqual, Plan, textOf, type Dict, type Value } from '../python/values.ts';

/** Where a plan is not the lab's, and what stands there. */
interface Difference {
  at: number;
  what: string;
}

/** Arguments whose value is read from the cell, by the name of the call: places in its list. */
const free: Record<string, readonly number[]> = {
  withWatermark: [1],
  window: [1, 2],
  outputMode: [0],
  queryName: [0],
};

/** Options of the source that are read from the cell, in lower case. */
const freeOptions: ReadonlySet<string> = new Set([
  'startingoffsets',
  'maxoffsetspertrigger',
  'failondataloss',
]);

/**
 * The first place in which something planned is not what the lab's notebook plans, apart from the
 * values that are read from the cell; undefined when there is none.
 */
export function differenceOf(found: Value, lab: Value): Difference | undefined {
  if (found instanceof Plan && lab instanceof Plan) return ofPlans(found, lab);
  if (Array.isArray(found) && Array.isArray(lab)) {
    const [own, theirs] = [found as Value[], lab as Value[]];
    if (own.length !== theirs.length) return placed(own.find(isPlan), `${own.length} entries`);
    return first(own.map((one, i) => () => differenceOf(one, theirs[i] ?? null)));
  }
  if (areEqual(found, lab)) return undefined;
  return placed(isPlan(found) ? found : undefined, isPlan(found) ? found.name : textOf(found));
}

/** The name by which a call is known: `withColumn`, `from_avro`. */
export function calleeOf({ form, of }: Plan): string {
  return form === 'call' ? (of?.name ?? '') : '';
}

/** The options of a reader or a writer, names in lower case, and the call that ends the chain. */
export interface Chain {
  options: Map<string, string>;
  format: string;
  /** What it was told besides, by the name of the call. */
  said: Map<string, Plan>;
  /** Where the chain begins: `spark`, or the DataFrame that is written. */
  root: Plan | null;
}

/** Takes `….format(…).option(…).toTable(…)` apart, down to `readStream` or `writeStream`. */
export function chainOf(end: Plan): Chain {
  const options = new Map<string, string>();
  const said = new Map<string, Plan>();
  let format = '';
  let at: Plan | null = end;
  for (; at && !isStream(at); at = at.of) {
    if (at.form !== 'call') continue;
    const name = calleeOf(at);
    const [key = null, value = null] = at.args.list;
    if (name === 'format') format ||= textOf(key);
    else if (name === 'option') add(options, textOf(key), value);
    else if (name === 'options') for (const [key, one] of at.args.named) add(options, key, one);
    else if (!said.has(name)) said.set(name, at);
  }
  return { options, format, said, root: at?.of ?? null };
}

function add(options: Map<string, string>, key: string, value: Value): void {
  const name = key.toLowerCase();
  // What is said last counts, and the chain is read from its end.
  if (!options.has(name))
    options.set(name, typeof value === 'boolean' ? String(value) : textOf(value));
}

function ofPlans(found: Plan, lab: Plan): Difference | undefined {
  if (isReader(found) && isReader(lab)) return ofReaders(found, lab);
  if (found.form !== lab.form || found.name !== lab.name) return placed(found, labelOf(found));
  const name = calleeOf(found);
  return first([
    () => (found.of && lab.of ? ofPlans(found.of, lab.of) : undefined),
    () =>
      found.args.list.length !== lab.args.list.length && !isTumbling(found)
        ? placed(found, `${name} with ${String(found.args.list.length)} arguments`)
        : undefined,
    ...found.args.list.map((one, i) => () => {
      if (free[name]?.includes(i) || (name === 'from_avro' && i === 0)) return undefined;
      const inner = differenceOf(one, lab.args.list[i] ?? null);
      if (!inner || inner.at >= 0) return inner;
      return { at: found.at, what: `${name}(${inner.what})` };
    }),
    () => ofNames(found, lab),
  ]);
}

/** Without a slide, windows stand side by side. */
function isTumbling(plan: Plan): boolean {
  return calleeOf(plan) === 'window' && plan.args.list.length === 2;
}

function ofNames(found: Plan, lab: Plan): Difference | undefined {
  const names = new Set([...found.args.named.keys(), ...lab.args.named.keys()]);
  for (const name of names) {
    const [own, theirs] = [found.args.named.get(name), lab.args.named.get(name)];
    if (own === undefined || theirs === undefined || !areEqual(own, theirs)) {
      return placed(found, `${name}=${textOf(own ?? null)}`);
    }
  }
  return undefined;
}

function ofReaders(found: Plan, lab: Plan): Difference | undefined {
  const [own, theirs] = [chainOf(found), chainOf(lab)];
  if (own.format !== theirs.format) return placed(found, `format("${own.format}")`);
  const keys = new Set([...own.options.keys(), ...theirs.options.keys()]);
  for (const key of keys) {
    if (freeOptions.has(key) || own.options.get(key) === theirs.options.get(key)) continue;
    return placed(found, `the option ${key} = ${own.options.get(key) ?? '(none)'}`);
  }
  const [table, labTable] = [own.said.get('table'), theirs.said.get('table')];
  if (!areEqual(table?.args.list[0] ?? null, labTable?.args.list[0] ?? null)) {
    return placed(found, `table("${textOf(table?.args.list[0] ?? null)}")`);
  }
  const other = [...own.said.keys()].find((name) => !theirs.said.has(name));
  return other === undefined ? undefined : placed(own.said.get(other), `${other}(…)`);
}

function isReader(plan: Plan): boolean {
  return calleeOf(plan) === 'load' || calleeOf(plan) === 'table';
}

function isStream({ form, name }: Plan): boolean {
  return form === 'get' && (name === 'readStream' || name === 'writeStream');
}

function isPlan(value: Value): value is Plan {
  return value instanceof Plan;
}

function labelOf(plan: Plan): string {
  return plan.form === 'call' ? `${calleeOf(plan)}(…)` : plan.name;
}

function placed(plan: Plan | undefined, what: string): Difference {
  return { at: plan?.at ?? -1, what };
}

function first(looks: readonly (() => Difference | undefined)[]): Difference | undefined {
  for (const look of looks) {
    const found = look();
    if (found) return found;
  }
  return undefined;
}

/** Every plan within a value, itself first. */
export function* plansIn(value: Value): Generator<Plan> {
  if (Array.isArray(value)) for (const one of value as Value[]) yield* plansIn(one);
  else if (value instanceof Map) for (const one of (value as Dict).values()) yield* plansIn(one);
  else if (value instanceof Plan) {
    yield value;
    if (value.of) yield* plansIn(value.of);
    yield* plansIn(value.args.list);
    for (const one of value.args.named.values()) yield* plansIn(one);
  }
}
