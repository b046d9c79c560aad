import { fail, need, token, where, type Cursor } from './cursor.ts';
import type { AvroValue, EnumType, FixedType, PrimitiveKind } from './types.ts';
import { decodeUtf8 } from './utf8.ts';
import { readLong } from './varint.ts';

/** Reads a primitive, an enum or a fixed. On an error the cursor holds it and the value is null. */
export function readScalar(
  cursor: Cursor,
  type: { kind: PrimitiveKind } | EnumType | FixedType,
  path: string,
): AvroValue {
  const start = cursor.pos;
  switch (type.kind) {
    case 'null':
      return null;
    case 'boolean': {
      if (!need(cursor, 1, path, 'a boolean')) return null;
      const byte = cursor.bytes[cursor.pos++] ?? 0;
      if (byte > 1) {
        const text = `${where(path)}byte ${start} is ${byte}, and a boolean is 0 (false) or 1 (true). Check the schema.`;
        fail(cursor, 'bad-boolean', start, path, text);
        return null;
      }
      token(cursor, 'value', 'boolean', path, start);
      return byte === 1;
    }
    case 'int':
      return readInt(cursor, path);
    case 'long': {
      const value = readLong(cursor, path);
      if (cursor.error !== null) return null;
      token(cursor, 'value', 'long', path, start);
      return value;
    }
    case 'float':
    case 'double': {
      const size = type.kind === 'float' ? 4 : 8;
      if (!need(cursor, size, path, `a ${type.kind}`)) return null;
      cursor.pos = start + size;
      token(cursor, 'value', type.kind, path, start);
      return size === 4 ? cursor.view.getFloat32(start, true) : cursor.view.getFloat64(start, true);
    }
    case 'fixed':
      return readBytes(cursor, type.size, path, 'fixed');
    case 'enum':
      return readEnum(cursor, type, path);
    case 'bytes': {
      const size = readLength(cursor, path);
      return size < 0 ? null : readBytes(cursor, size, path, 'bytes');
    }
    case 'string': {
      const size = readLength(cursor, path);
      return size < 0 ? null : readText(cursor, size, path);
    }
  }
}

function readInt(cursor: Cursor, path: string): number | null {
  const start = cursor.pos;
  const value = readLong(cursor, path, 5);
  if (cursor.error !== null) return null;
  if (typeof value === 'bigint' || value < -0x80000000 || value > 0x7fffffff) {
    const text = `${where(path)}the number at byte ${start} is ${value}, which is no 32-bit int. Check whether the schema should say long.`;
    fail(cursor, 'int-out-of-range', start, path, text);
    return null;
  }
  token(cursor, 'value', 'int', path, start);
  return value;
}

function readEnum(cursor: Cursor, type: EnumType, path: string): string | null {
  const start = cursor.pos;
  const index = readInt(cursor, path);
  if (index === null) return null;
  const symbol = type.symbols[index];
  if (symbol === undefined) {
    const text = `${where(path)}the symbol index at byte ${start} is ${index}, but ${type.name} has ${type.symbols.length} symbols, counted from 0. Check the schema.`;
    fail(cursor, 'bad-enum-index', start, path, text);
    return null;
  }
  return symbol;
}

/** The length prefix of a string or bytes, in bytes; -1 after an error. */
function readLength(cursor: Cursor, path: string): number {
  const start = cursor.pos;
  const length = readLong(cursor, path);
  if (cursor.error !== null) return -1;
  if (length < 0) {
    const text = `${where(path)}the length at byte ${start} is ${length}, and a length is never negative. Check the schema and that the 5-byte header was taken off.`;
    fail(cursor, 'negative-length', start, path, text);
    return -1;
  }
  const left = cursor.bytes.length - cursor.pos;
  if (length > left) {
    const text = `${where(path)}the length at byte ${start} promises ${length} ${length === 1 ? 'byte' : 'bytes'}, but only ${left} ${left === 1 ? 'is' : 'are'} left. The message is cut off, or it was written with another schema.`;
    fail(cursor, 'end-of-data', cursor.bytes.length, path, text);
    return -1;
  }
  token(cursor, 'length', 'long', path, start);
  return Number(length);
}

function readBytes(cursor: Cursor, size: number, path: string, type: string): Uint8Array | null {
  if (!need(cursor, size, path, `a value of ${size} bytes`)) return null;
  const start = cursor.pos;
  cursor.pos += size;
  if (size > 0) token(cursor, 'value', type, path, start);
  return cursor.bytes.slice(start, cursor.pos);
}

function readText(cursor: Cursor, size: number, path: string): string | null {
  const start = cursor.pos;
  const text = decodeUtf8(cursor.bytes, start, start + size);
  if (typeof text !== 'string') {
    const bad = `${where(path)}the text is not UTF-8 at byte ${text.start} (${text.reason}). Check that the field holds text, and with which encoding it was written.`;
    fail(cursor, 'bad-utf8', text.start, path, bad);
    return null;
  }
  cursor.pos = start + size;
  if (size > 0) token(cursor, 'value', 'string', path, start);
  return text;
}
