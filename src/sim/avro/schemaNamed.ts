import { join, parseType, schemaError, type SchemaError, type TypeResult } from './schema.ts';
import type { JsonValue, NamedType, RecordField, RecordType } from './types.ts';

/** What the parser knows at one place: the names defined so far and the namespace in force. */
export interface Names {
  named: Map<string, NamedType>;
  namespace: string;
  depth: number;
}

type JsonObject = { [key: string]: JsonValue };

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The full name of a mention: a dotted name is full already, another takes the namespace in force. */
export function qualify(name: string, namespace: string): string {
  return name.includes('.') || namespace === '' ? name : `${namespace}.${name}`;
}

/** A record, an enum or a fixed; its name is known from here on, also inside itself. */
export function parseNamed(
  kind: NamedType['kind'],
  json: JsonObject,
  path: string,
  names: Names,
): TypeResult {
  const given = json['name'];
  if (typeof given !== 'string') return schemaError(path, `This ${kind} has no "name". Add one.`);
  const space = json['namespace'];
  if (space !== undefined && typeof space !== 'string') {
    return schemaError(join(path, 'namespace'), 'A namespace is a text such as "activity".');
  }
  const name = qualify(given, space ?? names.namespace);
  if (!name.split('.').every((part) => NAME.test(part))) {
    return schemaError(
      join(path, 'name'),
      `"${name}" is not a name. Use letters, digits and _, not starting with a digit.`,
    );
  }
  if (names.named.has(name)) {
    return schemaError(
      join(path, 'name'),
      `${name} is defined twice. Define it once, then mention it.`,
    );
  }
  if (kind === 'enum') return parseEnum(name, json, path, names);
  if (kind === 'fixed') return parseFixed(name, json, path, names);
  const record: RecordType = { kind, name, fields: [] };
  names.named.set(name, record);
  const namespace = name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : '';
  const error = parseFields(record.fields, json['fields'], path, { ...names, namespace });
  return error === null ? { type: record } : { error };
}

function parseFields(
  out: RecordField[],
  json: JsonValue | undefined,
  path: string,
  names: Names,
): SchemaError | null {
  if (!Array.isArray(json)) {
    return schemaError(path, 'This record has no "fields". Add a list, which may be empty.').error;
  }
  for (const [i, field] of json.entries()) {
    const at = join(path, `fields[${i}]`);
    if (typeof field !== 'object' || field === null || Array.isArray(field)) {
      return schemaError(at, 'A field is an object with "name" and "type".').error;
    }
    const name = field['name'];
    if (typeof name !== 'string' || !NAME.test(name)) {
      return schemaError(
        join(at, 'name'),
        'A field needs a name of letters, digits and _, not starting with a digit.',
      ).error;
    }
    if (out.some((other) => other.name === name)) {
      return schemaError(join(at, 'name'), `Two fields are called ${name}. Rename one.`).error;
    }
    const type = field['type'];
    if (type === undefined) return schemaError(at, `Field ${name} has no "type". Add one.`).error;
    const parsed = parseType(type, join(at, 'type'), names);
    if ('error' in parsed) return parsed.error;
    const fallback = field['default'];
    out.push({ name, type: parsed.type, ...(fallback === undefined ? {} : { default: fallback }) });
  }
  return null;
}

function parseEnum(name: string, json: JsonObject, path: string, names: Names): TypeResult {
  const at = join(path, 'symbols');
  const symbols = json['symbols'];
  if (!Array.isArray(symbols) || symbols.length === 0) {
    return schemaError(at, `Enum ${name} needs "symbols": a list of at least one name.`);
  }
  const texts: string[] = [];
  for (const symbol of symbols) {
    if (typeof symbol !== 'string' || !NAME.test(symbol)) {
      return schemaError(
        at,
        `${JSON.stringify(symbol)} is not a symbol. Use letters, digits and _.`,
      );
    }
    if (texts.includes(symbol))
      return schemaError(at, `Symbol ${symbol} stands twice. Remove one.`);
    texts.push(symbol);
  }
  const type: NamedType = { kind: 'enum', name, symbols: texts };
  names.named.set(name, type);
  return { type };
}

function parseFixed(name: string, json: JsonObject, path: string, names: Names): TypeResult {
  const size = json['size'];
  if (typeof size !== 'number' || !Number.isInteger(size) || size < 0 || size > 0x7fffffff) {
    return schemaError(join(path, 'size'), `Fixed ${name} needs "size": a whole number of bytes.`);
  }
  const type: NamedType = { kind: 'fixed', name, size };
  names.named.set(name, type);
  return { type };
}
