import { NotHere, PythonError } from '../python/errors.ts';
import type { Host } from '../python/scope.ts';
import { Callable, noArgs, Plan, textOf, Thing, type Args, type Value } from '../python/values.ts';
import { delayMsOf, modeOf, triggerOf, windowMsOf } from './checks.ts';
import { dbutilsOf } from './dbutils.ts';
import { calleeOf, chainOf } from './difference.ts';
import { isActive } from './handle.ts';
import { imported, plainBuiltin } from './modules.ts';
import { queryResult, sqlOf } from './results.ts';
import { startQuery, type LabPlans } from './start.ts';
import type { World } from './world.ts';

/** Spark, the notebook's utilities and printing, on the simulated workspace. */
export function hostOf(world: World, widgets: Map<string, string>, lab: () => LabPlans): Host {
  const spark = root('spark');
  const utilities = dbutilsOf(world, widgets);
  const show = new Callable('display', ({ list: [what = null] }, at) => {
    const sql = sqlOf(what);
    if (sql === undefined)
      throw new NotHere(`display(…) of this is not run here. ${whatShows}`, at);
    world.outputs.push({ kind: 'sql', sql, at });
    return null;
  });
  const print = new Callable('print', ({ list, named }) => {
    const text = list.map(textOf).join(textOf(named.get('sep') ?? ' '));
    world.outputs.push({ kind: 'text', text });
    return null;
  });
  const named: Record<string, Value> = { spark, dbutils: utilities, display: show, print };
  return {
    builtin: (name) => (Object.hasOwn(named, name) ? named[name] : plainBuiltin(name)),
    imported: (module, name, at) => imported(world, module, name, at),
    get: (of, name, at) => got(world, new Plan('get', name, of, noArgs, at)),
    call: (of, args, at) => called(world, new Plan('call', '', of, args, at), lab),
  };
}

const whatShows =
  'Shown are the results of spark.sql("SELECT …") and of spark.table("…"); a streaming DataFrame has no end to show.';

function root(name: string): Plan {
  return new Plan('root', name, null, noArgs, 0);
}

function got(world: World, plan: Plan): Value {
  if (pathOf(plan) === 'spark.streams.active') {
    return [...world.handles.values()]
      .filter((one) => isActive(world, one))
      .map(({ thing }) => thing);
  }
  return plan;
}

function called(world: World, plan: Plan, lab: () => LabPlans): Value {
  const { args, at } = plan;
  const [first = null] = args.list;
  switch (pathOf(plan.of)) {
    case 'spark.sql':
      return spoken(world, textOf(first), at);
    case 'spark.table':
    case 'spark.read.table':
      return queryResult(world, `SELECT * FROM ${textOf(first)}`, at);
    case 'spark.conf.set':
      return configured(args, at);
  }
  switch (calleeOf(plan)) {
    case 'withWatermark':
      delayMsOf(args, at);
      return plan;
    case 'window':
      windowMsOf(args, at);
      return plan;
    case 'outputMode':
      modeOf(args, at);
      return plan;
    case 'trigger':
      triggerOf(args, at);
      return plan;
    case 'table':
      mustExist(world, plan);
      return plan;
    case 'toTable':
    case 'start':
      return startQuery(world, plan, lab());
    case 'show':
    case 'collect':
    case 'foreachBatch':
      throw new NotHere(`${calleeOf(plan)}(…) on a streaming DataFrame is not run here.`, at);
    default:
      return plan;
  }
}

/** `spark.sql(…)`: a query waits to be shown. Any schema is there: tables bring their own. */
function spoken(world: World, sql: string, at: number): Value {
  const makesSchema =
    /^\s*CREATE\s+(?:SCHEMA|DATABASE)\s+(?:IF\s+NOT\s+EXISTS\s+)?[\w.`]+\s*;?\s*$/i.test(sql);
  return makesSchema ? new Thing('DataFrame', () => undefined) : queryResult(world, sql, at);
}

/** The settings that the notebooks make: others would change what the simulation does not know. */
const settings = new Map([
  ['spark.sql.session.timeZone', 'UTC'],
  ['spark.sql.shuffle.partitions', '8'],
]);

function configured({ list: [name = null, value = null] }: Args, at: number): Value {
  if (settings.get(textOf(name)) === textOf(value)) return null;
  throw new NotHere(
    `spark.conf.set("${textOf(name)}", "${textOf(value)}") is not run here: the simulation has the values of the lab.`,
    at,
  );
}

/** `spark.readStream.table(…)` needs its table at once; the words as recorded, without the path. */
function mustExist(world: World, plan: Plan): void {
  const table = textOf(plan.args.list[0] ?? null);
  if (world.tables.has(table) || chainOf(plan).root === null) return;
  throw new PythonError('AnalysisException', missingTable(table), plan.at);
}

/** What Spark says of a table that is not there. */
export function missingTable(table: string): string {
  const name = table
    .split('.')
    .map((part) => `\`${part}\``)
    .join('.');
  return `[TABLE_OR_VIEW_NOT_FOUND] The table or view ${name} cannot be found. Verify the spelling and correctness of the schema and catalog. SQLSTATE: 42P01`;
}

/** `spark.streams.active` of a chain of names; empty when it has calls in it. */
function pathOf(plan: Plan | null): string {
  if (plan === null || plan.form === 'call' || plan.form === 'op') return '';
  const before = plan.of === null ? undefined : pathOf(plan.of);
  return before === undefined ? plan.name : before === '' ? '' : `${before}.${plan.name}`;
}
