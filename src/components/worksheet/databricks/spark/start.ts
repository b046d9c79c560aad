import { noCheckpoint, refusalOf } from '../../../../sim/index.ts';
import { NotHere, PythonError } from '../python/errors.ts';
import { Plan, textOf, type Value } from '../python/values.ts';
import { delayMsOf, modeOf, triggerOf, windowMsOf, type Trigger } from './checks.ts';
import { calleeOf, chainOf, differenceOf, plansIn, type Chain } from './difference.ts';
import { handleOf, isActive } from './handle.ts';
import { noteOn } from './carriedState.ts';
import { tell, type Folder, type Layer, type World } from './world.ts';

/** The lab's own plan of each table's rows, and its name, to hold the learner's against. */
export type LabPlans = ReadonlyMap<Layer | 'quarantine', { table: string; rows: Plan }>;

type Said = Record<string, string | number | boolean>;

/** `….toTable(name)`: starts the query, or refuses it as Spark and Delta do. */
export function startQuery(world: World, end: Plan, lab: LabPlans): Value {
  const chain = chainOf(end);
  const { at } = end;
  const target = targetOf(end, chain, lab);
  const name = textOf(chain.said.get('queryName')?.args.list[0] ?? target.table);
  const mode = modeIn(chain, at);
  const trigger = triggerIn(chain, at);
  const refused = refusalOf(mode, target.layer === 'gold');
  if (refused !== undefined) throw new PythonError('AnalysisException', refused, at);
  const path = chain.options.get('checkpointlocation');
  if (path === undefined) throw new PythonError('AnalysisException', noCheckpoint, at);
  mustBeFree(world, name, target, at);
  const said = { ...saidOf(chain, target.layer, at), ...trigger, mode, checkpointRoot: path };
  const folder = folderOf(world, path, target.key, said, at);
  const kind = trigger.trigger;
  const handle = handleOf(world, name, target.layer, target.key === 'quarantine', kind);
  if (target.key !== 'quarantine') {
    tell(world, { do: 'start', what: target.layer, with: said });
    world.outputs.push({ kind: 'stream', layer: target.layer });
  }
  const note = noteOn(world.folders.get(path), folder);
  if (note !== undefined) world.outputs.push({ kind: 'note', text: note });
  world.folders.set(path, folder);
  world.tables.set(target.table, target.key);
  world.handles.set(name, handle);
  return handle.thing;
}

interface Target {
  table: string;
  key: Layer | 'quarantine';
  layer: Layer;
}

/** Which of the lab's queries it is: same table, same rows. */
function targetOf(end: Plan, { root, format, said }: Chain, lab: LabPlans): Target {
  const table = textOf(end.args.list[0] ?? null);
  const found = [...lab].find(([, one]) => one.table === table);
  if (calleeOf(end) !== 'toTable' || !found) {
    throw new NotHere(
      `A query into ${table === 'None' ? 'something else than a table' : table} is not run here: the page runs those into ${[...lab.values()].map((one) => one.table).join(', ')}.`,
      end.at,
    );
  }
  if (format !== '' && format.toLowerCase() !== 'delta') {
    throw new NotHere(`format("${format}") is not run here: the tables are Delta's.`, end.at);
  }
  const other = [...said].find(([name]) => !known.has(name));
  if (other) throw new NotHere(`${other[0]}(…) is not run here.`, other[1].at);
  const [key, { rows }] = found;
  const difference = differenceOf(root, rows);
  if (difference) throw unlike(difference.what, difference.at < 0 ? end.at : difference.at);
  return { table, key, layer: key === 'quarantine' ? 'silver' : key };
}

const known = new Set(['toTable', 'outputMode', 'trigger', 'queryName']);

/** What is said of an edit that the simulation has no answer to. */
export function unlike(what: string, at: number, carried = ''): NotHere {
  return new NotHere(
    `${what} is not what the lab has here, and the simulation runs the lab's three queries. It reads from the cells: watermark delay, window and slide, output mode, trigger, checkpoint folder, startingOffsets, maxOffsetsPerTrigger, failOnDataLoss, and where from_avro begins.${carried}`,
    at,
  );
}

function modeIn({ said }: Chain, at: number): 'append' | 'update' | 'complete' {
  const call = said.get('outputMode');
  return call ? modeOf(call.args, at) : 'append';
}

/** Without a trigger a batch follows the one before: an interval of 0 (semantics.md A5). */
function triggerIn({ said }: Chain, at: number): Trigger {
  const call = said.get('trigger');
  return call ? triggerOf(call.args, at) : { trigger: 'processingTime', triggerMs: 0 };
}

