import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { readOptions } from './options.ts';
import { registerSchema } from './registry.ts';

/** Asks a registry that gives one answer, and tells what it was asked. */
async function asked(status: number, answer: string, login: string[] = []) {
  let request = '';
  const server = createServer((incoming, response) => {
    incoming.setEncoding('utf8');
    request = `${incoming.method ?? ''} ${incoming.url ?? ''} ${incoming.headers.authorization ?? ''} `;
    incoming.on('data', (part: string) => (request += part));
    incoming.on('end', () => response.writeHead(status).end(answer));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
  const args = ['--brokers', 'localhost:9092', '--registry', url, ...login];
  try {
    const id = await registerSchema(readOptions(args, 'secret'), '{"type":"string"}');
    return { id, request };
  } finally {
    server.close();
  }
}

test('the schema is posted to the subject of the topic’s values, and its id comes back', async () => {
  const { id, request } = await asked(200, '{"id":21}', ['--username', 'avnadmin']);
  expect(id).toBe(21);
  const login = Buffer.from('avnadmin:secret').toString('base64');
  expect(request).toBe(
    `POST /subjects/user-activity-value/versions Basic ${login} ` +
      JSON.stringify({ schema: '{"type":"string"}' }),
  );
});

test.each([
  [401, '', /refuses the login: check --username and KAFKA_PASSWORD/],
  [
    409,
    'incompatible',
    /did not take the schema of user-activity-value \(409 incompatible\).*delete/,
  ],
  [500, 'broken', /\(500 broken\)/],
  [200, '<html>', /\(200 <html>\)/],
])('an answer of %i %s is said in words', async (status, answer, said) => {
  await expect(asked(status, answer)).rejects.toThrow(said);
});

test('a registry that is not there is named', async () => {
  const args = ['--brokers', 'localhost:9092', '--registry', 'http://127.0.0.1:1'];
  await expect(registerSchema(readOptions(args, undefined), '{}')).rejects.toThrow(
    /No schema registry answers at http:\/\/127.0.0.1:1/,
  );
});
