import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fastavroRules } from './decoders/fastavro.ts';
import { javaRules } from './decoders/java.ts';
import { avroPythonRules } from './decoders/python.ts';
import {
  headerNotStripped,
  verdicts,
  type DecoderName,
  type Verdict,
} from './decoders/verdicts.ts';
import { walkBody, type Rules } from './decoders/walk.ts';
import { encodeBody } from './encodeFramed.ts';
import { readFramed } from './framing.ts';
import { toJson } from './json.ts';
import { parseSchema } from './schema.ts';
import type { AvroSchema, JsonValue } from './types.ts';

interface Outcome {
  value?: JsonValue;
  error?: string;
  message?: string | null;
}

interface SparkOutcome extends Outcome {
  cause?: Outcome;
}

interface Broken {
  schema: string;
  what: string;
  hex: string;
  /** The header was not stripped: Spark and the bare decoders were fed the whole message. */
  whole: boolean;
  confluent: Outcome;
  fastavro: Outcome;
  avroPython: Outcome;
  avroJava: Outcome;
  spark: { failfast: SparkOutcome; permissive: SparkOutcome };
}

function recorded<T>(name: string): T {
  const url = new URL(`../../../conformance/avro/recorded/${name}`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as T;
}

const good = recorded<{
  schemas: { name: string; schema: JsonValue }[];
  rows: { by: string; schema: string; hex: string; value: JsonValue }[];
}>('messages.json');
const broken = recorded<{ rows: Broken[] }>('broken.json').rows;

const schemas = new Map(
  good.schemas.map(({ name, schema }): [string, AvroSchema] => {
    const result = parseSchema(JSON.stringify(schema));
    if ('error' in result) throw new Error(`${name}: ${result.error.message}`);
    return [name, result.schema];
  }),
);

function schemaOf(name: string): AvroSchema {
  const schema = schemas.get(name);
  if (schema === undefined) throw new Error(`no schema ${name}`);
  return schema;
}

const bytesOf = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));

/** As JSON text keeps it: -0 is 0 there. The bytes test below sees the sign. */
const plain = (value: JsonValue): unknown => JSON.parse(JSON.stringify(value));

/** Spark makes a union of several types a struct with one member for each. */
function unwrapped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwrapped);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  if (entries.length > 0 && entries.every(([key]) => /^member\d+$/.test(key))) {
    return unwrapped(
      entries.map(([, inner]): unknown => inner).find((inner) => inner !== null) ?? null,
    );
  }
  return Object.fromEntries(entries.map(([key, inner]) => [key, unwrapped(inner)]));
}

function outcomeOf(real: Outcome): unknown {
  if (real.error === undefined) return { value: plain(real.value ?? null) };
  return { error: real.error, message: real.message ?? '' };
}

describe('messages that fastavro and Avro for Java wrote', () => {
  it('are at least 1,000 over at least 20 schemas', () => {
    expect(good.rows.length).toBeGreaterThanOrEqual(1_000);
    expect(new Set(good.rows.map((row) => row.schema)).size).toBeGreaterThanOrEqual(20);
  });

  it.each([...schemas.keys()])('%s: every one is read as written', (name) => {
    for (const row of good.rows.filter((one) => one.schema === name)) {
      const read = readFramed(bytesOf(`0000000007${row.hex}`), schemaOf(name));
      if ('error' in read) throw new Error(`${row.hex}: ${read.error.message}`);
      expect({ value: plain(toJson(read.value)), trailing: read.trailing }).toEqual({
        value: plain(row.value),
        trailing: 0,
      });
    }
  });

  it('are written again byte by byte as fastavro did, where the order of keys is not free', () => {
    const rows = good.rows.filter(
      (row) => row.by === 'fastavro' && !/ap|counts|wide/i.test(row.schema),
    );
    expect(rows.length).toBeGreaterThan(500);
    for (const row of rows) {
      const read = readFramed(bytesOf(`0000000007${row.hex}`), schemaOf(row.schema));
      if ('error' in read) throw new Error(read.error.message);
      const written = encodeBody(read.value, schemaOf(row.schema));
      expect('error' in written ? written.error : Buffer.from(written.bytes).toString('hex')).toBe(
        row.hex,
      );
    }
  });
});