function mustBeFree(world: World, name: string, { key }: Target, at: number): void {
  const { replayed, handles } = world;
  const former = handles.get(name);
  const taken = replayed
    ? key !== 'quarantine' && !replayed.some((one) => one.do === 'start' && one.what === key)
    : former && isActive(world, former);
  if (!taken) return;
  const message = `Cannot start query with name ${name} as a query with that name is already active in this SparkSession`;
  throw new PythonError('IllegalArgumentException', message, at);
}

/** What the notebook says of its source and its windows, by the simulation's names. */
function saidOf({ root }: Chain, layer: Layer, at: number): Said {
  const plans = [...plansIn(root)];
  const call = (name: string) => plans.find((plan) => calleeOf(plan) === name);
  if (layer === 'gold') {
    const [mark, span] = [call('withWatermark'), call('window')];
    if (!mark || !span) return {};
    return { delayMs: delayMsOf(mark.args, at), ...windowMsOf(span.args, at) };
  }
  const load = layer === 'bronze' ? call('load') : undefined;
  return load
    ? { ...sourceOf(chainOf(load).options, at), avroFromByte: fromByte(call('from_avro'), at) }
    : {};
}

function sourceOf(options: ReadonlyMap<string, string>, at: number): Said {
  const from = (options.get('startingoffsets') ?? 'latest').toLowerCase();
  if (from.startsWith('{')) throw new NotHere('Offsets by partition are not run here.', at);
  if (from !== 'latest' && from !== 'earliest') {
    const cause = `Expected e.g. {"topicA":{"0":23,"1":-1},"topicB":{"0":-2}}, got ${from}`;
    throw new PythonError(
      'StreamingQueryException',
      `[STREAM_FAILED] Query terminated with exception: ${cause} SQLSTATE: XXKST`,
      at,
    );
  }
  const limit = options.get('maxoffsetspertrigger');
  if (limit !== undefined && !/^\d+$/.test(limit)) {
    const cause = `For input string: "${limit}"`;
    throw new PythonError(
      'StreamingQueryException',
      `[STREAM_FAILED] Query terminated with exception: ${cause} SQLSTATE: XXKST`,
      at,
    );
  }
  return {
    startingOffsets: from,
    maxOffsetsPerTrigger: Number(limit ?? 0),
    failOnDataLoss: (options.get('failondataloss') ?? 'true').toLowerCase() !== 'false',
  };
}

/** Where `from_avro` begins to read: behind the header, or with it. */
function fromByte(call: Plan | undefined, at: number): number {
  const [bytes = null] = call?.args.list ?? [];
  const place = bytes instanceof Plan ? bytes.at : at;
  const text =
    bytes instanceof Plan && /^(expr|col)$/.test(calleeOf(bytes))
      ? textOf(bytes.args.list[0] ?? null)
      : textOf(bytes);
  if (/^\s*value\s*$/.test(text)) return 1;
  // With a length that reaches to the end it is the same; Spark counts place 0 as 1.
  const cut =
    /^\s*substr(?:ing)?\(\s*value\s*,\s*(\d+)\s*(?:,\s*length\(\s*value\s*\)\s*(?:-\s*5\s*)?)?\)\s*$/i;
  const from = cut.exec(text)?.[1];
  if (from === '6') return 6;
  if ((from === '1' || from === '0') && !/length/i.test(text)) return 1;
  throw new NotHere(
    `from_avro on ${text} is not run here. The page decodes what stands behind the header of five bytes, substring(value, 6), or takes the header for data, substring(value, 1). From any other byte Avro takes the middle of a field for a length: some records come out as other values, the rest as NULL, byte by byte.`,
    place,
  );
}

function folderOf(
  world: World,
  path: string,
  key: Layer | 'quarantine',
  said: Said,
  at: number,
): Folder {
  if (!/^[\w/.:-]{1,200}$/.test(path)) {
    throw new NotHere(`The checkpoint folder "${path}" has characters that are not run here.`, at);
  }
  const former = world.folders.get(path);
  if (former && former.key !== key) {
    throw new NotHere(
      `The folder ${path} belongs to another query: a checkpoint cannot be shared.`,
      at,
    );
  }
  const { windowMs = 0, slideMs = 0, delayMs = 0, mode } = said;
  return {
    key,
    layer: key === 'quarantine' ? 'silver' : key,
    said: { windowMs, slideMs, delayMs, mode: String(mode) },
  };
}
