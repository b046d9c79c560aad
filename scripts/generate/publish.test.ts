import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decodeFramed, parseSchema } from '../../src/sim/index.ts';
import { openFeed, schemaTextFor } from './events.ts';
import { readOptions } from './options.ts';
import { problemText } from './problems.ts';
import { publish } from './publish.ts';
import type { Producer } from './client.ts';

const read = (...args: string[]) =>
  readOptions(['--brokers', 'localhost:9092', ...args], undefined);

test('the same options give the same bytes, and --skip goes on where --count ended', () => {
  const start = ['--start', '2026-01-01T09:00:00Z'];
  const bytes = (...args: string[]) => {
    const feed = openFeed(read(...start, ...args), 7, 0);
    return Array.from({ length: feed.total }, (_, i) => feed.message(i).value.toString('hex'));
  };
  const whole = bytes('--minutes', '2');
  expect(whole.length).toBeGreaterThan(2_000);
  expect([
    ...bytes('--minutes', '2', '--count', '700'),
    ...bytes('--minutes', '2', '--skip', '700'),
  ]).toEqual(whole);
  expect(bytes('--minutes', '2', '--seed', '2')).not.toEqual(whole);
});

test('what is still on its way when the time is over is not sent, and is counted', () => {
  const feed = openFeed(read('--minutes', '1', '--rate', '100'), 7, 0);
  expect(feed.total + feed.onTheWay).toBe(6_000);
  expect(feed.onTheWay).toBeGreaterThan(0);
});

test('too many events for the memory are refused with both options named', () => {
  expect(() => openFeed(read('--rate', '2500', '--minutes', '60'), 7, 0)).toThrow(
    /--rate and --minutes make up to 9000000 events/,
  );
});

test('an event without a time needs a registry, whose schema has room for it', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'generate-')), 'scenario.json');
  const events = [{ at: null, arrives: 1000, key: 'DE' }];
  writeFileSync(file, JSON.stringify({ activity: { events } }));
  expect(() => openFeed(read('--scenario', file), 7, 0).message(0)).toThrow(
    /name one by --registry/,
  );
  const options = read('--scenario', file, '--registry', 'http://localhost:1');
  const schema = parseSchema(schemaTextFor(options));
  if ('error' in schema) throw new Error(schema.error.message);
  const decoded = decodeFramed(openFeed(options, 7, 0).message(0).value, schema.schema);
  expect(decoded).toMatchObject({ value: { timestamp: null, country: 'DE' } });
});

test('a scenario that does not exist is refused', () => {
  expect(() => openFeed(read('--scenario', 'no-such-preset'), 7, 0)).toThrow(/no preset, link/);
});

/** A producer that keeps what it is given, and fails at a request if asked. */
function keeper(failAt = Infinity) {
  const requests: { key: string | null; value: Buffer }[][] = [];
  const producer: Producer = {
    connect: () => Promise.resolve(),
    disconnect: () => Promise.resolve(),
    send: ({ messages }) => {
      if (requests.length >= failAt) return Promise.reject(new Error('ECONNREFUSED'));
      requests.push([...messages]);
      return Promise.resolve();
    },
  };
  return { producer, requests };
}

test('everything is sent once, in the order of arrival, in requests of at most 500', async () => {
  const options = read('--minutes', '1', '--rate', '50', '--speed', '10000');
  const feed = openFeed(options, 7, 0);
  const { producer, requests } = keeper();
  const sent = await publish(
    feed,
    options,
    producer,
    new AbortController().signal,
    () => undefined,
  );
  expect(sent).toBe(feed.total);
  expect(Math.max(...requests.map((one) => one.length))).toBeLessThanOrEqual(500);
  expect(requests.flat().map(({ value }) => value)).toEqual(
    Array.from({ length: feed.total }, (_, i) => feed.message(i).value),
  );
});

test('a stop ends it behind a whole request, a failure says how to go on', async () => {
  const options = read('--start', '2026-01-01T09:00:00Z', '--minutes', '1', '--speed', '10000');
  const feed = openFeed(options, 7, 0);
  const stop = new AbortController();
  const first = keeper();
  const sent = await publish(feed, options, first.producer, stop.signal, () => stop.abort());
  expect(sent).toBe(first.requests.flat().length);
  expect(sent).toBeLessThan(feed.total);
  const second = keeper(1);
  const failed = publish(
    feed,
    options,
    second.producer,
    new AbortController().signal,
    () => undefined,
  );
  await expect(failed).rejects.toThrow(
    /No Kafka answers.*\d+ were sent; the rest follows with --start 2026-01-01T09:00:00.000Z --skip \d+/,
  );
});

test.each([
  [{ type: 'UNKNOWN_TOPIC_OR_PARTITION' }, /There is no topic "user-activity" at localhost:9092/],
  [{ type: 'TOPIC_AUTHORIZATION_FAILED' }, /may not write to "user-activity"/],
  [{ name: 'KafkaJSSASLAuthenticationError' }, /refuses the login/],
  [{ message: 'self-signed certificate in chain' }, /not trusted.*--ca-file/],
  [{ message: 'Closed connection' }, /may want TLS/],
])('%j is said in words, also when it is the cause of another', (parts, said) => {
  const cause = Object.assign(new Error('it'), parts);
  expect(problemText(new Error('retries exceeded', { cause }), read())).toMatch(said);
});
