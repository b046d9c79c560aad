import { NotHere, PythonError } from '../python/errors.ts';
import { Callable, isTrue, textOf, Thing, type Args, type Value } from '../python/values.ts';
import { isUp, tell, type World } from './world.ts';

/** `dbutils`: widgets, secrets, and the file system as far as checkpoints go. */
export function dbutilsOf(world: World, widgets: Map<string, string>): Thing {
  const parts: Record<string, Thing> = {
    widgets: things('widgets', {
      text: ({ list: [name = null, value = ''] }) => {
        // A widget that is there keeps its value.
        if (!widgets.has(textOf(name))) widgets.set(textOf(name), textOf(value));
        return null;
      },
      get: ({ list: [name = null] }, at) => {
        const value = widgets.get(textOf(name));
        if (value !== undefined) return value;
        const message = `No input widget named ${textOf(name)} is defined`;
        throw new PythonError('InputWidgetNotDefined', message, at);
      },
      removeAll: () => {
        widgets.clear();
        return null;
      },
    }),
    // What a notebook shows of a secret, whatever it is.
    secrets: things('secrets', { get: () => '[REDACTED]' }),
    fs: things('fs', { rm: (args, at) => removed(world, args, at) }),
  };
  return new Thing('dbutils', (name, at) => {
    if (!Object.hasOwn(parts, name)) throw new NotHere(`dbutils.${name} is not run here.`, at);
    return parts[name];
  });
}

function things(type: string, calls: Record<string, (args: Args, at: number) => Value>): Thing {
  return new Thing(type, (name, at) => {
    const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
    if (!call) throw new NotHere(`dbutils.${type}.${name} is not run here.`, at);
    return new Callable(name, call);
  });
}

/** `dbutils.fs.rm(folder, True)`: deletes the checkpoints that lie in it. */
function removed(world: World, { list, named }: Args, at: number): Value {
  const path = textOf(list[0] ?? null).replace(/\/+$/, '');
  const whole = isTrue(list[1] ?? named.get('recurse') ?? false);
  const inside = [...world.folders].filter(
    ([folder]) => folder === path || folder.startsWith(`${path}/`),
  );
  if (inside.length === 0) return false;
  if (!whole) {
    throw new NotHere('A checkpoint is a folder: write dbutils.fs.rm(folder, True).', at);
  }
  for (const [folder, { layer, key }] of inside) {
    if (!world.replayed && key !== 'quarantine') remove(world, folder, layer, at);
    world.folders.delete(folder);
  }
  return true;
}

function remove(
  world: World,
  folder: string,
  layer: 'bronze' | 'silver' | 'gold',
  at: number,
): void {
  const { checkpoints } = world.run.state[layer].stream;
  const inPlace = checkpoints.findLast(({ createdAt }) => createdAt <= world.nowMs);
  if (inPlace?.root !== folder) {
    throw new NotHere(`${folder} is a former checkpoint, and the simulation keeps those.`, at);
  }
  if (isUp(world, layer)) {
    throw new NotHere(
      `The ${layer} query is running on this checkpoint, and what then fails is not simulated. Stop it before you delete the folder.`,
      at,
    );
  }
  tell(world, { do: 'delete-checkpoint', what: layer });
}
