import { fail, MAX_DEPTH, token, where, type Cursor } from './cursor.ts';
import { readBlocks } from './decodeBlocks.ts';
import { readScalar } from './decodeScalar.ts';
import { setOwn, typeName, type AvroSchema, type AvroType, type AvroValue } from './types.ts';
import { readLong } from './varint.ts';

/**
 * Reads one value of `type` at the cursor (semantics.md C2) and moves the cursor behind it. On an
 * error `cursor.error` is set and the returned value means nothing. `path` is only kept up to date
 * while spans are collected.
 */
export function readValue(
  cursor: Cursor,
  schema: AvroSchema,
  type: AvroType,
  path: string,
  depth: number,
): AvroValue {
  const { trace } = cursor;
  if (trace === null) return readBody(cursor, schema, type, path, depth);
  const start = cursor.pos;
  const field = { path, type: typeName(type), start, end: start, depth, scalar: true };
  trace.fields.push(field);
  const value = readBody(cursor, schema, type, path, depth);
  field.end = cursor.pos;
  return value;
}

function readBody(
  cursor: Cursor,
  schema: AvroSchema,
  type: AvroType,
  path: string,
  depth: number,
): AvroValue {
  if (--cursor.budget < 0) {
    fail(cursor, 'too-many-values', cursor.pos, path, TOO_MANY);
    return null;
  }
  if (depth > MAX_DEPTH) {
    fail(cursor, 'too-deep', cursor.pos, path, TOO_DEEP);
    return null;
  }
  switch (type.kind) {
    case 'record': {
      markCompound(cursor);
      const out: { [key: string]: AvroValue } = {};
      for (const field of type.fields) {
        const at = cursor.trace === null ? '' : path === '' ? field.name : `${path}.${field.name}`;
        const value = readValue(cursor, schema, field.type, at, depth + 1);
        if (cursor.error !== null) return null;
        setOwn(out, field.name, value);
      }
      return out;
    }
    case 'union': {
      const start = cursor.pos;
      const index = readLong(cursor, path);
      if (cursor.error !== null) return null;
      const branch = typeof index === 'number' ? type.branches[index] : undefined;
      if (branch === undefined) {
        const names = type.branches.map(typeName).join(', ');
        const hint = `${where(path)}the union index at byte ${start} is ${index}, but the union has ${type.branches.length} types (${names}), counted from 0.`;
        fail(cursor, 'bad-union-index', start, path, `${hint} Check the schema.`);
        return null;
      }
      token(cursor, 'union index', 'long', path, start);
      return readBody(cursor, schema, branch, path, depth);
    }
    case 'array': {
      markCompound(cursor);
      const out: AvroValue[] = [];
      readBlocks(cursor, path, () => {
        const at = cursor.trace === null ? '' : `${path}[${out.length}]`;
        out.push(readValue(cursor, schema, type.items, at, depth + 1));
      });
      return out;
    }
    case 'map': {
      markCompound(cursor);
      const out: { [key: string]: AvroValue } = {};
      readBlocks(cursor, path, () => {
        const key = readScalar(cursor, { kind: 'string' }, path);
        if (cursor.error !== null || typeof key !== 'string') return;
        const at = cursor.trace === null ? '' : `${path}[${JSON.stringify(key)}]`;
        setOwn(out, key, readValue(cursor, schema, type.values, at, depth + 1));
      });
      return out;
    }
    case 'ref': {
      const target = schema.named.get(type.name);
      // parseSchema makes no dangling reference; a hand-made one reads as null.
      return target === undefined ? null : readBody(cursor, schema, target, path, depth);
    }
    default:
      return readScalar(cursor, type, path);
  }
}

/** A record, an array or a map is about to be read: the field that was opened last has an inside. */
function markCompound(cursor: Cursor): void {
  const field = cursor.trace?.fields.at(-1);
  if (field !== undefined) field.scalar = false;
}

const TOO_MANY =
  'These bytes ask for more values than a message of this size can hold (items of no bytes each). ' +
  'Reading stopped at the limit; check the schema.';

const TOO_DEEP = `The values are nested more than ${MAX_DEPTH} deep, so reading stopped. Check that these bytes belong to this recursive schema.`;
