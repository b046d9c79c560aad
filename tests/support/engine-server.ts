import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { extname, join, normalize } from 'node:path';

/** The page that runs every preset in whatever browser opens it, and hands in its trace hashes. */
const page = `<!doctype html><meta charset="utf-8"><title>engine</title>
<script type="importmap">{"imports":{"zod/mini":"/node_modules/zod/mini/index.js"}}</script>
<script type="module">
import { presetNames, presetScenario, runScenario, traceHash } from '/src/sim/index.ts';
const hashes = presetNames.map((name) => [name, traceHash(runScenario(presetScenario(name)))]);
document.title = 'done';
await fetch('/hashes?' + location.hash.slice(1), { method: 'POST', body: JSON.stringify(hashes) });
</script>`;

/** What a browser has handed in: the trace hash of each preset. */
export type Hashes = [preset: string, hash: string][];

/**
 * Serves the engine as it stands in src/sim, its types stripped and nothing bundled, to a real
 * browser on this machine. `handedIn` resolves with what the browser of that name computes.
 */
export async function serveEngine(): Promise<{
  url: string;
  handedIn: (browser: string) => Promise<Hashes>;
  close: () => void;
}> {
  const waiting = new Map<string, (hashes: Hashes) => void>();
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (request.method === 'POST') {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        waiting.get(url.search.slice(1))?.(JSON.parse(body) as Hashes);
        response.end();
      });
      return;
    }
    void answer(url.pathname).then(({ type, text }) => {
      response.writeHead(text === undefined ? 404 : 200, { 'content-type': type });
      response.end(text);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    handedIn: (browser) => new Promise((resolve) => waiting.set(browser, resolve)),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function answer(path: string): Promise<{ type: string; text?: string }> {
  if (path === '/') return { type: 'text/html', text: page };
  const file = join(process.cwd(), normalize(path));
  try {
    const text = await readFile(file, 'utf8');
    const script = extname(file) === '.ts' ? stripTypeScriptTypes(text) : text;
    return { type: 'text/javascript', text: script };
  } catch {
    return { type: 'text/plain' };
  }
}
