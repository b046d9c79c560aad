import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runSim as run } from './run-sim.ts';

const query = { mode: 'append', delayMs: 10_000, windowMs: 5000 };
const steps = [{ do: 'drain', events: [{ at: 10_000, key: 'DE' }] }];

test('replay prints the case with its batches, unknown fields and large numbers as they were', () => {
  const text = `{"name":"one","seen":12345678901234567890,"query":${JSON.stringify(query)},"batches":[],"steps":${JSON.stringify(steps)}}`;
  const { status, stdout } = run(['replay', '-'], text);
  expect(status).toBe(0);
  expect(stdout).toContain('"seen": 12345678901234567890');
  const printed = JSON.parse(stdout) as Record<string, unknown>;
  expect(Object.keys(printed)).toEqual(['name', 'seen', 'query', 'batches', 'steps']);
  expect(printed.query).toEqual(query);
  expect(printed.batches).toMatchObject([{ step: 0, batch: 0, inputRows: 1, stateRows: 1 }]);
});

test('replay reads a file with an array of cases and prints an array', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'replay-')), 'cases.json');
  writeFileSync(
    file,
    JSON.stringify([
      { query, steps },
      { query, steps: [] },
    ]),
  );
  const { status, stdout } = run(['replay', file]);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject([{ batches: [{ batch: 0 }] }, { batches: [] }]);
});

test.each([
  ['{"query":', /^-: not JSON/],
  ['5', /^document: expected an object, found 5/],
  [
    JSON.stringify({ query: { ...query, delayMs: -1 }, steps }),
    /^query\.delayMs: expected at least 0, found -1/,
  ],
  [
    JSON.stringify({ query: { ...query, slideMs: 6000 }, steps }),
    /^query\.slideMs: .*windowMs \(5000\), found 6000/,
  ],
  [
    JSON.stringify({ query: { ...query, startMs: -5000 }, steps }),
    /^query\.startMs: .*found -5000/,
  ],
  [JSON.stringify({ query, steps: [{ do: 'stop' }] }), /^steps\[0\]\.do: .*"stop"/],
  [
    JSON.stringify([
      { query, steps },
      { query, steps: [{ do: 'drain', events: [{ at: 1.5, key: 'DE' }] }] },
    ]),
    /^case 1: steps\[0\]\.events\[0\]\.at: expected an integer, found 1\.5/,
  ],
])('replay says in one line what does not fit: %s', (text, message) => {
  const { status, stdout, stderr } = run(['replay', '-'], text);
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(stderr).toMatch(message);
});

test('a missing file and an unknown command say so', () => {
  expect(run(['replay', 'no-such-file.json'])).toMatchObject({ status: 2 });
  expect(run(['reply']).stderr).toContain('No command "reply"; there are: replay');
});
