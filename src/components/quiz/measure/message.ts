import {
  defaultSchema,
  encodeFramed,
  flatten,
  toHex,
  toJson,
  traceBody,
  traceFramed,
  type JsonValue,
} from '../../../sim/index.ts';
import type { Measured, MeasureOf } from './schema.ts';

/** Encodes the event of a question, then reads the message as it should be or prefix and all. */
export function measureMessage({ schemaId, event, fact }: MeasureOf<'message'>): Measured {
  const schema = defaultSchema();
  const encoded = encodeFramed(event, schema, schemaId);
  if ('error' in encoded) throw new Error(encoded.error.message);
  const { bytes } = encoded;
  const read = fact === 'bytes' ? traceFramed(bytes, schema) : traceBody(bytes, schema);
  if ('error' in read) throw new Error(`The message of a question gives: ${read.error.message}`);
  return {
    value: fact === 'bytes' ? bytes.length : countryOf(toJson(read.value)).length,
    head: ['read as', 'bytes', 'hex'],
    rows: flatten(read.trace).map(({ path, part, start, end }) => [
      path || part || 'value',
      String(end - start),
      toHex(bytes.slice(start, end)),
    ]),
  };
}

function countryOf(value: JsonValue): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
  return typeof value.country === 'string' ? value.country : '';
}
