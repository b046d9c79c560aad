import { expect, test } from 'vitest';
import { effectOf, emptyCatalog, type Catalog } from './catalog.ts';
import { readCommand } from './read.ts';

/** What exists after these statements. */
function after(...statements: string[]): Catalog {
  return statements.reduce<Catalog>(
    (catalog, text) => effectOf(catalog, readCommand(text), 0, 0).catalog,
    emptyCatalog(),
  );
}

test('a name in double quotes keeps its letters, a schema’s too', () => {
  const { schemas, schema, objects } = after('CREATE SCHEMA "Mine"', 'CREATE STAGE "Mine"."Here"');
  expect([...schemas, schema]).toEqual(['DE_MASTERCLASS.Mine', 'DE_MASTERCLASS.Mine']);
  expect([...objects]).toEqual(['STAGE DE_MASTERCLASS.Mine.Here']);
  expect(() => after('CREATE SCHEMA mine', 'USE SCHEMA "mine"')).toThrow(
    "Schema 'DE_MASTERCLASS.mine' does not exist or not authorized.",
  );
});
