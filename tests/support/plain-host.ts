import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

/** The few types that a browser insists on; everything else is bytes. */
const types: Record<string, string> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** A static host as plain as can be, on a port of its own. */
export interface PlainHost {
  origin: string;
  /** Paths that were asked for and that it does not have. */
  missing: string[];
  close: () => void;
}

/**
 * Serves the files of a folder below a path, and nothing beside it: no headers but the type, the
 * page 404.html for what is not there.
 * @param base with a slash at both ends
 */
export async function plainHost(folder: string, base: string): Promise<PlainHost> {
  const missing: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(pathname).replace(/\/$/, '/index.html');
    const file = join(folder, path.slice(base.length));
    const there = path.startsWith(base) && existsSync(file) && statSync(file).isFile();
    // As on some hosts, the page for what is not there is never a page like others.
    const found = there && !path.endsWith('/404.html');
    if (!found) missing.push(pathname);
    const sent = found ? file : join(folder, '404.html');
    const type = types[extname(sent)] ?? 'application/octet-stream';
    response.writeHead(found ? 200 : 404, { 'content-type': type });
    createReadStream(sent).pipe(response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    missing,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
