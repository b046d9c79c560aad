import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SPARE_VALUES } from './cursor.ts';
import { encodeFramed } from './encodeFramed.ts';
import { decodeFramed, readFramed, traceFramed } from './framing.ts';
import { parseSchema } from './schema.ts';
import { flatten } from './trace.ts';
import type { AvroSchema, AvroValue, JsonValue } from './types.ts';

/** A schema as JSON and a generator of values that decode to themselves. */
interface Shape {
  json: JsonValue;
  values: fc.Arbitrary<AvroValue>;
}

const long = fc
  .bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
  .map((n): AvroValue => (Number.isSafeInteger(Number(n)) ? Number(n) : n));

const text = fc.string({ unit: 'grapheme', maxLength: 12 });

const scalars: Shape[] = [
  { json: 'null', values: fc.constant(null) },
  { json: 'boolean', values: fc.boolean() },
  { json: 'int', values: fc.integer() },
  { json: 'long', values: fc.oneof(long, fc.integer()) },
  { json: 'float', values: fc.float() },
  { json: 'double', values: fc.double() },
  { json: 'bytes', values: fc.uint8Array({ maxLength: 12 }) },
  { json: 'string', values: text },
];

/** Names are counted up within one schema, so that they never clash. */
interface Naming {
  next: number;
}

function shapeOf(depth: number, naming: Naming): fc.Arbitrary<Shape> {
  const scalar = fc.constantFrom(...scalars);
  if (depth === 0) return scalar;
  const inner = shapeOf(depth - 1, naming);
  const named = fc.integer({ min: 0, max: 3 }).map((size): Shape => {
    const name = `Fixed${naming.next++}`;
    return {
      json: { type: 'fixed', name, size },
      values: fc.uint8Array({ minLength: size, maxLength: size }),
    };
  });
  const symbols = fc.integer({ min: 1, max: 4 }).map((count): Shape => {
    const all = Array.from({ length: count }, (_, i) => `S${i}`);
    const name = `Enum${naming.next++}`;
    return { json: { type: 'enum', name, symbols: all }, values: fc.constantFrom(...all) };
  });
  const array = inner.map((s): Shape => {
    return { json: { type: 'array', items: s.json }, values: fc.array(s.values, { maxLength: 4 }) };
  });
  const map = inner.map((s): Shape => {
    const values = fc.dictionary(text, s.values, { maxKeys: 3, noNullPrototype: true });
    return { json: { type: 'map', values: s.json }, values };
  });
  const union = fc
    .uniqueArray(scalar, { minLength: 1, maxLength: 4, selector: (s) => s.json })
    .map((list): Shape => {
      return { json: list.map((s) => s.json), values: fc.oneof(...list.map((s) => s.values)) };
    });
  const record = fc.array(inner, { maxLength: 4 }).map((list): Shape => {
    const name = `Record${naming.next++}`;
    const fields = list.map((s, i) => ({ name: i === 3 ? '__proto__' : `f${i}`, type: s.json }));
    const values = fc.tuple(...list.map((s) => s.values)).map((items): AvroValue => {
      return Object.fromEntries(fields.map((field, i) => [field.name, items[i] ?? null]));
    });
    return { json: { type: 'record', name, fields }, values };
  });
  return fc.oneof(scalar, named, symbols, array, map, union, record, record);
}

/** Any schema up to three levels deep. */
function shapes(): fc.Arbitrary<Shape> {
  return fc.constant(null).chain(() => shapeOf(3, { next: 0 }));
}

/** Any schema with one value of it. */
function shapesWithValue(): fc.Arbitrary<{ json: JsonValue; value: AvroValue }> {
  return shapes().chain((shape) => shape.values.map((value) => ({ json: shape.json, value })));
}

const RUNS = { numRuns: 1_000 };

function parse(json: JsonValue): AvroSchema {
  const result = parseSchema(JSON.stringify(json));
  if ('error' in result) throw new Error(`${result.error.path}: ${result.error.message}`);
  return result.schema;
}

