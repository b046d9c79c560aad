import { NotHere } from '../python/errors.ts';
import { Callable, Thing, type Value } from '../python/values.ts';
import type { World } from './world.ts';

const queries = new WeakMap<Thing, string>();

/** The DataFrame of a query: it runs when it is shown. */
export function queryResult(world: World, sql: string, at: number): Thing {
  const verb = /^\s*(\w+)/.exec(sql)?.[1]?.toUpperCase() ?? '';
  if (verb !== 'SELECT' && verb !== 'WITH' && verb !== 'SHOW') {
    throw new NotHere(
      `${verb} is not run here: this worksheet runs CREATE SCHEMA and SELECT, and the three streaming queries.`,
      at,
    );
  }
  const result: Thing = new Thing('DataFrame', (name, place) => {
    if (name === 'show') {
      return new Callable(name, () => {
        world.outputs.push({ kind: 'sql', sql, at });
        return null;
      });
    }
    throw new NotHere(
      `"${name}" on the result of a query is not run here: say it in the SQL, and show it with display(…).`,
      place,
    );
  });
  queries.set(result, sql);
  return result;
}

/** The SQL behind a result; undefined for anything else. */
export function sqlOf(value: Value): string | undefined {
  return value instanceof Thing ? queries.get(value) : undefined;
}
