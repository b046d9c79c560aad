/** The types that need no definition of their own. */
export type PrimitiveKind =
  'null' | 'boolean' | 'int' | 'long' | 'float' | 'double' | 'bytes' | 'string';

export interface RecordField {
  name: string;
  type: AvroType;
  /** The default as it stands in the schema text; absent when the field has none. */
  default?: JsonValue;
}

export interface RecordType {
  kind: 'record';
  name: string;
  fields: RecordField[];
}

export interface EnumType {
  kind: 'enum';
  name: string;
  symbols: string[];
}

export interface FixedType {
  kind: 'fixed';
  name: string;
  /** Bytes. */
  size: number;
}

export type NamedType = RecordType | EnumType | FixedType;

export type AvroType =
  | { kind: PrimitiveKind }
  | NamedType
  | { kind: 'array'; items: AvroType }
  | { kind: 'map'; values: AvroType }
  | { kind: 'union'; branches: AvroType[] }
  /** A second mention of a named type, by its full name; this is how a schema can be recursive. */
  | { kind: 'ref'; name: string };

/**
 * A parsed schema. It is plain data without cycles (recursion goes through `ref` and `named`), so
 * that it can lie in a checkpoint.
 */
export interface AvroSchema {
  root: AvroType;
  named: Map<string, NamedType>;
}

/**
 * A decoded value. A `long` is a number while it is a safe integer and a bigint beyond, so it is
 * always exact; `bytes` and `fixed` are Uint8Array; records and maps are objects; a union's value
 * carries no tag.
 */
export type AvroValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | AvroValue[]
  | { [key: string]: AvroValue };

/** What JSON can say. */
export type JsonValue =
  null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };

/** The name by which a union branch or an error speaks of a type: `long`, `activity.UserActivity`. */
export function typeName(type: AvroType): string {
  return 'name' in type ? type.name : type.kind;
}

/**
 * Sets a key as an own property. Assignment alone would lose the key `__proto__`, which is a
 * legal field name and map key.
 */
export function setOwn<T>(target: { [key: string]: T }, key: string, value: T): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else {
    target[key] = value;
  }
}
