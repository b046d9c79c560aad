import fc from 'fast-check';
import { expect, test } from 'vitest';
import { valueAt } from '../kernel/column.ts';
import { fileLines } from './fileLines.ts';
import { markMalformed } from './lifecycle.ts';
import { fileText, jsonBytes, type ActivityFields } from './ndjson.ts';
import { createWorld, pass, send, start } from './testWorld.ts';

const fields: ActivityFields = {
  timestamp: '2026-01-01T09:00:30Z',
  user_id: 'u-1001',
  action: 'view',
  page: '/café',
  country: 'DE',
};

test('a file is one JSON document a line, with partition and offset', () => {
  const world = createWorld();
  start(world);
  send(world);
  send(world);
  pass(world, 10_000);
  const text = fileText(world.relay, 0, () => fields);
  expect(text.endsWith('\n')).toBe(true);
  expect(
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual([
    { ...fields, partition: 0, offset: 100 },
    { ...fields, partition: 1, offset: 100 },
  ]);
});

test('a malformed line is not JSON, and its neighbours are', () => {
  const world = createWorld();
  start(world);
  markMalformed(world.relay, 1);
  for (let i = 0; i < 3; i++) send(world);
  pass(world, 10_000);
  const lines = fileText(world.relay, 0, () => fields)
    .trimEnd()
    .split('\n');
  expect(() => JSON.parse(lines[1] ?? '') as unknown).toThrow(SyntaxError);
  expect(JSON.parse(lines[2] ?? '')).toMatchObject({ offset: 101 });
  expect([...fileLines(world.relay, 0).malformed]).toEqual([0, 1, 0]);
});

test('the bytes counted at run time are the bytes of the text, for any fields', () => {
  const value = fc.option(fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(
      fc.record({ timestamp: value, user_id: value, action: value, page: value, country: value }),
      fc.nat(2 ** 31),
      fc.integer({ min: 1, max: 5 }),
      fc.boolean(),
      (any, firstOffset, count, torn) => {
        const world = createWorld();
        world.firstOffset = firstOffset;
        world.ports.valueBytes = () =>
          Object.values(any).reduce((sum, text) => sum + jsonBytes(text), 0);
        if (torn) markMalformed(world.relay, 0);
        start(world);
        for (let i = 0; i < count; i++) send(world);
        pass(world, 10_000);
        const text = fileText(world.relay, 0, () => any);
        expect(valueAt(world.relay.flushes.bytes, 0)).toBe(new TextEncoder().encode(text).length);
      },
    ),
    { numRuns: 1_000 },
  );
});
