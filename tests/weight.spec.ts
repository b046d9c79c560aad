import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { islands, isKit, KIT, scriptSizes, sum } from './support/islands.ts';
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
    const total = bytes.reduce((all, one) => all + one, 0);
    test.info().annotations.push({ type: 'javascript', description: `${total} bytes` });
    console.log(`${address} ${total} bytes of JavaScript, gzipped`);
    expect(total, [...loaded, `${bytes.at(-1)} inline`].join('\n')).toBeLessThanOrEqual(budget);
  });
}

/** The libraries that all figures share, and the code that is one figure's own, gzipped, in bytes. */
const kitBudget = 45_000;
const islandBudget = 25_000;

test(`the libraries of all figures are at most ${kitBudget / 1000} kB`, () => {
  const kit = new Map([...scriptSizes()].filter(([file]) => isKit(file)));
  const found = KIT.map((name) => [...kit.keys()].filter((file) => name.test(file)).length);
  expect(found, 'each library is there, once').toEqual(KIT.map(() => 1));
  console.log(`xstate, d3 and zod/mini: ${sum(kit)} bytes, gzipped`);
  expect(sum(kit), [...kit].join('\n')).toBeLessThanOrEqual(kitBudget);
});

test(`each figure's own code is at most ${islandBudget / 1000} kB without React`, () => {
  const all = islands();
  const figures = [
    ...['AnimationFigure', 'BatchOrStreaming', 'Dashboard', 'Decoder', 'ExerciseFigure'],
    ...['PipelineFigure', 'RelayFigure', 'WatermarkFigure', 'WhatIf'],
  ];
  expect(all.map(({ name }) => name)).toEqual(expect.arrayContaining(figures));
  for (const { name, own, guest, common, later } of all) {
    console.log(
      `${name} ${sum(own)} bytes of its own, gzipped; ${sum(guest)} are another figure's, ${sum(common)} all figures'`,
    );
    for (const [part, files] of later) console.log(`  later, at a press: ${sum(files)} ${part}`);
    expect(sum(own), `${name}:\n${[...own].join('\n')}`).toBeLessThanOrEqual(islandBudget);
    if (figures.includes(name))
      expect(sum(own), `${name} is more than a door`).toBeGreaterThan(1000);
  }
  const shared = new Map(all.flatMap(({ common }) => [...common]));
  const lines = [...shared]
    .sort(([, a], [, b]) => b - a)
    .map(([file, bytes]) => `${bytes} ${file}`);
  console.log(`What three or more share, ${sum(shared)} bytes:\n${lines.join('\n')}`);
});
