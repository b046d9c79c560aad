import { HEADER_BYTES } from './framing.ts';
import { openSink, type EncodeError } from './sink.ts';
import { writeValue } from './encode.ts';
import type { AvroSchema, AvroValue } from './types.ts';

/** The bare Avro bytes of a value, without a header; or which field does not fit and why. */
export function encodeBody(
  value: AvroValue,
  schema: AvroSchema,
): { bytes: Uint8Array } | { error: EncodeError } {
  const sink = openSink();
  writeValue(sink, schema, schema.root, value, '', 0);
  if (sink.error !== null) return { error: sink.error };
  return { bytes: sink.bytes.slice(0, sink.length) };
}

/**
 * A message in the Confluent wire format: 0x00, the schema id as 4 bytes big-endian, the Avro
 * bytes (semantics.md C1). `id` is 0 to 2^32 - 1.
 */
export function encodeFramed(
  value: AvroValue,
  schema: AvroSchema,
  id: number,
): { bytes: Uint8Array } | { error: EncodeError } {
  if (!Number.isInteger(id) || id < 0 || id > 0xffffffff) {
    const expected = 'a whole number from 0 to 4294967295';
    const message = `The schema id should be ${expected}, but it is ${id}. Change it.`;
    return {
      error: { code: 'does-not-fit', path: '(schema id)', expected, got: String(id), message },
    };
  }
  const body = encodeBody(value, schema);
  if ('error' in body) return body;
  const bytes = new Uint8Array(HEADER_BYTES + body.bytes.length);
  new DataView(bytes.buffer).setUint32(1, id);
  bytes.set(body.bytes, HEADER_BYTES);
  return { bytes };
}
