import { gzipSync } from 'node:zlib';
import type { Browser, Page } from '@playwright/test';

/** What a page fetches until 3 s after its load, with nobody touching it. */
export interface Weight {
  /** JavaScript and WebAssembly, files and inline, gzipped, bytes. */
  script: number;
  /** Everything, as it came over the wire, bytes. */
  total: number;
}

const untouchedMs = 3000;

/** Loads a page on a phone's screen with an empty cache and weighs it. */
export async function weigh(browser: Browser, url: string): Promise<Weight> {
  const page = await browser.newPage({
    viewport: { width: 412, height: 823 },
    // The course keeps all of its pages for reading offline, once a page is there.
    serviceWorkers: 'block',
  });
  try {
    const bodies: Promise<Buffer>[] = [];
    page.on('response', (response) => {
      if (/javascript|wasm/.test(response.headers()['content-type'] ?? '')) {
        bodies.push(response.body());
      }
    });
    const total = await countBytes(page);
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForTimeout(untouchedMs);
    const inline = await page.locator('script:not([src]):not([type*=json])').allTextContents();
    const files = (await Promise.all(bodies)).map((body) => gzipSync(body).length);
    const script = files.reduce((sum, one) => sum + one, gzipSync(inline.join('\n')).length);
    return { script, total: total() };
  } finally {
    await page.close();
  }
}

async function countBytes(page: Page): Promise<() => number> {
  const session = await page.context().newCDPSession(page);
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await session.send('Network.enable');
  return () => bytes;
}
