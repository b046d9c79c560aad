import type { AvroSchema } from './types.ts';

const FIELDS = ['timestamp', 'user_id', 'action', 'page', 'country'];

/** The schema text of the user-activity events: a record of five strings (semantics.md C3). */
export const DEFAULT_SCHEMA_TEXT = JSON.stringify({
  type: 'record',
  name: 'UserActivity',
  fields: FIELDS.map((name) => ({ name, type: 'string' })),
});

/** The same, parsed. A new value at each call, so that nobody can change it for another. */
export function defaultSchema(): AvroSchema {
  const root = {
    kind: 'record' as const,
    name: 'UserActivity',
    fields: FIELDS.map((name) => ({ name, type: { kind: 'string' as const } })),
  };
  return { root, named: new Map([[root.name, root]]) };
}
