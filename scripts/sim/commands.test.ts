import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runSim } from './run-sim.ts';

const event = {
  timestamp: '2026-01-01T09:00:30Z',
  user_id: 'u-1001',
  action: 'view',
  page: '/home',
  country: 'DE',
};
const message =
  '000000000728323032362d30312d30315430393a30303a33305a0c752d3130303108766965770a2f686f6d65044445';
const folder = mkdtempSync(join(tmpdir(), 'sim-'));

function text(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const file = (name: string, content: unknown) => text(name, JSON.stringify(content));

test('encode writes the worked example E1, decode reads it back with a span for every byte', () => {
  const encoded = runSim(['encode', JSON.stringify(event), '--id', '7']);
  expect(encoded).toMatchObject({ status: 0, stdout: `${message}\n` });
  const { status, stdout } = runSim(['decode', message]);
  expect(status).toBe(0);
  const { schemaId, value, spans, trailing } = JSON.parse(stdout) as Record<string, unknown>;
  expect({ schemaId, value, trailing }).toEqual({ schemaId: 7, value: event, trailing: 0 });
  expect(spans).toContainEqual({ path: 'country', start: 44, end: 47 });
});

test('decode says what is wrong with a message and where, and that is no failure', () => {
  for (const [hex, code] of [
    ['0000000007', 'too-short'],
    [`01${message.slice(2)}`, 'bad-magic'],
    [message.slice(0, -2), 'end-of-data'],
    ['zz', 'bad-hex'],
  ] as const) {
    const { status, stdout } = runSim(['decode', hex]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code } });
  }
});

test('a long beyond 2^53 goes through encode and decode unharmed', () => {
  const fields = [{ name: 'n', type: 'long' }];
  const schema = file('long.avsc', { type: 'record', name: 'Long', fields });
  const encoded = runSim(['encode', '{"n": 9007199254740993}', '--schema', schema]);
  const { stdout } = runSim(['decode', encoded.stdout.trim(), '--schema', schema]);
  expect(JSON.parse(stdout)).toMatchObject({ schemaId: 1, value: { n: '9007199254740993' } });
});

test.each([
  [['partition', 'user_1', '2'], '1'],
  [['partition', 'user_1', '2', '--client', 'librdkafka'], '0'],
  [['partition', 'FR', '2'], '0'],
  [['partition', '', '2'], '1'],
  [['partition', '-5', '2'], '1'],
])('%j prints %s (semantics.md B1)', (args, wanted) => {
  expect(runSim(args)).toMatchObject({ status: 0, stdout: `${wanted}\n` });
});

test('a file may begin with the mark that Windows puts first', () => {
  const marked = text('marked.json', `\uFEFF${JSON.stringify({ durationMs: 300_000 })}`);
  expect(runSim(['run', marked])).toMatchObject({ status: 0, stderr: '' });
});

test.each([
  [['decode'], 'Usage: decode HEX'],
  [['encode', '{"timestamp": 1}'], 'timestamp'],
  [['encode', '{}', '--id', 'x'], '--id'],
  [['partition', 'a', '0'], 'N: expected'],
  [['partition', 'a', '2', '--client', 'go'], '--client'],
  [['encode', '1', '--schema', text('no.avsc', 'x\n')], 'The schema is not JSON'],
  [['run', 'no-such-thing'], 'The presets are normal-hour'],
  [['run', file('bad.json', { seed: -1, actions: [{ at: 1, do: 'jump' }] })], 'seed: expected'],
])('%j fails with one line that says why', (args, message) => {
  const { status, stdout, stderr } = runSim(args);
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(stderr).toContain(message);
});

test('run sums up a preset, a link and a file, and the same scenario has the same hash', () => {
  const link = 'v1&for=5m&seed=3';
  const byLink = runSim(['run', `https://example.org/figures/pipeline/#${link}`]);
  const byFile = runSim(['run', file('scenario.json', { durationMs: 300_000, seed: 3 })]);
  expect(byLink.stdout).toBe(byFile.stdout);
  const summary = JSON.parse(byLink.stdout) as Record<string, unknown>;
  expect(Object.keys(summary)).toEqual([
    ...['hash', 'stops', 'fates', 'duplicates', 'lost', 'files', 'refreshes', 'freshnessMs'],
  ]);
  expect(runSim(['run', `${link}&tempo=3`]).stderr).toContain('ignored tempo=3');
  expect(runSim(['run', 'quiet-night']).status).toBe(0);
});

test('rows prints events with key and partition, and Snowflake’s tables at the end', () => {
  const events = [
    { at: 0, arrives: 0, key: 'DE' },
    { at: null, arrives: 1000, key: 'FR' },
  ];
  const scenario = file('rows.json', { durationMs: 300_000, activity: { events } });
  const rows = JSON.parse(runSim(['rows', scenario]).stdout) as Record<string, object[]>;
  expect(rows.events).toMatchObject([
    { key: 'u-1000', partition: 0, fields: { country: 'DE' } },
    { key: 'u-1001', fields: { timestamp: null } },
  ]);
  expect(rows.bronze).toHaveLength(2);
  expect(rows.silver).toHaveLength(1);
  expect(rows.gold).toMatchObject([{ country: 'DE', eventCount: 1 }]);
  expect(runSim(['partition', 'u-1000', '2']).stdout).toBe('0\n');
});
