import { parseNamed, qualify, type Names } from './schemaNamed.ts';
import type { AvroSchema, AvroType, JsonValue, NamedType, PrimitiveKind } from './types.ts';
import { typeName } from './types.ts';

/** What is wrong with a schema: `path` points into its JSON (`fields[2].type`), `message` says what to do. */
export interface SchemaError {
  path: string;
  message: string;
}

type SchemaResult = { schema: AvroSchema } | { error: SchemaError };

/** A parse step gives a type or stops everything with an error. */
export type TypeResult = { type: AvroType } | { error: SchemaError };

/** Types nested deeper than this are refused: no real schema comes near, and recursion stays bounded. */
const MAX_NESTING = 64;

const PRIMITIVES: readonly string[] = [
  'null',
  'boolean',
  'int',
  'long',
  'float',
  'double',
  'bytes',
  'string',
];

/**
 * Parses the JSON text of an Avro schema (Avro specification 1.12, "Schema Declaration").
 * Logical types are read as the type they lie on. Never throws: the error says where and what.
 */
export function parseSchema(text: string): SchemaResult {
  let json: JsonValue;
  try {
    json = JSON.parse(text) as JsonValue;
  } catch (cause) {
    // A bare type name is what many tools print for a primitive schema.
    if (!PRIMITIVES.includes(text.trim())) {
      const detail = cause instanceof Error ? cause.message : 'unreadable';
      return schemaError('', `The schema is not JSON (${detail}). Paste the whole .avsc text.`);
    }
    json = text.trim();
  }
  const named = new Map<string, NamedType>();
  const parsed = parseType(json, '', { named, namespace: '', depth: 0 });
  return 'error' in parsed ? parsed : { schema: { root: parsed.type, named } };
}

/** One type at `path`. `schemaNamed.ts` calls it again for the types of record fields. */
export function parseType(json: JsonValue, path: string, names: Names): TypeResult {
  if (names.depth > MAX_NESTING) {
    return schemaError(path, `Types are nested more than ${MAX_NESTING} deep. Flatten the schema.`);
  }
  if (typeof json === 'string') return parseMention(json, path, names);
  if (Array.isArray(json)) return parseUnion(json, path, names);
  if (typeof json !== 'object' || json === null) {
    return schemaError(path, 'A type is a name, an object or a list of types (a union).');
  }
  const inner = { ...names, depth: names.depth + 1 };
  const kind = json['type'];
  if (kind === undefined) return schemaError(path, 'This object has no "type". Add one.');
  if (kind === 'record' || kind === 'enum' || kind === 'fixed') {
    return parseNamed(kind, json, path, inner);
  }
  if (kind === 'array' || kind === 'map') {
    const key = kind === 'array' ? 'items' : 'values';
    const content = json[key];
    if (content === undefined) {
      return schemaError(path, `This ${kind} has no "${key}". Say which type its ${key} have.`);
    }
    const parsed = parseType(content, join(path, key), inner);
    if ('error' in parsed) return parsed;
    return {
      type: kind === 'array' ? { kind, items: parsed.type } : { kind, values: parsed.type },
    };
  }
  return parseType(kind, join(path, 'type'), inner);
}

function parseMention(name: string, path: string, names: Names): TypeResult {
  if (PRIMITIVES.includes(name)) return { type: { kind: name as PrimitiveKind } };
  const full = qualify(name, names.namespace);
  if (names.named.has(full)) return { type: { kind: 'ref', name: full } };
  if (names.named.has(name)) return { type: { kind: 'ref', name } };
  return schemaError(
    path,
    `"${name}" is not a type. Use a primitive (${PRIMITIVES.join(', ')}) or define it before this place.`,
  );
}

function parseUnion(json: JsonValue[], path: string, names: Names): TypeResult {
  if (json.length === 0) return schemaError(path, 'A union needs at least one type.');
  const branches: AvroType[] = [];
  const seen = new Set<string>();
  for (const [i, branch] of json.entries()) {
    const at = `${path}[${i}]`;
    const parsed = parseType(branch, at, { ...names, depth: names.depth + 1 });
    if ('error' in parsed) return parsed;
    if (parsed.type.kind === 'union') {
      return schemaError(at, 'A union may not hold another union directly. Merge the two lists.');
    }
    const name = typeName(parsed.type);
    if (seen.has(name)) {
      return schemaError(
        at,
        `This union lists ${name} twice, so a reader could not tell them apart.`,
      );
    }
    seen.add(name);
    branches.push(parsed.type);
  }
  return { type: { kind: 'union', branches } };
}

/** An error as every parse step returns it. */
export function schemaError(path: string, message: string): { error: SchemaError } {
  return { error: { path: path === '' ? '(the whole schema)' : path, message } };
}

/** `fields[0]` and `type` make `fields[0].type`. */
export function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
