import { factsAt, progressAt, queryTape } from '../../../../sim/index.ts';
import { NotHere, PythonError } from '../python/errors.ts';
import { Callable, fromJson, textOf, Thing, type Value } from '../python/values.ts';
import { isUp, tell, type Layer, type World } from './world.ts';

/** A streaming query that a cell has started. */
export interface Handle {
  name: string;
  layer: Layer;
  /** Is it the second query of notebook 2, which the simulation runs together with silver's? */
  quarantine: boolean;
  trigger: string;
  stopped: boolean;
  thing: Thing;
}

/** Spark keeps this many reports of a query. */
const kept = 100;

/** The object that `toTable` returns. */
export function handleOf(
  world: World,
  name: string,
  layer: Layer,
  quarantine: boolean,
  trigger: string,
): Handle {
  const handle: Handle = {
    name,
    layer,
    quarantine,
    trigger,
    stopped: false,
    thing: new Thing('StreamingQuery', (attribute, at) =>
      attributeOf(world, handle, attribute, at),
    ),
  };
  return handle;
}

/** Is its process there now? */
export function isActive(world: World, handle: Handle): boolean {
  return !handle.stopped && world.handles.get(handle.name) === handle && isUp(world, handle.layer);
}

function attributeOf(
  world: World,
  handle: Handle,
  attribute: string,
  at: number,
): Value | undefined {
  const { name, layer } = handle;
  switch (attribute) {
    case 'name':
      return name;
    case 'isActive':
      return isActive(world, handle);
    case 'status':
      return statusOf(world, handle);
    case 'recentProgress':
      return reportsOf(world, handle, kept);
    case 'lastProgress':
      return reportsOf(world, handle, 1)[0] ?? null;
    case 'id':
    case 'runId': {
      const [last] = reportsOf(world, handle, 1);
      return last instanceof Map ? (last.get(attribute) as Value) : null;
    }
    case 'exception':
      return new Callable(attribute, () => {
        const { error } = queryTape(world.run, layer);
        return error === '' || isActive(world, handle) ? null : error;
      });
    case 'stop':
      return new Callable(attribute, () => {
        const runs = isActive(world, handle);
        handle.stopped = true;
        if (runs && !handle.quarantine) tell(world, { do: 'stop', what: layer });
        return null;
      });
    case 'awaitTermination':
      return new Callable(attribute, (_, place) => {
        awaitEnd(world, handle, place);
        return true;
      });
    default:
      throw new NotHere(`"${attribute}" of a running query is not run here.`, at);
  }
}

function statusOf(world: World, handle: Handle): Value {
  const active = isActive(world, handle);
  const running = factsAt(world.run, world.nowMs).databricks[handle.layer].phase === 'running';
  return new Map<Value, Value>([
    [
      'message',
      active ? (running ? 'Processing new data' : 'Waiting for next trigger') : 'Stopped',
    ],
    ['isDataAvailable', active && running],
    ['isTriggerActive', active && running],
  ]);
}

function reportsOf(world: World, { layer, name }: Handle, most: number): Value[] {
  return progressAt(world.run, layer, world.nowMs, most).map((report) =>
    fromJson({ ...report, name }),
  );
}

/** With `availableNow` a query ends by itself, and the cell takes that long. */
function awaitEnd(world: World, handle: Handle, at: number): void {
  if (!isActive(world, handle)) return;
  if (handle.trigger !== 'availableNow') {
    throw new NotHere(
      'awaitTermination() on a query with an interval returns when somebody stops the query: the cell would hold the notebook till then.',
      at,
    );
  }
  const { deeds, error } = queryTape(world.run, handle.layer);
  const end = deeds.find(({ atMs, what }) => atMs >= world.nowMs && what !== 'started');
  if (!end) throw new NotHere('The query does not end within this story.', at);
  world.nowMs = end.atMs;
  if (end.what === 'failed') throw new PythonError('StreamingQueryException', textOf(error), at);
}
