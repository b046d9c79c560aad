import { describe, expect, it } from 'vitest';
import { defaultSchema } from './defaultSchema.ts';
import { encodeBody, encodeFramed } from './encodeFramed.ts';
import { decodeFramed, readFramed, traceFramed } from './framing.ts';
import { fromHex, toHex } from './hex.ts';
import { parseSchema } from './schema.ts';
import type { AvroSchema, AvroValue } from './types.ts';
import { varintSteps } from './varint.ts';

function bytesOf(hex: string): Uint8Array {
  const result = fromHex(hex);
  if ('error' in result) throw new Error(result.error.message);
  return result.bytes;
}

function schemaOf(json: unknown): AvroSchema {
  const result = parseSchema(JSON.stringify(json));
  if ('error' in result) throw new Error(result.error.message);
  return result.schema;
}

function hexOf(value: AvroValue, schema: AvroSchema, id: number): string {
  const result = encodeFramed(value, schema, id);
  return 'error' in result ? result.error.message : toHex(result.bytes);
}

const E1_HEX =
  '000000000728323032362d30312d30315430393a30303a33305a0c752d31303031' +
  '08766965770a2f686f6d65044445';
const E1 = {
  timestamp: '2026-01-01T09:00:30Z',
  user_id: 'u-1001',
  action: 'view',
  page: '/home',
  country: 'DE',
};

const MIXED = schemaOf({
  type: 'record',
  name: 'Mixed',
  fields: [
    { name: 'ts', type: 'long' },
    { name: 'user_id', type: ['null', 'string'] },
    { name: 'n', type: 'int' },
    { name: 'ok', type: 'boolean' },
    { name: 'score', type: 'double' },
  ],
});

/** semantics.md C3. */
describe('the worked messages', () => {
  it('E1 both ways, with the span of each field', () => {
    expect(hexOf(E1, defaultSchema(), 7)).toBe(E1_HEX);
    expect(decodeFramed(bytesOf(E1_HEX), defaultSchema())).toEqual({
      schemaId: 7,
      value: E1,
      spans: [
        { path: '', part: 'magic', start: 0, end: 1 },
        { path: '', part: 'schema id', start: 1, end: 5 },
        { path: 'timestamp', start: 5, end: 26 },
        { path: 'user_id', start: 26, end: 33 },
        { path: 'action', start: 33, end: 38 },
        { path: 'page', start: 38, end: 44 },
        { path: 'country', start: 44, end: 47 },
      ],
      trailing: 0,
    });
  });

  it('E2: length counts bytes, not characters', () => {
    const hex =
      '00000186a128323032362d30312d30315430393a30303a33315a06752d37107075726368617365' +
      '0c2f636166c3a9044652';
    const value = {
      ...E1,
      timestamp: '2026-01-01T09:00:31Z',
      user_id: 'u-7',
      action: 'purchase',
      page: '/café',
      country: 'FR',
    };
    expect(hexOf(value, defaultSchema(), 100001)).toBe(hex);
    expect(readFramed(bytesOf(hex), defaultSchema())).toEqual({
      schemaId: 100001,
      value,
      trailing: 0,
    });
  });

  it('E3 and E4: long, nullable string, int, boolean, double', () => {
    const e3 = { ts: 1767258030000, user_id: null, n: -3, ok: true, score: 1.5 };
    const e4 = { ts: -1, user_id: 'é', n: 64, ok: false, score: -0 };
    expect(hexOf(e3, MIXED, 8)).toBe('0000000008e0fecb8cef66000501000000000000f83f');
    expect(hexOf(e4, MIXED, 8)).toBe('0000000008010204c3a98001000000000000000080');
    expect(readFramed(bytesOf(hexOf(e4, MIXED, 8)), MIXED)).toEqual({
      schemaId: 8,
      value: e4,
      trailing: 0,
    });
  });

  it.each([
    ['the first 5 bytes only', E1_HEX.slice(0, 10), 'too-short', 5],
    ['3 bytes', '000000', 'too-short', 3],
    ['magic 1', '01' + E1_HEX.slice(2), 'bad-magic', 0],
    ['the last byte gone', E1_HEX.slice(0, -2), 'end-of-data', 46],
    ['length -1', E1_HEX.slice(0, 10) + '01' + E1_HEX.slice(12), 'negative-length', 5],
    ['length 2147483647', E1_HEX.slice(0, 10) + 'feffffff0f' + E1_HEX.slice(12), 'end-of-data', 51],
    ['broken UTF-8', E1_HEX.slice(0, -4) + 'ff45', 'bad-utf8', 45],
  ])('%s: an error with code and offset', (_, hex, code, offset) => {
    expect(decodeFramed(bytesOf(hex), defaultSchema())).toMatchObject({ error: { code, offset } });
  });

  it('a union index past the end is an error, bytes left over are counted', () => {
    const bad = bytesOf('0000000008e0fecb8cef66040501000000000000f83f');
    expect(decodeFramed(bad, MIXED)).toMatchObject({
      error: { code: 'bad-union-index', offset: 11 },
    });
    const long = decodeFramed(bytesOf(E1_HEX + 'ffff'), defaultSchema());
    expect(long).toMatchObject({ trailing: 2, value: E1 });
  });
});