function encode(json: JsonValue, value: Parameters<typeof encodeFramed>[0], id: number) {
  const result = encodeFramed(value, parse(json), id);
  if ('error' in result) throw new Error(result.error.message);
  return result.bytes;
}

describe('avro on any schema', () => {
  it('reads back what it wrote, with the id and nothing left over', () => {
    fc.assert(
      fc.property(shapesWithValue(), fc.nat(0xffffffff), ({ json, value }, id) => {
        const decoded = readFramed(encode(json, value, id), parse(json));
        expect(decoded).toEqual({ schemaId: id, value, trailing: 0 });
      }),
      RUNS,
    );
  });

  it('covers every byte of a good message by exactly one token and one flat span', () => {
    fc.assert(
      fc.property(shapesWithValue(), fc.uint8Array({ maxLength: 3 }), ({ json, value }, rest) => {
        const bytes = Uint8Array.of(...encode(json, value, 1), ...rest);
        const result = traceFramed(bytes, parse(json));
        if ('error' in result) throw new Error(result.error.message);
        for (const spans of [result.trace.tokens, flatten(result.trace)]) {
          let covered = 0;
          for (const span of spans) {
            expect(span.start).toBe(covered);
            covered = span.end;
          }
          expect(covered).toBe(bytes.length);
        }
        expect(result.trailing).toBe(rest.length);
      }),
      RUNS,
    );
  });

  it('nests every field inside its parent', () => {
    fc.assert(
      fc.property(shapesWithValue(), ({ json, value }) => {
        const result = traceFramed(encode(json, value, 1), parse(json));
        const open: { start: number; end: number }[] = [];
        for (const field of result.trace.fields) {
          open.length = field.depth;
          const parent = open.at(-1);
          expect(
            parent === undefined || (parent.start <= field.start && field.end <= parent.end),
          ).toBe(true);
          open.push(field);
        }
      }),
      RUNS,
    );
  });

  it('answers any bytes within bounded steps and never throws', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 64 }),
      fc.uint8Array({ maxLength: 64 }).map((body) => Uint8Array.of(0, 0, 0, 0, 1, ...body)),
    );
    fc.assert(
      fc.property(shapes(), bytes, ({ json }, input) => {
        const schema = parse(json);
        const { trace } = traceFramed(input, schema);
        expect(trace.fields.length).toBeLessThanOrEqual(input.length + SPARE_VALUES + 1);
        const result = decodeFramed(input, schema);
        JSON.stringify(result);
        if ('error' in result) {
          expect(result.error.offset).toBeGreaterThanOrEqual(0);
          expect(result.error.offset).toBeLessThanOrEqual(input.length);
          expect(readFramed(input, schema)).toHaveProperty('error.code', result.error.code);
        }
      }),
      RUNS,
    );
  });

  it('gives a value or an error with an offset for a good message with one byte changed or cut', () => {
    fc.assert(
      fc.property(
        shapesWithValue(),
        fc.nat(),
        fc.nat(255),
        fc.boolean(),
        ({ json, value }, at, byte, cut) => {
          const good = encode(json, value, 1);
          const bytes = cut ? good.slice(0, at % good.length) : good.slice();
          if (!cut) bytes[at % good.length] = byte;
          const result = decodeFramed(bytes, parse(json));
          expect(
            'error' in result ? result.error.message.length : result.spans.length,
          ).toBeGreaterThan(0);
        },
      ),
      RUNS,
    );
  });

  it('writes any JSON as any schema or names the field that does not fit', () => {
    fc.assert(
      fc.property(shapes(), fc.jsonValue(), ({ json }, value) => {
        const result = encodeFramed(value as JsonValue, parse(json), 1);
        if ('error' in result) expect(result.error.message).toContain(result.error.expected);
        else expect(readFramed(result.bytes, parse(json))).toMatchObject({ trailing: 0 });
      }),
      RUNS,
    );
  });

  it('parses any text as a schema or says what is wrong, without throwing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const result = parseSchema(text);
        if ('error' in result) expect(result.error.message).not.toBe('');
        else expect(result.schema.root.kind).toBeTypeOf('string');
      }),
      RUNS,
    );
  });
});
