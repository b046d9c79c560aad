import { toHex } from '../avro/hex.ts';
import { encodeFramed } from '../avro/encodeFramed.ts';
import { traceFramed } from '../avro/framing.ts';
import { parseSchema } from '../avro/schema.ts';
import { flatten } from '../avro/trace.ts';
import { fieldsOf } from '../run/fields.ts';
import type { Run } from '../run/run.ts';

/** Bytes of one field of a message, or of its header. */
interface ByteField {
  /** `magic`, `schema id`, or the field's name. */
  name: string;
  /** Two hex digits a byte. */
  hex: string[];
}

/**
 * The schema id in the header of the simulated records. Another than that of the worked example of
 * five plain strings (semantics.md C3): in a registry an id names one schema.
 */
export const simulatedSchemaId = 9;

/** Each field is a union with null, so that the generator's events without a user can be written. */
export const activitySchemaText = JSON.stringify({
  type: 'record',
  name: 'UserActivity',
  fields: ['timestamp', 'user_id', 'action', 'page', 'country'].map((name) => ({
    name,
    type: ['null', 'string'],
  })),
});

/** The record's value in the topic, byte by byte, in the order of its fields (semantics.md C1). */
export function eventBytes(run: Run, event: number): ByteField[] {
  const parsed = parseSchema(activitySchemaText);
  if ('error' in parsed) return [];
  const { timestamp, user_id, action, page, country } = fieldsOf(run.events, event);
  const value = { timestamp, user_id, action, page, country };
  const framed = encodeFramed(value, parsed.schema, simulatedSchemaId);
  if ('error' in framed) return [];
  const { bytes } = framed;
  const { trace } = traceFramed(bytes, parsed.schema);
  return flatten(trace).map(({ path, part, start, end }) => ({
    name: part === undefined ? path : part,
    hex: toHex(bytes.subarray(start, end)).match(/[0-9a-f]{2}/gi) ?? [],
  }));
}
