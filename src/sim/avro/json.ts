import { setOwn, type AvroValue, type JsonValue } from './types.ts';

/**
 * A decoded value as JSON: a long beyond 2^53 becomes a decimal text, bytes and fixed a text with
 * one character (U+0000 to U+00FF) for each byte as in Avro's own JSON encoding, and the floats
 * that JSON cannot say become "NaN", "Infinity" and "-Infinity".
 */
export function toJson(value: AvroValue): JsonValue {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) {
    let text = '';
    for (const byte of value) text += String.fromCharCode(byte);
    return text;
  }
  if (Array.isArray(value)) return value.map(toJson);
  const out: { [key: string]: JsonValue } = {};
  for (const [key, inner] of Object.entries(value)) setOwn(out, key, toJson(inner));
  return out;
}
