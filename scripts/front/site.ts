/**
 * A small server for the built site: types, ranges for the film, etags, the 404 page, a base, what
 * is text compressed, and the headers that the build has written down for every host.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import compression from '@polka/compression';
import sirv from 'sirv';
import { headersFor, parseHeaders, type HeaderRule } from '../../src/safety/headers.ts';

/** Quick levels, as hosts take for what they compress when it is asked for. */
const compressed = compression({ brotli: true, level: 4 });
const encodings = 'Accept-Encoding';

/**
 * @param dir folder of a built site
 * @param base path under which it was built, such as `/` or `/course/`
 * @returns the handler of one request
 */
export function siteHandler(dir: string, base: string) {
  const prefix = base.replace(/\/+$/, '');
  const rules = rulesOf(dir);
  const notFound = (response: ServerResponse): void => {
    const headers = Object.fromEntries(headersFor(rules(), `${prefix}/404.html`));
    const page = join(dir, '404.html');
    response
      .writeHead(404, { ...headers, Vary: encodings, 'Content-Type': 'text/html;charset=utf-8' })
      .end(existsSync(page) ? readFileSync(page) : 'There is no such page.');
  };
  const files = sirv(dir, {
    // Looks for a file when it is asked for: the site may be built again while it is open.
    dev: true,
    etag: true,
    onNoMatch: (_request, response) => notFound(response),
    setHeaders: (response, path) => {
      response.setHeader('Cache-Control', 'no-cache');
      response.setHeader('Vary', encodings);
      for (const [name, value] of headersFor(rules(), prefix + path)) {
        response.setHeader(name, value);
      }
    },
  });
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const url = request.url ?? '/';
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    } else if (prefix !== '' && (url === '/' || url === prefix)) {
      response.writeHead(302, { Location: `${prefix}/` }).end();
    } else if (!url.startsWith(`${prefix}/`) || url.includes('/.')) {
      // What begins with a dot is the build's own note.
      notFound(response);
    } else {
      request.url = url.slice(prefix.length);
      files(request, response);
    }
  };
  return (request: IncomingMessage, response: ServerResponse): void => {
    // A part of a file is counted in its own bytes.
    if (request.headers.range !== undefined) answer(request, response);
    else compressed(request, response, () => answer(request, response));
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

/** The rules that the build has written, read again when it has written them again. */
function rulesOf(dir: string): () => HeaderRule[] {
  const path = join(dir, '_headers');
  let readAt = -1;
  let rules: HeaderRule[] = [];
  return () => {
    const writtenAt = existsSync(path) ? statSync(path).mtimeMs : 0;
    if (writtenAt !== readAt)
      rules = writtenAt === 0 ? [] : parseHeaders(readFileSync(path, 'utf8'));
    readAt = writtenAt;
    return rules;
  };
}
