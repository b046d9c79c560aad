import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { siteHandler } from '../../scripts/front/site.ts';
import { FIGURES, openFigure } from '../support/figures.ts';
import { watchForTrouble } from '../support/site.ts';

const dist = process.env.TEST_DIST ?? 'dist';

/**
 * The site from a server of the test's own, which puts `trouble.code` in front of a worker's
 * script: a worker that a worker starts is out of the test's sight otherwise.
 */
async function siteInTrouble(script: RegExp, code: string) {
  const trouble = { code };
  const files = siteHandler(dist, '/');
  const server = createServer((request, response) => {
    const name = (request.url ?? '').split('?')[0] ?? '';
    if (!script.test(name)) return files(request, response);
    const text = readFileSync(join(dist, name), 'utf8');
    response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' });
    response.end(`${trouble.code};\n${text}`);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { trouble, close, worksheets: `http://localhost:${port}/figures/worksheets/` };
}

const sheetOf = (page: Page) => page.getByRole('figure', { name: 'Snowflake worksheet' });

test('a database for which there is no memory says so, and opens when there is', async ({
  page,
}) => {
  const site = await siteInTrouble(
    /\/worker[^/]*\.js$/,
    `WebAssembly.instantiate = WebAssembly.instantiateStreaming = () =>
       Promise.reject(new RangeError('WebAssembly.instantiate(): Out of memory'))`,
  );
  await page.goto(site.worksheets);
  const sheet = sheetOf(page);
  await sheet.getByRole('button', { name: 'Open the worksheet' }).click();
  const alert = sheet.getByRole('alert');
  await expect(alert).toContainText('run out of memory', { timeout: 60_000 });
  site.trouble.code = '';
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(sheet.getByText(/The database is ready/)).toBeVisible({ timeout: 60_000 });
  site.close();
});

test('a query that needs more memory than there is stops, and what was written stays', async ({
  page,
}) => {
  const site = await siteInTrouble(
    /duckdb.*worker.*\.js$/,
    `{ const grow = WebAssembly.Memory.prototype.grow;
       WebAssembly.Memory.prototype.grow = function (pages) {
         if (this.buffer.byteLength > 2 ** 25) throw new RangeError('Out of memory');
         return grow.call(this, pages);
       } }`,
  );
  await page.goto(site.worksheets);
  const sheet = sheetOf(page);
  await sheet.getByRole('button', { name: 'Open the worksheet' }).click();
  await expect(sheet.getByText(/The database is ready/)).toBeVisible({ timeout: 60_000 });
  await sheet.getByRole('tab', { name: 'own.sql' }).click();
  const editor = sheet.getByRole('textbox', { name: /^Editor/ });
  await editor.click();
  const query = "SELECT repeat('x', 400000000) AS x";
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(query);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(sheet.getByRole('alert')).toContainText('out of memory', { timeout: 60_000 });
  await expect(editor).toContainText(query);
  await sheet.getByRole('button', { name: 'Try again' }).click();
  await expect(sheet.getByText(/The database is ready/)).toBeVisible({ timeout: 60_000 });
  site.close();
});

test('without WebGL or a canvas every figure is drawn and moves', async ({ page }) => {
  const trouble = watchForTrouble(page);
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
    for (const name of ['OffscreenCanvas', 'WebGLRenderingContext', 'WebGL2RenderingContext']) {
      Object.defineProperty(window, name, { value: undefined });
    }
  });
  for (const address of FIGURES) {
    const figure = await openFigure(page, address);
    await figure.getByRole('button', { name: 'Step', exact: true }).click();
    await expect(figure.locator('svg').first()).toBeAttached();
  }
  // The most events that a figure comes with; more of them would be drawn on a canvas.
  const busy = {
    path: '/figures/watermark/',
    fragment: '#v1&case=busy',
    name: 'Watermark and sliding windows',
  };
  const figure = await openFigure(page, busy);
  await figure.getByRole('button', { name: 'Table', exact: true }).click();
  await expect(figure.getByRole('table').first().getByRole('row').nth(1)).toBeVisible();
  expect(trouble).toEqual({ foreign: [], errors: [] });
});