describe('broken messages: what each real decoder said', () => {
  it('are at least 300', () => {
    expect(broken.length).toBeGreaterThanOrEqual(300);
  });

  it.each<[string, Rules, (row: Broken) => Outcome]>([
    ['Avro for Java', javaRules, (row) => row.avroJava],
    ['Avro for Python', avroPythonRules, (row) => row.avroPython],
    ['fastavro', fastavroRules, (row) => row.fastavro],
  ])('%s: value or exception and message, on every body', (_, rules, real) => {
    const ours = broken.map((row) => {
      const bytes = bytesOf(row.hex);
      const read = walkBody(row.whole ? bytes : bytes.subarray(5), schemaOf(row.schema), rules);
      const { what, schema } = row;
      if ('value' in read) return { what, schema, value: plain(toJson(read.value)) };
      return { what, schema, ...read };
    });
    const theirs = broken.map((row) => {
      return { what: row.what, schema: row.schema, ...(outcomeOf(real(row)) as object) };
    });
    expect(ours).toEqual(theirs);
  });

  function verdictOn(row: Broken, decoder: DecoderName): Verdict {
    const bytes = bytesOf(row.hex);
    if (row.whole && decoder === 'spark')
      return headerNotStripped(bytes, schemaOf(row.schema)).spark;
    // The registry of the recording knew the id 1; a message that keeps its header for Spark had it too.
    if (row.whole) bytes.set([0, 0, 0, 1], 1);
    const found = verdicts(bytes, schemaOf(row.schema), [1]).find((one) => one.decoder === decoder);
    if (found === undefined) throw new Error(`no verdict of ${decoder}`);
    return found;
  }

  it('confluent-kafka for Python: value or exception and message, on every message', () => {
    const ours = broken.map((row) => {
      const verdict = verdictOn(row, 'confluent-python');
      if (verdict.outcome === 'value') return { value: plain(verdict.value) };
      return { error: verdict.error, message: verdict.message };
    });
    expect(ours).toEqual(broken.map((row) => outcomeOf(row.confluent)));
  });

  it('Spark: value, or exception and cause, on every message; PERMISSIVE gives nulls instead', () => {
    for (const row of broken) {
      const verdict = verdictOn(row, 'spark');
      const { failfast, permissive } = row.spark;
      if (verdict.outcome === 'value') {
        const values = [failfast, permissive].map((one) => unwrapped(one.value ?? null));
        expect([row.what, ...values]).toEqual([
          row.what,
          plain(verdict.value),
          plain(verdict.value),
        ]);
        continue;
      }
      const real = failfast.cause === undefined ? undefined : outcomeOf(failfast.cause);
      expect([row.what, verdict.error, verdict.cause]).toEqual([row.what, failfast.error, real]);
      const told = (failfast.message ?? '').replace(/\s+/g, ' ').trim();
      expect(told.startsWith(verdict.message.slice(0, 60))).toBe(true);
      if (real === undefined) continue;
      const nulls = permissive.value ?? null;
      expect(Object.values(nulls ?? {}).every((value) => value === null)).toBe(true);
    }
  });

  it('Karapace wraps what Avro for Python says', () => {
    const bodies = broken.filter((row) => !row.whole && row.hex.startsWith('0000000001'));
    expect(bodies.length).toBeGreaterThanOrEqual(300);
    for (const row of bodies) {
      const verdict = verdictOn(row, 'karapace');
      const real = outcomeOf(row.avroPython);
      if (verdict.outcome === 'value') expect({ value: plain(verdict.value) }).toEqual(real);
      else
        expect([row.what, verdict.error, verdict.cause]).toEqual([
          row.what,
          'InvalidPayload',
          real,
        ]);
    }
  });
});
