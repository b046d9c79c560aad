import type { Trace, TokenPart } from './trace.ts';

/** Every way in which bytes can fail to be a message. The codes are stable; texts may be reworded. */
type DecodeErrorCode =
  | 'too-short'
  | 'bad-magic'
  | 'end-of-data'
  | 'negative-length'
  | 'varint-too-long'
  | 'int-out-of-range'
  | 'bad-boolean'
  | 'bad-utf8'
  | 'bad-union-index'
  | 'bad-enum-index'
  | 'bad-block-size'
  | 'too-many-values'
  | 'too-deep';

/** `offset` is the first byte to blame, counted from the start of the bytes that were given. */
export interface DecodeError {
  code: DecodeErrorCode;
  offset: number;
  /** The field that was being read, `` for the message as a whole. */
  path: string;
  message: string;
}

/**
 * Values beyond the message's own byte count that one decode may produce. Types of no bytes (null,
 * an empty record) would otherwise let ten bytes ask for 2^60 items.
 */
export const SPARE_VALUES = 100_000;

/** Values nested deeper than this are refused; only a recursive schema can get there. */
export const MAX_DEPTH = 400;

/** The place of one decode in its bytes. The first error stops everything that follows it. */
export interface Cursor {
  bytes: Uint8Array;
  view: DataView;
  pos: number;
  /** How many more values may be produced. */
  budget: number;
  error: DecodeError | null;
  /** Where spans are collected; null when only the value is wanted, which is much faster. */
  trace: Trace | null;
}

/** A cursor at byte `pos` of `bytes`. */
export function openCursor(bytes: Uint8Array, pos: number, trace: Trace | null): Cursor {
  return {
    bytes,
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    pos,
    budget: bytes.length + SPARE_VALUES,
    error: null,
    trace,
  };
}

/** Stops the decode with its first error; later ones are consequences and change nothing. */
export function fail(
  cursor: Cursor,
  code: DecodeErrorCode,
  offset: number,
  path: string,
  message: string,
): void {
  cursor.error ??= { code, offset, path, message };
}

/** True when `size` more bytes are there; else fails with how many are missing. */
export function need(cursor: Cursor, size: number, path: string, what: string): boolean {
  const left = cursor.bytes.length - cursor.pos;
  if (left >= size) return true;
  fail(
    cursor,
    'end-of-data',
    cursor.bytes.length,
    path,
    `${where(path)}${what} needs ${size} ${size === 1 ? 'byte' : 'bytes'} from byte ${cursor.pos} on, ` +
      `but only ${left} ${left === 1 ? 'is' : 'are'} left. The message is cut off, or it was written with another schema.`,
  );
  return false;
}

/** Notes the leaf span [start, pos) when spans are wanted. */
export function token(
  cursor: Cursor,
  part: TokenPart,
  type: string,
  path: string,
  start: number,
): void {
  cursor.trace?.tokens.push({ part, type, path, start, end: cursor.pos });
}

/** `Field country: `, or nothing for the message as a whole. */
export function where(path: string): string {
  return path === '' ? '' : `Field ${path}: `;
}
