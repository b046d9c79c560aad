import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSchema } from '../defaultSchema.ts';
import { parseSchema } from '../schema.ts';
import type { AvroSchema } from '../types.ts';
import { headerNotStripped, verdicts } from './verdicts.ts';

const E1 = new Uint8Array(
  Buffer.from(
    '000000000728323032362d30312d30315430393a30303a33305a0c752d31303031' +
      '08766965770a2f686f6d65044445',
    'hex',
  ),
);

function changed(at: number, ...bytes: number[]): Uint8Array {
  const out = E1.slice();
  out.set(bytes, at);
  return out;
}

function schemaOf(json: unknown): AvroSchema {
  const result = parseSchema(JSON.stringify(json));
  if ('error' in result) throw new Error(result.error.message);
  return result.schema;
}

/** What each decoder does, in short. */
function table(bytes: Uint8Array, schema = defaultSchema(), ids = [7]): Record<string, string> {
  return Object.fromEntries(
    verdicts(bytes, schema, ids).map((one) => [
      one.decoder,
      one.outcome === 'value' ? 'value' : `${one.error}${one.cause ? ` (${one.cause.error})` : ''}`,
    ]),
  );
}

/** semantics.md C1. */
describe('four decoders on one message', () => {
  it('all read the good one, also with bytes left over', () => {
    const all = { here: 'value', spark: 'value', karapace: 'value', 'confluent-python': 'value' };
    expect(table(E1)).toEqual(all);
    expect(table(Uint8Array.of(...E1, 0xff, 0xff))).toEqual(all);
  });

  it.each([
    [
      '3 bytes',
      E1.slice(0, 3),
      'too-short',
      'java.io.EOFException',
      'struct.error',
      'SerializationError',
    ],
    ['magic 2', changed(0, 2), 'bad-magic', '', 'InvalidMessageHeader', 'SerializationError'],
    ['unknown id', changed(4, 9), 'unknown-id', '', 'SchemaRetrievalError', 'SchemaRegistryError'],
    ['cut', E1.slice(0, 46), 'end-of-data', 'java.io.EOFException', 'InvalidPayload', 'EOFError'],
    [
      'length -1',
      changed(5, 1),
      'negative-length',
      'AvroRuntimeException',
      'InvalidPayload',
      'EOFError',
    ],
    ['bad UTF-8', changed(45, 0xff), 'bad-utf8', '', 'InvalidPayload', 'UnicodeDecodeError'],
  ])('%s', (_, bytes, here, spark, karapace, confluent) => {
    const got = table(bytes);
    expect(got['here']).toBe(here);
    expect(got['spark']).toContain(spark === '' ? 'value' : spark);
    expect(got['karapace']).toContain(karapace);
    expect(got['confluent-python']).toContain(confluent);
  });

  it('a negative index reads the wrong branch in fastavro only', () => {
    const schema = schemaOf({ type: 'enum', name: 'E', symbols: ['A', 'B'] });
    expect(table(Uint8Array.of(0, 0, 0, 0, 7, 1), schema)).toEqual({
      here: 'bad-enum-index',
      spark: 'org.apache.spark.SparkException (java.lang.ArrayIndexOutOfBoundsException)',
      karapace: 'InvalidPayload (avro.errors.SchemaResolutionException)',
      'confluent-python': 'value',
    });
  });
});

/** semantics.md C3: 42 bytes follow the header of E1. */
describe('the header fed to the decoder', () => {
  it('an odd id fails, a small even id gives garbage without an error, a larger one runs off the end', () => {
    for (let id = 0; id < 128; id++) {
      const { read, spark } = headerNotStripped(changed(4, id), defaultSchema());
      const here = 'error' in read ? read.error.code : 'value';
      const cause = spark.outcome === 'value' ? 'value' : spark.cause?.error;
      if (id % 2 === 1) {
        expect([id, here, cause]).toEqual([
          id,
          'negative-length',
          'org.apache.avro.AvroRuntimeException',
        ]);
      } else if (id <= 84) expect([id, here, cause]).toEqual([id, 'value', 'value']);
      else expect([id, here, cause]).toEqual([id, 'end-of-data', 'java.io.EOFException']);
    }
  });

  it.each([
    [6, '(20'],
    [8, '(202'],
    [2, '('],
  ])('id %s reads as country %s', (id, country) => {
    const { read } = headerNotStripped(changed(4, id), defaultSchema());
    expect(read).toMatchObject({
      value: { timestamp: '', user_id: '', action: '', page: '', country },
    });
  });
});

describe('whatever the bytes', () => {
  const schemas = [
    defaultSchema(),
    schemaOf({ type: 'array', items: 'null' }),
    schemaOf({ type: 'map', values: { type: 'array', items: ['null', 'long', 'bytes'] } }),
    schemaOf({ type: 'record', name: 'R', fields: [{ name: 'next', type: ['null', 'R'] }] }),
    schemaOf({ type: 'record', name: 'S', fields: [{ name: 'self', type: 'S' }] }),
  ];

  it('four verdicts come back, each with a value or an error', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...schemas),
        fc.uint8Array({ maxLength: 40 }),
        fc.boolean(),
        (schema, bytes, framed) => {
          const message = framed ? Uint8Array.of(0, 0, 0, 0, 7, ...bytes) : bytes;
          const all = verdicts(message, schema, [7]);
          expect(all.map((one) => one.decoder)).toEqual([
            'here',
            'spark',
            'karapace',
            'confluent-python',
          ]);
          for (const one of all) {
            if (one.outcome === 'error') expect(one.error).not.toBe('');
            else expect(JSON.stringify(one.value)).toBeTypeOf('string');
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('a schema that doubles at every level does not double the work', () => {
    let type: unknown = { type: 'fixed', name: 'T0', size: 1 };
    for (let i = 1; i < 30; i++) {
      const fields = [
        { name: 'a', type },
        { name: 'b', type: `T${i - 1}` },
      ];
      type = { type: 'record', name: `T${i}`, fields };
    }
    const schema = schemaOf({ type: 'array', items: type });
    expect(table(Uint8Array.of(0, 0, 0, 0, 7, 2, 0), schema)).toMatchObject({
      here: 'end-of-data',
    });
  });
});
