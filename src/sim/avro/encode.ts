import { encodeScalar } from './encodeScalar.ts';
import { put, putAll, reject, type Sink } from './sink.ts';
import {
  typeName,
  type AvroSchema,
  type AvroType,
  type AvroValue,
  type RecordType,
} from './types.ts';
import { MAX_DEPTH } from './cursor.ts';

/**
 * Appends `value` as `type` (semantics.md C2). A union takes the first branch that fits the value
 * exactly and, failing that, the first that fits it as JSON (a text of digits for a long, a text
 * for bytes). A record's missing field takes its default; a field the schema lacks is an error,
 * because it is nearly always a typing slip.
 */
export function writeValue(
  sink: Sink,
  schema: AvroSchema,
  type: AvroType,
  value: AvroValue | undefined,
  path: string,
  depth: number,
): void {
  if (sink.error !== null) return;
  if (depth > MAX_DEPTH) {
    reject(sink, path, `at most ${MAX_DEPTH} values inside each other`, value);
    return;
  }
  if (--sink.budget < 0) {
    reject(sink, path, 'a value that fits the unions in fewer tries', value);
    return;
  }
  switch (type.kind) {
    case 'record':
      return writeRecord(sink, schema, type, value, path, depth);
    case 'union':
      return writeUnion(sink, schema, type.branches, value, path, depth);
    case 'array': {
      if (!Array.isArray(value)) return reject(sink, path, 'a list', value);
      if (value.length > 0) putAll(sink, value.length);
      for (const [i, item] of value.entries()) {
        writeValue(sink, schema, type.items, item, `${path}[${i}]`, depth + 1);
      }
      return put(sink, 0);
    }
    case 'map': {
      if (!isObject(value)) return reject(sink, path, 'an object of values by key', value);
      const entries = Object.entries(value);
      if (entries.length > 0) putAll(sink, entries.length);
      for (const [key, item] of entries) {
        encodeScalar(sink, { kind: 'string' }, key, path);
        writeValue(sink, schema, type.values, item, `${path}[${JSON.stringify(key)}]`, depth + 1);
      }
      return put(sink, 0);
    }
    case 'ref': {
      const target = schema.named.get(type.name);
      if (target === undefined) return reject(sink, path, `the type ${type.name}`, value);
      return writeValue(sink, schema, target, value, path, depth);
    }
    default:
      return encodeScalar(sink, type, value, path);
  }
}

function writeRecord(
  sink: Sink,
  schema: AvroSchema,
  type: RecordType,
  value: AvroValue | undefined,
  path: string,
  depth: number,
): void {
  if (!isObject(value)) return reject(sink, path, `an object (record ${type.name})`, value);
  for (const field of type.fields) {
    const at = path === '' ? field.name : `${path}.${field.name}`;
    const given = Object.hasOwn(value, field.name) ? value[field.name] : undefined;
    if (given !== undefined || field.default === undefined) {
      writeValue(sink, schema, field.type, given, at, depth + 1);
      continue;
    }
    // Defaults are JSON, whatever the caller's values are.
    const strict = sink.strict;
    sink.strict = false;
    writeValue(sink, schema, field.type, field.default, at, depth + 1);
    sink.strict = strict;
  }
  for (const key of Object.keys(value)) {
    if (type.fields.some((field) => field.name === key)) continue;
    const names = type.fields.map((field) => field.name).join(', ');
    reject(sink, path === '' ? key : `${path}.${key}`, `one of the fields ${names}`, key);
  }
}

function writeUnion(
  sink: Sink,
  schema: AvroSchema,
  branches: AvroType[],
  value: AvroValue | undefined,
  path: string,
  depth: number,
): void {
  const start = sink.length;
  const wasStrict = sink.strict;
  for (const strict of wasStrict ? [true] : [true, false]) {
    for (const [index, branch] of branches.entries()) {
      sink.strict = strict;
      putAll(sink, index);
      writeValue(sink, schema, branch, value, path, depth + 1);
      sink.strict = wasStrict;
      if (sink.error === null) return;
      if (sink.budget < 0) return;
      sink.length = start;
      sink.error = null;
    }
  }
  reject(sink, path, `one of ${branches.map(typeName).join(', ')}`, value);
}

function isObject(value: AvroValue | undefined): value is { [key: string]: AvroValue } {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Uint8Array)
  );
}
