import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { allPages } from './support/site.ts';

/** What a page may load as JavaScript before anybody touches it, gzipped, in bytes. */
const budget = 15_000;

for (const address of allPages()) {
  test(`${address} opens with at most ${budget / 1000} kB of JavaScript`, async ({ page }) => {
    const scripts: { url: string; body: Promise<Buffer> }[] = [];
    page.on('response', (response) => {
      const type = response.headers()['content-type'] ?? '';
      if (/javascript|wasm/.test(type)) {
        scripts.push({ url: response.url(), body: response.body() });
      }
    });
    await page.goto(address);
    // What a page fetches at idle counts too: three seconds, without a touch.
    await page.waitForTimeout(3000);
    const inline = await page.locator('script:not([src]):not([type*=json])').allTextContents();
    const loaded = await Promise.all(
      scripts.map(async ({ url, body }) => `${gzipSync(await body).length} ${url}`),
    );
    const bytes = [
      ...loaded.map((line) => Number.parseInt(line, 10)),
      gzipSync(inline.join('\n')).length,
    ];
    const sum = bytes.reduce((all, one) => all + one, 0);
    test.info().annotations.push({ type: 'javascript', description: `${sum} bytes` });
    console.log(`${address} ${sum} bytes of JavaScript, gzipped`);
    expect(sum, [...loaded, `${bytes.at(-1)} inline`].join('\n')).toBeLessThanOrEqual(budget);
  });
}
