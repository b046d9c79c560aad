import { put, putAll, putText, reject, type Sink } from './sink.ts';
import type { AvroValue, EnumType, FixedType, PrimitiveKind } from './types.ts';

const LONG_MIN = -(2n ** 63n);
const LONG_MAX = 2n ** 63n - 1n;

/** Appends a primitive, an enum or a fixed, or rejects the value. */
export function encodeScalar(
  sink: Sink,
  type: { kind: PrimitiveKind } | EnumType | FixedType,
  value: AvroValue | undefined,
  path: string,
): void {
  switch (type.kind) {
    case 'null':
      return value === null ? undefined : reject(sink, path, 'null', value);
    case 'boolean':
      if (typeof value !== 'boolean') return reject(sink, path, 'true or false', value);
      return put(sink, value ? 1 : 0);
    case 'int': {
      const whole = toLong(value, sink.strict);
      if (
        whole === null ||
        whole < -0x80000000n ||
        whole > 0x7fffffffn ||
        strictZero(sink, value)
      ) {
        return reject(sink, path, 'a whole number of 32 bits (int)', value);
      }
      return putAll(sink, Number(whole));
    }
    case 'long': {
      const whole = toLong(value, sink.strict);
      if (whole === null || whole < LONG_MIN || whole > LONG_MAX || strictZero(sink, value)) {
        return reject(sink, path, 'a whole number of 64 bits (long; beyond 2^53 as text)', value);
      }
      return putAll(sink, whole);
    }
    case 'float':
    case 'double':
      return encodeFloat(sink, type.kind, value, path);
    case 'enum': {
      const index = typeof value === 'string' ? type.symbols.indexOf(value) : -1;
      if (index < 0) return reject(sink, path, `one of ${type.symbols.join(', ')}`, value);
      return putAll(sink, index);
    }
    case 'fixed': {
      const bytes = toBytes(value, sink.strict);
      if (bytes?.length !== type.size) return reject(sink, path, `${type.size} bytes`, value);
      return putAll(sink, bytes);
    }
    case 'bytes': {
      const bytes = toBytes(value, sink.strict);
      if (bytes === null) {
        return reject(sink, path, 'bytes (a text of characters U+0000 to U+00FF)', value);
      }
      putAll(sink, bytes.length);
      return putAll(sink, bytes);
    }
    case 'string': {
      if (typeof value !== 'string') return reject(sink, path, 'a text (string)', value);
      const badAt = putText(sink, value);
      if (badAt < 0) return;
      return reject(sink, path, `a text without half a surrogate pair (at ${badAt})`, value);
    }
  }
}

/** -0 is no integer to an exact fit: as a branch of a union it belongs to float or double. */
function strictZero(sink: Sink, value: AvroValue | undefined): boolean {
  return sink.strict && Object.is(value, -0);
}

function toLong(value: AvroValue | undefined, strict: boolean): bigint | null {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : null;
  if (!strict && typeof value === 'string' && /^-?\d{1,19}$/.test(value)) return BigInt(value);
  return null;
}

function toBytes(value: AvroValue | undefined, strict: boolean): Uint8Array | null {
  if (value instanceof Uint8Array) return value;
  if (strict || typeof value !== 'string') return null;
  const out = new Uint8Array(value.length);
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code > 0xff) return null;
    out[i] = code;
  }
  return out;
}

function encodeFloat(
  sink: Sink,
  kind: 'float' | 'double',
  value: AvroValue | undefined,
  path: string,
): void {
  const named = !sink.strict && (value === 'NaN' || value === 'Infinity' || value === '-Infinity');
  const number = named ? Number(value) : value;
  if (typeof number !== 'number') return reject(sink, path, `a number (${kind})`, value);
  const view = new DataView(new ArrayBuffer(8));
  if (kind === 'double') {
    view.setFloat64(0, number, true);
    return putAll(sink, new Uint8Array(view.buffer, 0, 8));
  }
  view.setFloat32(0, number, true);
  if (sink.strict && !Object.is(view.getFloat32(0, true), number)) {
    return reject(sink, path, 'a number that 32 bits hold exactly (float)', value);
  }
  putAll(sink, new Uint8Array(view.buffer, 0, 4));
}
