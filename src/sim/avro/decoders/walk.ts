import { MAX_DEPTH, SPARE_VALUES } from '../cursor.ts';
import { setOwn, type AvroSchema, type AvroType, type AvroValue } from '../types.ts';
import { narrow } from '../varint.ts';

/** How a real decoder gives up: the class of its exception and what it says. */
export interface Failure {
  error: string;
  message: string;
}

/** One decoder on its way through a body. */
export interface Walk {
  bytes: Uint8Array;
  pos: number;
  failure: Failure | null;
  /** Values that may still be made; a real decoder would run out of memory or time instead. */
  budget: number;
}

/** What a decoder knows when it is about to read a block of an array or map. */
interface Block {
  /** Items read so far, and whether this is the first block. */
  existing: bigint;
  first: boolean;
  /** The fewest bytes that one item can take. */
  minBytes: number;
}

/** Where decoders differ. Every rule may set `walk.failure`; its result then means nothing. */
export interface Rules {
  long(walk: Walk): bigint;
  /** A value of type int, an enum's index or a union's. */
  int(walk: Walk): bigint;
  boolean(walk: Walk): boolean;
  /** The next `size` bytes for a value of that kind; `size` comes from the message for string and bytes. */
  take(
    walk: Walk,
    size: bigint,
    kind: 'string' | 'bytes' | 'fixed' | 'float' | 'double',
  ): Uint8Array;
  text(walk: Walk, bytes: Uint8Array): string;
  /** Which of `count` branches or symbols an index means. */
  pick(walk: Walk, index: bigint, count: number, what: 'branch' | 'symbol'): number;
  /** How many items follow; 0 ends the array or map. */
  block(walk: Walk, block: Block): bigint;
}

/** Error name of a walk that would not end in bounded memory and time. */
const EXHAUSTED = 'exhausted';

/** Ends the walk; the first failure stays. */
export function giveUp(walk: Walk, error: string, message: string): void {
  walk.failure ??= { error, message };
}

/** Reads a body by a decoder's rules: its value, or how it gives up. Bytes left over are ignored by all. */
export function walkBody(
  bytes: Uint8Array,
  schema: AvroSchema,
  rules: Rules,
): { value: AvroValue } | Failure {
  const walk: Walk = { bytes, pos: 0, failure: null, budget: bytes.length + SPARE_VALUES };
  const value = walkValue(walk, rules, schema, schema.root, 0);
  return walk.failure ?? { value };
}

function walkValue(
  walk: Walk,
  rules: Rules,
  schema: AvroSchema,
  type: AvroType,
  depth: number,
): AvroValue {
  if (--walk.budget < 0 || depth > MAX_DEPTH) {
    giveUp(walk, EXHAUSTED, 'It would go on until memory or the stack runs out.');
    return null;
  }
  switch (type.kind) {
    case 'null':
      return null;
    case 'boolean':
      return rules.boolean(walk);
    case 'int':
      return narrow(rules.int(walk));
    case 'long':
      return narrow(rules.long(walk));
    case 'float':
    case 'double':
      return floating(walk, rules, type.kind);
    case 'fixed':
      return rules.take(walk, BigInt(type.size), 'fixed');
    case 'bytes':
      return lengthThen(walk, rules, 'bytes');
    case 'string':
      return text(walk, rules);
    case 'enum': {
      const index = rules.int(walk);
      if (walk.failure !== null) return null;
      return type.symbols[rules.pick(walk, index, type.symbols.length, 'symbol')] ?? null;
    }
    case 'union': {
      const index = rules.int(walk);
      if (walk.failure !== null) return null;
      const branch = type.branches[rules.pick(walk, index, type.branches.length, 'branch')];
      if (branch === undefined || walk.failure !== null) return null;
      return walkValue(walk, rules, schema, branch, depth);
    }
    case 'ref': {
      const target = schema.named.get(type.name);
      return target === undefined ? null : walkValue(walk, rules, schema, target, depth);
    }
    case 'record': {
      const out: { [key: string]: AvroValue } = {};
      for (const field of type.fields) {
        setOwn(out, field.name, walkValue(walk, rules, schema, field.type, depth + 1));
        if (walk.failure !== null) return null;
      }
      return out;
    }
    case 'array': {
      const out: AvroValue[] = [];
      walkBlocks(walk, rules, minBytes(schema, type.items, new Map()), () => {
        out.push(walkValue(walk, rules, schema, type.items, depth + 1));
      });
      return out;
    }
    case 'map': {
      const out: { [key: string]: AvroValue } = {};
      walkBlocks(walk, rules, 1 + minBytes(schema, type.values, new Map()), () => {
        const key = text(walk, rules);
        if (walk.failure === null) {
          setOwn(out, key, walkValue(walk, rules, schema, type.values, depth + 1));
        }
      });
      return out;
    }
  }
}

function walkBlocks(walk: Walk, rules: Rules, min: number, item: () => void): void {
  for (let existing = 0n, first = true; ; first = false) {
    const count = rules.block(walk, { existing, first, minBytes: min });
    if (walk.failure !== null || count === 0n) return;
    for (let i = 0n; i < count; i++) {
      item();
      if (walk.failure !== null) return;
    }
    existing += count;
  }
}

function lengthThen(walk: Walk, rules: Rules, kind: 'string' | 'bytes'): Uint8Array {
  const size = rules.long(walk);
  return walk.failure === null ? rules.take(walk, size, kind) : new Uint8Array();
}

function text(walk: Walk, rules: Rules): string {
  const bytes = lengthThen(walk, rules, 'string');
  return walk.failure === null ? rules.text(walk, bytes) : '';
}

function floating(walk: Walk, rules: Rules, kind: 'float' | 'double'): number {
  const bytes = rules.take(walk, kind === 'float' ? 4n : 8n, kind);
  if (walk.failure !== null) return 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return kind === 'float' ? view.getFloat32(0, true) : view.getFloat64(0, true);
}

/**
 * The fewest bytes a value can take, as Avro for Python counts them; a record inside itself counts
 * 1. `known` remembers named types: a schema that mentions each twice would otherwise double the
 * work at every level.
 */
function minBytes(schema: AvroSchema, type: AvroType, known: Map<string, number>): number {
  switch (type.kind) {
    case 'null':
      return 0;
    case 'float':
      return 4;
    case 'double':
      return 8;
    case 'fixed':
      return type.size;
    case 'union':
      return 1 + Math.min(...type.branches.map((branch) => minBytes(schema, branch, known)));
    case 'record':
    case 'ref': {
      const before = known.get(type.name);
      if (before !== undefined) return before;
      const target = schema.named.get(type.name);
      if (target?.kind !== 'record') return target?.kind === 'fixed' ? target.size : 1;
      known.set(type.name, 1);
      const sum = target.fields.reduce((bytes, f) => bytes + minBytes(schema, f.type, known), 0);
      known.set(type.name, sum);
      return sum;
    }
    default:
      return 1;
  }
}
