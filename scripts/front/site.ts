/**
 * A small server for the built site: types, ranges for the film, etags, the 404 page, a base, and
 * the headers that the build has written down for every host.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { headersFor, parseHeaders, type HeaderRule } from '../../src/safety/headers.ts';

/**
 * @param dir folder of a built site
 * @param base path under which it was built, such as `/` or `/course/`
 * @returns the handler of one request
 */
export function siteHandler(dir: string, base: string) {
  const prefix = base.replace(/\/+$/, '');
  const rules = rulesOf(dir);
  const notFound = pageNotFound(dir, headersFor(rules, `${prefix}/404.html`));
  const files = sirv(dir, {
    etag: true,
    onNoMatch: (_request, response) => notFound(response),
    setHeaders: (response, path) => {
      response.setHeader('Cache-Control', 'no-cache');
      for (const [name, value] of headersFor(rules, prefix + path)) response.setHeader(name, value);
    },
  });
  return (request: IncomingMessage, response: ServerResponse): void => {
    const url = request.url ?? '/';
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    } else if (prefix !== '' && (url === '/' || url === prefix)) {
      response.writeHead(302, { Location: `${prefix}/` }).end();
    } else if (!url.startsWith(`${prefix}/`)) {
      notFound(response);
    } else {
      request.url = url.slice(prefix.length);
      files(request, response);
    }
  };
}

/**
 * Serves a built site at http://localhost:PORT, on both addresses that `localhost` may mean.
 * @returns the servers, once they listen; rejects with the system's error (EADDRINUSE, EACCES)
 */
export async function serveSite(dir: string, port: number, base: string): Promise<Server[]> {
  const handler = siteHandler(dir, base);
  const first = await listen(handler, '127.0.0.1', port);
  const second = await listen(handler, '::1', port).catch((error: NodeJS.ErrnoException) => {
    // A machine without IPv6 has only the first; anything else is a real failure.
    if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') return undefined;
    first.close();
    throw error;
  });
  return second === undefined ? [first] : [first, second];
}

function listen(handler: ReturnType<typeof siteHandler>, host: string, port: number) {
  return new Promise<Server>((resolve, reject) => {
    const server = createServer(handler);
    server.once('error', reject);
    server.listen({ host, port }, () => resolve(server));
  });
}

function rulesOf(dir: string): HeaderRule[] {
  const path = join(dir, '_headers');
  return existsSync(path) ? parseHeaders(readFileSync(path, 'utf8')) : [];
}

function pageNotFound(dir: string, headers: [string, string][]) {
  const path = join(dir, '404.html');
  const page = existsSync(path) ? readFileSync(path) : 'There is no such page.';
  const all = { ...Object.fromEntries(headers), 'Content-Type': 'text/html;charset=utf-8' };
  return (response: ServerResponse): void => {
    response.writeHead(404, all).end(page);
  };
}
