import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

const brokers = ['--brokers', 'localhost:9092'];
const read = (...args: string[]) => readOptions([...brokers, ...args], undefined);

test('without options it is fifteen minutes of the lab’s topic', () => {
  expect(read()).toMatchObject({
    ...{ brokers: ['localhost:9092'], topic: 'user-activity', minutes: 15, speed: 1, skip: 0 },
    ...{ count: Infinity, tls: false, scenario: 'normal-hour', registry: undefined },
  });
});

test('a login as Aiven gives it: TLS with its CA, SCRAM, the password from the environment', () => {
  const args = [...brokers, '--ca-file', 'ca.pem', '--username', 'avnadmin'];
  expect(readOptions(args, 'secret')).toMatchObject({
    ...{ tls: true, caFile: 'ca.pem', sasl: 'scram-sha-256' },
    ...{ username: 'avnadmin', password: 'secret' },
  });
});

test.each([
  [[], /--brokers is missing/],
  [['--brokers', 'localhost'], /--brokers: expected HOST:PORT, found localhost/],
  [[...brokers, '--rate', '9000'], /--rate: expected a number from 0.01 to 2500, found 9000/],
  [[...brokers, '--count', '1.5'], /--count: expected a whole number from 1 to .*, found 1.5/],
  [[...brokers, '--minutes', '241'], /--minutes: expected a number from 0.1 to 240/],
  [[...brokers, '--start', 'yesterday'], /--start: expected a time such as/],
  [[...brokers, '--topic', 'a b'], /--topic: expected a topic name, found a b/],
  [[...brokers, '--key', 'page'], /--key: expected user or country or none, found page/],
  [[...brokers, '--registry', 'karapace'], /--registry: expected an address/],
  [[...brokers, '--username', 'u'], /KAFKA_PASSWORD/],
  [[...brokers, '--sasl', 'plain'], /--sasl needs --username/],
  [[...brokers, '--speeed', '2'], /Unknown option '--speeed'/],
])('%j is refused in words', (args, message) => {
  expect(() => readOptions(args, undefined)).toThrow(message);
});
