import { encodeFramed } from '../avro/encodeFramed.ts';
import { parseSchema } from '../avro/schema.ts';
import type { AvroSchema } from '../avro/types.ts';
import { fieldsOf } from '../run/fields.ts';
import type { Run } from '../run/run.ts';

/** Number under which the registry knows the generator's schema, as in semantics.md C3. */
export const runSchemaId = 7;

/**
 * The generator's schema: five fields, each a string or null, since an event may lack its user
 * or its time. The real one is not published (semantics.md C4), so this is our choice.
 */
export const runSchemaText = JSON.stringify({
  type: 'record',
  name: 'UserActivity',
  fields: ['timestamp', 'user_id', 'action', 'page', 'country'].map((name) => ({
    name,
    type: ['null', 'string'],
  })),
});

/** The schema and the bytes of an event's record in the topic: Confluent header and Avro body. */
export function messageOf(run: Run, event: number): { schema: AvroSchema; bytes: Uint8Array } {
  const parsed = parseSchema(runSchemaText);
  if ('error' in parsed) throw new Error(parsed.error.message);
  const encoded = encodeFramed({ ...fieldsOf(run.events, event) }, parsed.schema, runSchemaId);
  if ('error' in encoded) throw new Error(encoded.error.message);
  return { schema: parsed.schema, bytes: encoded.bytes };
}
