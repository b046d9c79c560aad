import { describe, expect, it } from 'vitest';
import { DEFAULT_SCHEMA_TEXT, defaultSchema } from './defaultSchema.ts';
import { encodeFramed } from './encodeFramed.ts';
import { decodeFramed } from './framing.ts';
import { toHex } from './hex.ts';
import { parseSchema } from './schema.ts';
import type { AvroSchema, AvroValue } from './types.ts';

function schemaOf(json: unknown): AvroSchema {
  const result = parseSchema(JSON.stringify(json));
  if ('error' in result) throw new Error(result.error.message);
  return result.schema;
}

function hexOf(value: AvroValue, schema: AvroSchema, id: number): string {
  const result = encodeFramed(value, schema, id);
  return 'error' in result ? result.error.message : toHex(result.bytes);
}

const E1 = {
  timestamp: '2026-01-01T09:00:30Z',
  user_id: 'u-1001',
  action: 'view',
  page: '/home',
  country: 'DE',
};

describe('schemas', () => {
  it('the default schema is its own text', () => {
    expect(parseSchema(DEFAULT_SCHEMA_TEXT)).toEqual({ schema: defaultSchema() });
  });

  it('resolves names by namespace', () => {
    const schema = schemaOf({
      type: 'record',
      name: 'Outer',
      namespace: 'a.b',
      fields: [
        { name: 'inner', type: { type: 'enum', name: 'Kind', symbols: ['X', 'Y'] } },
        { name: 'again', type: 'Kind' },
        { name: 'full', type: 'a.b.Kind' },
      ],
    });
    expect([...schema.named.keys()]).toEqual(['a.b.Outer', 'a.b.Kind']);
    expect(hexOf({ inner: 'Y', again: 'X', full: 'Y' }, schema, 1)).toBe('0000000001020002');
  });

  it.each([
    ['{', '(the whole schema)'],
    ['{"type":"record","name":"R","fields":[{"name":"a","type":"strin"}]}', 'fields[0].type'],
    ['{"type":"record","name":"R"}', '(the whole schema)'],
    ['{"type":"enum","name":"E","symbols":[]}', 'symbols'],
    ['{"type":"fixed","name":"F","size":-1}', 'size'],
    ['{"type":"array"}', '(the whole schema)'],
    ['["null",["int"]]', '[1]'],
    ['["int","int"]', '[1]'],
    ['[]', '(the whole schema)'],
    ['{"type":"record","name":"1R","fields":[]}', 'name'],
    [
      '{"type":"record","name":"R","fields":[{"name":"a","type":"int"},{"name":"a","type":"int"}]}',
      'fields[1].name',
    ],
  ])('%s is refused at %s', (text, path) => {
    expect(parseSchema(text)).toMatchObject({ error: { path } });
  });
});

describe('encoding', () => {
  it('says which field, what was expected and what came', () => {
    const result = encodeFramed({ ...E1, country: 49 }, defaultSchema(), 7);
    expect(result).toMatchObject({
      error: { path: 'country', expected: 'a text (string)', got: '49' },
    });
  });

  it('refuses a field that the schema lacks and one that is missing', () => {
    const { timestamp, user_id, action, page } = E1;
    const rest = { timestamp, user_id, action, page };
    expect(encodeFramed({ ...E1, contry: 'DE' }, defaultSchema(), 7)).toMatchObject({
      error: { path: 'contry' },
    });
    expect(encodeFramed(rest, defaultSchema(), 7)).toMatchObject({
      error: { path: 'country', got: 'missing' },
    });
    expect(encodeFramed(E1, defaultSchema(), -1)).toMatchObject({ error: { path: '(schema id)' } });
  });

  it('takes what the decoder prints as JSON: big longs, bytes and special floats as text', () => {
    const types = ['long', 'bytes', 'float', ['null', 'long'], ['null', 'bytes']];
    const fields = types.map((type, i) => ({ name: `f${i}`, type }));
    const schema = schemaOf({ type: 'record', name: 'R', fields });
    const json = { f0: '-9007199254740993', f1: '\u00ff\u0000', f2: 'NaN', f3: '5', f4: 'A' };
    const bytes = encodeFramed(json, schema, 1);
    if ('error' in bytes) throw new Error(bytes.error.message);
    expect(decodeFramed(bytes.bytes, schema)).toMatchObject({ value: { ...json, f3: 5 } });
  });

  it('fills a missing field with its default', () => {
    const schema = schemaOf({
      type: 'record',
      name: 'R',
      fields: [
        { name: 'b', type: ['null', 'bytes'], default: null },
        { name: 'c', type: 'bytes', default: '\u00ff' },
      ],
    });
    expect(hexOf({}, schema, 1)).toBe('00000000010002ff');
  });
});
