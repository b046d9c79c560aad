import type { Catalog } from './catalog.ts';

/** Why a statement is refused, in Snowflake's words where it has some. */
export class Refusal extends Error {}

/** The parts of a name as Snowflake keeps them: in upper case unless in double quotes. */
export function partsOf(written: string): string[] {
  return [...written.matchAll(/"([^"]+)"|([\w$]+)/g)].map(
    ([, quoted, bare]) => quoted ?? (bare ?? '').toUpperCase(),
  );
}

/** A schema's name with its database. */
export function schemaName(written: string): string {
  const parts = partsOf(written);
  return (parts.length > 1 ? parts : ['DE_MASTERCLASS', ...parts]).join('.');
}

/** The name of what is in a schema, with its database and schema. Throws a Refusal for want of one. */
export function fullName(catalog: Catalog, written: string): string {
  const parts = partsOf(written);
  if (parts.length === 3) return parts.join('.');
  if (parts.length === 2) return ['DE_MASTERCLASS', ...parts].join('.');
  if (catalog.schema === '') throw new Refusal(noSchema);
  return `${catalog.schema}.${parts.join('.')}`;
}

/** What Snowflake says of a name behind which there is nothing. */
export function missing(kind: string, name: string): Refusal {
  return new Refusal(`SQL compilation error: ${kind} '${name}' does not exist or not authorized.`);
}

const noSchema =
  'Cannot perform this operation. This session does not have a current schema. Call USE SCHEMA, or use a qualified name.';

/** Refuses a name whose schema is not there. */
export function mustHaveSchema(catalog: Catalog, name: string): void {
  const schema = name.split('.').slice(0, 2).join('.');
  if (!catalog.schemas.has(schema)) throw missing('Schema', schema);
}
