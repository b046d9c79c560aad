import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const types: Record<string, string> = {
  '.html': 'text/html;charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
  '.txt': 'text/plain',
  '.vtt': 'text/vtt',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.webp': 'image/webp',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
};

/** What hosts compress: text, and WebAssembly. Fonts and pictures are compressed already. */
const compressed = /^text|javascript|json|xml|wasm/;

/** Brotli at the level that hosts use for what they compress as it is asked for. */
const level = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** A folder that is served. */
export interface Host {
  /** Ends with a slash. */
  url: string;
  close: () => void;
}

/**
 * Serves a built site at a free port as a static host does: br or gzip as the browser asks, hashed
 * files kept for a year. Each site of a comparison is served by this, so that only the sites differ.
 */
export async function hostSite(dir: string): Promise<Host> {
  const bodies = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
    const file = fileAt(dir, path);
    if (file === undefined) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('There is no such page.');
      return;
    }
    const type = types[extname(file)] ?? 'application/octet-stream';
    const encoding = compressed.test(type) ? encodingOf(request.headers['accept-encoding']) : '';
    const key = `${encoding} ${file}`;
    const body = bodies.get(key) ?? packed(readFileSync(file), encoding);
    bodies.set(key, body);
    const forever = /\/(_astro|assets)\//.test(path);
    response.writeHead(200, {
      'Content-Type': type,
      'Content-Length': body.length,
      'Cache-Control': forever ? 'max-age=31536000, immutable' : 'max-age=0, must-revalidate',
      Vary: 'Accept-Encoding',
      ...(encoding === '' ? {} : { 'Content-Encoding': encoding }),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://localhost:${String(port)}/`, close };
}

function fileAt(dir: string, path: string): string | undefined {
  const file = join(dir, normalize(path));
  if (!existsSync(file)) return undefined;
  if (!statSync(file).isDirectory()) return file;
  const index = join(file, 'index.html');
  return existsSync(index) ? index : undefined;
}

function encodingOf(accepted: string | string[] | undefined): 'br' | 'gzip' | '' {
  const names = String(accepted ?? '');
  if (/\bbr\b/.test(names)) return 'br';
  return /\bgzip\b/.test(names) ? 'gzip' : '';
}

function packed(body: Buffer, encoding: 'br' | 'gzip' | ''): Buffer {
  if (encoding === 'br') return brotliCompressSync(body, level);
  return encoding === 'gzip' ? gzipSync(body) : body;
}
