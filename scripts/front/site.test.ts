import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request, createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { headerRules, headersFile } from '../../src/safety/headers.ts';
import { portTaken, takenMessage } from './port.mjs';
import { siteHandler } from './site.ts';

const big = 'export const digits = [0, 1, 2, 3];\n'.repeat(100);
let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'course-site-'));
  const put = (path: string, text: string) => {
    mkdirSync(join(dir, path, '..'), { recursive: true });
    writeFileSync(join(dir, path), text);
  };
  const pages = new Map([
    ['index.html', '<p>first page</p>'],
    ['theory/kafka/index.html', '<p>kafka</p><script>run()</script>'],
    ['404.html', '<p>nothing here</p>'],
  ]);
  for (const [path, html] of pages) put(path, html);
  put('_astro/page.abc123.js', 'export {}');
  put('_astro/big.abc123.js', big);
  put('media/film.mp4', '0123456789');
  put('media/film.vtt', 'WEBVTT');
  put('.built', 'stamp');
  const both = ['/', '/course/'].flatMap((base) => headerRules(pages, [], base));
  put('_headers', headersFile(both));
});
afterAll(() => rmSync(dir, { recursive: true }));

const open: Server[] = [];
afterAll(() => open.forEach((server) => server.close()));

async function serve(base: string): Promise<number> {
  const server = createServer(siteHandler(dir, base));
  open.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

interface Answer {
  status: number | undefined;
  headers: Record<string, string | string[] | undefined>;
  body: string;
  /** As they came. */
  bytes: Buffer;
}

/** A request as it is written: fetch would tidy the path before it is sent. */
function ask(port: number, path: string, method = 'GET', headers = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const bytes = Buffer.concat(parts);
        const { statusCode: status, headers } = response;
        resolve({ status, headers, body: bytes.toString(), bytes });
      });
    });
    sent.on('error', reject).end();
  });
}

describe('the server of the built site', () => {
  test.each([
    ['/', 'text/html;charset=utf-8', 'no-cache'],
    ['/theory/kafka/', 'text/html;charset=utf-8', 'no-cache'],
    ['/_astro/page.abc123.js', 'text/javascript', 'max-age=31536000, immutable'],
    ['/media/film.mp4', 'video/mp4', 'no-cache'],
    ['/media/film.vtt', 'text/vtt', 'no-cache'],
  ])('%s has its type and says how long it may be kept', async (path, type, cache) => {
    const answer = await ask(await serve('/'), path);
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({ 'content-type': type, 'cache-control': cache });
  });

  test.each(['/', '/course/'])('a page below %s is sent with its own policy', async (base) => {
    const port = await serve(base);
    const policy = async (path: string) =>
      String((await ask(port, base + path)).headers['content-security-policy']);
    expect(await policy('')).not.toContain('sha256-');
    for (const path of ['theory/kafka/', 'theory/kafka', 'theory/kafka/index.html']) {
      expect(await policy(path)).toMatch(/script-src [^;]*'sha256-.*frame-ancestors 'self'/);
    }
    expect(await policy('_astro/page.abc123.js')).toContain("default-src 'none'");
    expect(await policy('nothing/')).toContain("object-src 'none'");
  });

  test('what is not there may not be kept, even where files are kept forever', async () => {
    const { status, headers } = await ask(await serve('/'), '/_astro/page.gone.js');
    expect(status).toBe(404);
    expect(headers['cache-control']).toBe('no-cache');
  });

  test('a film is sent in parts, so that a reader can jump in it', async () => {
    const port = await serve('/');
    const part = await ask(port, '/media/film.mp4', 'GET', { Range: 'bytes=3-5' });
    expect(part).toMatchObject({ status: 206, body: '345' });
    expect(part.headers['content-range']).toBe('bytes 3-5/10');
  });

  test.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['identity', undefined, (bytes: Buffer) => bytes],
  ])('text is sent as the browser takes it: %s', async (accepted, encoding, unpacked) => {
    const port = await serve('/');
    const headers = { 'Accept-Encoding': accepted };
    const answer = await ask(port, '/_astro/big.abc123.js', 'GET', headers);
    expect(answer.headers).toMatchObject({ vary: 'Accept-Encoding' });
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(unpacked(answer.bytes).toString()).toBe(big);
    const film = await ask(port, '/media/film.mp4', 'GET', headers);
    expect(film.headers['content-encoding']).toBeUndefined();
    const again = { ...headers, 'If-None-Match': answer.headers['etag'] };
    expect(await ask(port, '/_astro/big.abc123.js', 'GET', again)).toMatchObject({ status: 304 });
  });

  test('a site that is built again while it is open is served as it now is', async () => {
    const port = await serve('/');
    await ask(port, '/theory/kafka/');
    const page = join(dir, 'theory', 'kafka', 'index.html');
    const before = readFileSync(page);
    const rules = readFileSync(join(dir, '_headers'));
    rmSync(page);
    expect((await ask(port, '/theory/kafka/')).status).toBe(404);
    writeFileSync(page, '<p>new</p>');
    writeFileSync(join(dir, '_headers'), '/theory/kafka/\n  X-Build: second\n');
    const answer = await ask(port, '/theory/kafka/');
    expect(answer).toMatchObject({ status: 200, body: '<p>new</p>' });
    expect(answer.headers['x-build']).toBe('second');
    writeFileSync(page, before);
    writeFileSync(join(dir, '_headers'), rules);
  });

  test('a page that did not change is not sent again', async () => {
    const port = await serve('/');
    const { headers } = await ask(port, '/');
    const again = await ask(port, '/', 'GET', { 'If-None-Match': headers['etag'] });
    expect(again).toMatchObject({ status: 304, body: '' });
  });

  test.each(['/nothing/', '/../package.json', '/%2e%2e/package.json', '/.built'])(
    '%s gets the 404 page',
    async (path) => {
      const answer = await ask(await serve('/'), path);
      expect(answer).toMatchObject({ status: 404, body: '<p>nothing here</p>' });
    },
  );

  test('only reading is served', async () => {
    expect((await ask(await serve('/'), '/', 'POST')).status).toBe(405);
  });

  test('below a path, the site lives there and nowhere else', async () => {
    const port = await serve('/course/');
    expect(await ask(port, '/course/theory/kafka/')).toMatchObject({ status: 200 });
    expect((await ask(port, '/')).headers['location']).toBe('/course/');
    expect((await ask(port, '/course')).headers['location']).toBe('/course/');
    expect((await ask(port, '/theory/kafka/')).status).toBe(404);
    expect((await ask(port, '/coursework/')).status).toBe(404);
  });
});

test('a taken port is noticed and named, with the way out', async () => {
  const port = await serve('/');
  expect(await portTaken(port)).toBe(true);
  expect(takenMessage(port)).toContain(`Port ${port} is taken`);
  expect(takenMessage(port)).toContain('PORT=');
});