describe('varints', () => {
  /** semantics.md C2. */
  it.each([
    ['0', '00'],
    ['-1', '01'],
    ['1', '02'],
    ['-2', '03'],
    ['63', '7e'],
    ['-64', '7f'],
    ['64', '8001'],
    ['-65', '8101'],
    ['8191', 'fe7f'],
    ['8192', '808001'],
    ['2147483647', 'feffffff0f'],
    ['-2147483648', 'ffffffff0f'],
    ['9007199254740991', 'feffffffffffff1f'],
    ['9007199254740992', '8080808080808020'],
    ['9223372036854775807', 'feffffffffffffffff01'],
    ['-9223372036854775808', 'ffffffffffffffffff01'],
  ])('%s is %s', (text, hex) => {
    const long = schemaOf('long');
    const body = encodeBody(text, long);
    expect('error' in body ? body.error : toHex(body.bytes)).toBe(hex);
    const decoded = readFramed(bytesOf('0000000001' + hex), long);
    expect('error' in decoded ? decoded.error : String(decoded.value)).toBe(text);
    expect(varintSteps(bytesOf(hex), 0, hex.length / 2).value).toBe(BigInt(text));
  });

  it('steps show group, continuation bit, shift and sum', () => {
    const { steps, raw, value } = varintSteps(bytesOf('808001'), 0, 3);
    expect(steps).toEqual([
      { offset: 0, byte: 0x80, more: true, group: 0, shift: 0, accumulated: 0n },
      { offset: 1, byte: 0x80, more: true, group: 0, shift: 7, accumulated: 0n },
      { offset: 2, byte: 1, more: false, group: 1, shift: 14, accumulated: 16384n },
    ]);
    expect([raw, value]).toEqual([16384n, 8192n]);
  });

  it.each([
    ['"long"', 'ffffffffffffffffff02', 'varint-too-long'],
    ['"long"', '8080808080808080808000', 'varint-too-long'],
    ['"int"', '8080808010', 'int-out-of-range'],
    ['"int"', '808080808000', 'varint-too-long'],
    ['"long"', '80', 'end-of-data'],
  ])('%s refuses %s: %s', (type, hex, code) => {
    const result = decodeFramed(bytesOf('0000000001' + hex), schemaOf(JSON.parse(type)));
    expect(result).toMatchObject({ error: { code, offset: code === 'end-of-data' ? 6 : 5 } });
  });
});

describe('limits', () => {
  it('2^60 nulls end at the limit instead of hanging', () => {
    const schema = schemaOf({ type: 'array', items: 'null' });
    const hex = '0000000001' + '808080808080808020' + '00';
    expect(decodeFramed(bytesOf(hex), schema)).toMatchObject({
      error: { code: 'too-many-values' },
    });
  });

  it('a record that holds itself without end is refused', () => {
    const schema = schemaOf({ type: 'record', name: 'R', fields: [{ name: 'next', type: 'R' }] });
    expect(decodeFramed(bytesOf('000000000100'), schema)).toMatchObject({
      error: { code: 'too-deep' },
    });
  });

  it('a linked list of 350 elements is read', () => {
    const schema = schemaOf({
      type: 'record',
      name: 'Node',
      fields: [{ name: 'next', type: ['null', 'Node'] }],
    });
    const hex = '0000000001' + '02'.repeat(349) + '00';
    const result = traceFramed(bytesOf(hex), schema);
    expect('error' in result ? result.error : result.trace.fields.length).toBe(351);
  });
});

describe('blocks', () => {
  const schema = schemaOf({ type: 'array', items: 'int' });

  it('a negative count carries the size of the block in bytes', () => {
    const result = decodeFramed(
      bytesOf('0000000001' + '0304' + '0206' + '02' + '08' + '00'),
      schema,
    );
    expect(result).toMatchObject({
      value: [1, 3, 4],
      spans: [
        { part: 'magic' },
        { part: 'schema id' },
        { path: '', part: 'block count', start: 5, end: 6 },
        { path: '', part: 'block size', start: 6, end: 7 },
        { path: '[0]', start: 7, end: 8 },
        { path: '[1]', start: 8, end: 9 },
        { path: '', part: 'block count', start: 9, end: 10 },
        { path: '[2]', start: 10, end: 11 },
        { path: '', part: 'block count', start: 11, end: 12 },
      ],
    });
  });

  it('a wrong block size is an error at the block', () => {
    const result = decodeFramed(bytesOf('0000000001' + '0306' + '0206' + '00'), schema);
    expect(result).toMatchObject({ error: { code: 'bad-block-size', offset: 5 } });
  });
});
