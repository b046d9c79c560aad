import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { islands, isKit, KIT, scriptSizes } from './support/islands.ts';
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

/** The libraries that all figures share, and the code that one figure has for itself, gzipped. */
const kitBudget = 45_000;
const islandBudget = 25_000;

test(`the libraries of all figures are at most ${kitBudget / 1000} kB`, () => {
  const kit = [...scriptSizes()].filter(([file]) => isKit(file));
  const found = KIT.map((name) => kit.filter(([file]) => name.test(file)).length);
  expect(found, 'each library is there, once').toEqual(KIT.map(() => 1));
  const sum = kit.reduce((all, [, bytes]) => all + bytes, 0);
  console.log(`xstate, d3 and zod/mini: ${sum} bytes, gzipped`);
  expect(sum, kit.join('\n')).toBeLessThanOrEqual(kitBudget);
});

test(`each figure's own code is at most ${islandBudget / 1000} kB without React`, () => {
  const all = islands();
  expect(all.length).toBeGreaterThanOrEqual(8);
  for (const { name, own } of all) {
    const sum = [...own.values()].reduce((bytes, file) => bytes + file, 0);
    console.log(`${name} ${sum} bytes of its own, gzipped`);
    expect(sum, `${name}:\n${[...own].join('\n')}`).toBeLessThanOrEqual(islandBudget);
  }
});
