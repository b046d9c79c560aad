import { fail, openCursor, token, type Cursor, type DecodeError } from './cursor.ts';
import { readValue } from './decode.ts';
import { flatten, type FlatSpan, type Trace } from './trace.ts';
import { toJson } from './json.ts';
import type { AvroSchema, AvroValue, JsonValue } from './types.ts';

/** Bytes before the Avro body: magic 0x00 and the schema id, 4 bytes big-endian (semantics.md C1). */
export const HEADER_BYTES = 5;

/** A message read whole. `trailing` counts the bytes after the value, which decoders ignore. */
interface Decoded {
  schemaId: number;
  value: AvroValue;
  trailing: number;
}

/** Reads a framed message without spans: the quick way, for many messages. */
export function readFramed(
  bytes: Uint8Array,
  schema: AvroSchema,
): Decoded | { error: DecodeError } {
  const cursor = openCursor(bytes, 0, null);
  const decoded = readMessage(cursor, schema);
  if (cursor.error === null) return decoded;
  // Read again with spans on: then the error can name the field.
  const again = traceFramed(bytes, schema);
  return 'error' in again ? { error: again.error } : decoded;
}

/**
 * Reads a framed message with every token and field span. On an error the trace holds what was
 * read up to it, so a figure can show how far the decoder came.
 */
export function traceFramed(
  bytes: Uint8Array,
  schema: AvroSchema,
): (Decoded & { trace: Trace }) | { error: DecodeError; trace: Trace } {
  const trace: Trace = { tokens: [], fields: [] };
  const cursor = openCursor(bytes, 0, trace);
  const decoded = readMessage(cursor, schema);
  return cursor.error === null ? { ...decoded, trace } : { error: cursor.error, trace };
}

/**
 * Reads bare Avro bytes (no header) with every span: what Spark's `from_avro` is handed, and, fed
 * a whole message, what happens when the header was not stripped.
 */
export function traceBody(
  bytes: Uint8Array,
  schema: AvroSchema,
): { value: AvroValue; trailing: number; trace: Trace } | { error: DecodeError; trace: Trace } {
  const trace: Trace = { tokens: [], fields: [] };
  const cursor = openCursor(bytes, 0, trace);
  const value = readValue(cursor, schema, schema.root, '', 0);
  if (cursor.error !== null) return { error: cursor.error, trace };
  return { value, trailing: readTrailing(cursor), trace };
}

/**
 * What the command line prints for a message: JSON-ready value (integers beyond 2^53 as strings),
 * flat spans that cover every byte once, and the count of trailing bytes; or the error.
 */
export function decodeFramed(
  bytes: Uint8Array,
  schema: AvroSchema,
):
  | { schemaId: number; value: JsonValue; spans: FlatSpan[]; trailing: number }
  | { error: { code: string; offset: number; message: string } } {
  const result = traceFramed(bytes, schema);
  if ('error' in result) {
    const { code, offset, message } = result.error;
    return { error: { code, offset, message } };
  }
  const { schemaId, value, trailing, trace } = result;
  return { schemaId, value: toJson(value), spans: flatten(trace), trailing };
}

function readMessage(cursor: Cursor, schema: AvroSchema): Decoded {
  const schemaId = readHeader(cursor);
  const value = cursor.error === null ? readValue(cursor, schema, schema.root, '', 0) : null;
  if (cursor.error?.code === 'end-of-data' && cursor.bytes.length === HEADER_BYTES) {
    cursor.error = null;
    fail(cursor, 'too-short', HEADER_BYTES, '', ONLY_HEADER);
  }
  return { schemaId, value, trailing: readTrailing(cursor) };
}

function readHeader(cursor: Cursor): number {
  const { bytes } = cursor;
  if (bytes.length < HEADER_BYTES) {
    const text = `The message has ${bytes.length} bytes, but its header alone takes ${HEADER_BYTES}: one magic byte and four for the schema id. Check that the whole value was copied.`;
    fail(cursor, 'too-short', bytes.length, '', text);
    return 0;
  }
  if (bytes[0] !== 0) {
    const text = `The first byte is ${bytes[0]}, and a message in the Confluent wire format starts with 0. Either the header was already taken off, or this was not written with a schema registry.`;
    fail(cursor, 'bad-magic', 0, '', text);
    return 0;
  }
  cursor.pos = 1;
  token(cursor, 'magic', 'byte', '', 0);
  cursor.pos = HEADER_BYTES;
  token(cursor, 'schema id', 'uint32', '', 1);
  return cursor.view.getUint32(1);
}

function readTrailing(cursor: Cursor): number {
  const start = cursor.pos;
  const trailing = cursor.bytes.length - start;
  if (trailing > 0 && cursor.error === null) {
    cursor.pos = cursor.bytes.length;
    token(cursor, 'trailing', 'bytes', '', start);
  }
  return trailing;
}

const ONLY_HEADER =
  'The message ends right after its 5-byte header: there is a schema id and no value. Check that the whole value was copied.';
