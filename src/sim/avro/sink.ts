import { toJson } from './json.ts';
import type { AvroValue } from './types.ts';
import { encodeUtf8 } from './utf8.ts';
import { varintBytes } from './varint.ts';

/** Why a value does not fit its schema: at which field, what the schema wants, what was given. */
export interface EncodeError {
  code: 'does-not-fit';
  path: string;
  expected: string;
  got: string;
  message: string;
}

/** Where encoded bytes gather. The first error stops everything that follows it. */
export interface Sink {
  bytes: Uint8Array;
  length: number;
  /** Tries left: unions are written by trying branches, which a hostile schema could make endless. */
  budget: number;
  /** True while only exact fits count; false also takes JSON's spellings of longs, floats and bytes. */
  strict: boolean;
  error: EncodeError | null;
}

const TRIES = 1_000_000;

/** An empty sink. */
export function openSink(): Sink {
  return { bytes: new Uint8Array(64), length: 0, budget: TRIES, strict: false, error: null };
}

/** Appends one byte. */
export function put(sink: Sink, byte: number): void {
  room(sink, 1);
  sink.bytes[sink.length++] = byte;
}

/** Appends raw bytes, or a number or bigint as a zigzag varint. */
export function putAll(sink: Sink, content: Uint8Array | number | bigint): void {
  if (typeof content === 'number' && content >= -64 && content < 64) {
    put(sink, (content << 1) ^ (content >> 31));
    return;
  }
  const bytes = content instanceof Uint8Array ? content : varintBytes(BigInt(content));
  room(sink, bytes.length);
  sink.bytes.set(bytes, sink.length);
  sink.length += bytes.length;
}

/**
 * Appends a text as its length in bytes and its UTF-8. Returns -1, or the index of the first lone
 * surrogate, which has no UTF-8 form.
 */
export function putText(sink: Sink, text: string): number {
  const start = sink.length;
  const size = text.length;
  putAll(sink, size);
  room(sink, size);
  // Nearly every text is ASCII, where a character is a byte and nothing need be allocated.
  for (let i = 0; i < size; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) {
      const { bytes, badAt } = encodeUtf8(text);
      sink.length = start;
      putAll(sink, bytes.length);
      putAll(sink, bytes);
      return badAt;
    }
    sink.bytes[sink.length++] = code;
  }
  return -1;
}

/** Stops the encoding with its first error. */
export function reject(
  sink: Sink,
  path: string,
  expected: string,
  value: AvroValue | undefined,
): void {
  const got = describe(value);
  const field = path === '' ? 'The value' : `Field ${path}`;
  sink.error ??= {
    code: 'does-not-fit',
    path,
    expected,
    got,
    message: `${field} should be ${expected}, but it is ${got}. Change the value or the schema.`,
  };
}

function describe(value: AvroValue | undefined): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (typeof value === 'object') return 'an object';
  const text = typeof value === 'bigint' ? value.toString() : JSON.stringify(toJson(value));
  return text.length > 40 ? `${text.slice(0, 40)}...` : text;
}

function room(sink: Sink, more: number): void {
  if (sink.length + more <= sink.bytes.length) return;
  const grown = new Uint8Array(Math.max(sink.bytes.length * 2, sink.length + more));
  grown.set(sink.bytes);
  sink.bytes = grown;
}
