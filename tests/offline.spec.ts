import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { siteHandler } from '../scripts/front/site.ts';
import { allPages } from './support/site.ts';

test.use({ serviceWorkers: 'allow' });

const dist = process.env.TEST_DIST ?? 'dist';

/** Waits until the release is kept whole and the page is read from it. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve),
    );
  });
}

test('after the first visit every page can be read without a network', async ({
  page,
  context,
}) => {
  await page.goto('/theory/kafka/');
  await kept(page);
  await context.setOffline(true);
  for (const address of allPages()) {
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBe(200);
    expect((await page.locator('body').innerText()).length, address).toBeGreaterThan(20);
    const styled = await page.evaluate(
      () => getComputedStyle(document.body).fontFamily !== 'Times New Roman',
    );
    expect(styled, address).toBe(true);
  }
});

test('offline, figures move, questions are answered by the engine, and words are found', async ({
  page,
  context,
}) => {
  await page.goto('/');
  await kept(page);
  await context.setOffline(true);
  await page.goto('/theory/watermarks/');
  await page.getByRole('button', { name: 'Step', exact: true }).first().click();
  await expect(page.locator('figure[data-live]').first()).toBeVisible();
  await page.goto('/theory/kafka/');
  const quiz = page.locator('section.quiz');
  await quiz.getByRole('button', { name: 'Start' }).click();
  await expect(quiz.locator('.quiz-question')).toBeVisible();
  await page.getByRole('button', { name: 'Search' }).click();
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await dialog.getByRole('searchbox').or(dialog.getByRole('textbox')).first().fill('Karapace');
  await expect(dialog.getByRole('link').first()).toBeVisible();
});

test("the worksheets' database works without a network once it has been opened", async ({
  page,
  context,
}) => {
  test.setTimeout(240_000);
  const sheet = page.getByRole('figure', { name: 'Snowflake worksheet' });
  const ready = sheet.getByText(/The database is ready/);
  const open = async () => {
    await page.goto('/practice/snowflake/');
    await sheet.getByRole('button', { name: 'Open the worksheet', exact: true }).click();
    await expect(ready).toBeVisible({ timeout: 90_000 });
  };
  await page.goto('/');
  await kept(page);
  await open();
  await context.setOffline(true);
  await page.goto('/glossary/');
  await open();
  await sheet.getByRole('tab', { name: 'own.sql' }).click();
  await sheet.getByRole('textbox', { name: /^Editor/ }).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('SELECT 40 + 2 AS answer;');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(sheet.locator('.sheet-rows tbody td').first()).toHaveText('42');
});

test('an address that is not there says so, offline too', async ({ page, context }) => {
  await page.goto('/');
  await kept(page);
  await context.setOffline(true);
  const answer = await page.goto('/theory/nothing/');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('main')).toContainText(/not found|no such page/i);
});

test('over a plain network the page says that offline and the clipboard are off', async ({
  page,
}) => {
  // Every host that this test can reach counts as secure: the browser is made to say otherwise.
  await page.addInitScript(() => {
    Object.defineProperty(window, 'isSecureContext', { value: false });
  });
  await page.goto('/theory/kafka/');
  const note = page.locator('[data-offline-note]');
  await expect(note).toContainText('keeps nothing for offline use');
  await expect(note).toContainText('clipboard');
  const workers = await page.evaluate(() => navigator.serviceWorker.getRegistrations());
  expect(workers).toHaveLength(0);
});

test.describe('a new release', () => {
  let site: string;
  let server: Server;
  let origin: string;

  test.beforeEach(async () => {
    site = mkdtempSync(join(tmpdir(), 'course-release-'));
    cpSync(dist, site, { recursive: true });
    // The handler reads the folder at each request, as a host does when files are replaced.
    server = createServer((request, response) => siteHandler(site, '/')(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  });
  test.afterEach(() => {
    server.close();
    server.closeAllConnections();
    rmSync(site, { recursive: true, force: true });
  });

  /** Changes two files that belong together, and the worker that lists them. */
  function release(): void {
    for (const page of ['index.html', 'quiz/index.html']) {
      const file = join(site, page);
      writeFileSync(file, readFileSync(file, 'utf8').replace('<title>', '<title>Second '));
    }
    const worker = join(site, 'sw.js');
    const text = readFileSync(worker, 'utf8');
    const changed = text
      .replace(/const release = '(\w+)'/, "const release = 'second'")
      .replace(/"(index\.html|quiz\/index\.html)":"\w+"/g, '"$1":"second"');
    writeFileSync(worker, changed);
  }

  test('comes whole, and only when the reader takes it', async ({ page }) => {
    await page.goto(`${origin}/`);
    await kept(page);
    const engine = readdirSync(join(site, '_astro')).find((name) => /^duckdb-eh.*wasm$/.test(name));
    const large = ['/_astro/replaced.wasm', `/_astro/${engine ?? ''}`].map((path) => origin + path);
    await page.evaluate(async (urls) => {
      const used = await caches.open('course-used');
      for (const url of urls) await used.put(url, new Response('an engine'));
    }, large);
    release();
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    const note = page.locator('[data-offline-note]');
    await expect(note).toContainText('A new release of the course is here');
    await page.goto(`${origin}/quiz/`);
    expect(await page.title()).not.toContain('Second');
    await page.goto(`${origin}/`);
    expect(await page.title()).not.toContain('Second');
    await page.getByRole('button', { name: 'Load it' }).click();
    await expect.poll(() => page.title()).toContain('Second');
    await page.goto(`${origin}/quiz/`);
    expect(await page.title()).toContain('Second');
    // An engine of the release before is gone, one that is still asked for stays.
    const used = await page.evaluate(async () =>
      (await (await caches.open('course-used')).keys()).map(({ url }) => url),
    );
    expect(used).toEqual(large.slice(1));
  });

  test('of which a file is missing leaves the old one as it is', async ({ page }) => {
    await page.goto(`${origin}/`);
    await kept(page);
    release();
    rmSync(join(site, 'quiz/index.html'));
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const gone = new Promise((resolve) => {
        registration.addEventListener('updatefound', () =>
          registration.installing?.addEventListener('statechange', resolve),
        );
      });
      await registration.update();
      await gone;
    });
    await page.goto(`${origin}/quiz/`);
    expect(await page.title()).not.toContain('Second');
    await expect(page.locator('[data-offline-note]')).toBeHidden();
  });
});
