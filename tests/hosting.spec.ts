import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { wakeAll } from './support/awake.ts';
import { followLinks, pagesOf } from './support/links.ts';
import { plainHost, type PlainHost } from './support/plain-host.ts';
import { allPages, watchForTrouble } from './support/site.ts';

/** The site as somebody would put it beside other courses on any host, one build for all tests. */
const base = '/courses/streaming/';
const site = 'https://learn.example';
let folder = '';
let host: PlainHost | undefined;

test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  test.setTimeout(300_000);
  folder = mkdtempSync(join(tmpdir(), 'hosted-'));
  await promisify(execFile)(process.execPath, ['scripts/build.ts', '--outDir', folder], {
    env: { ...process.env, COURSE_BASE: base, SITE: site },
  });
  host = await plainHost(folder, base);
});
test.afterAll(() => {
  host?.close();
  rmSync(folder, { recursive: true, force: true });
});

const origin = () => host?.origin ?? '';
const address = (path: string) => `${origin()}${base}${path}`;

test('every link of the files stays below the path and leads somewhere', () => {
  const { broken, checked } = followLinks(folder, base.slice(0, -1));
  expect(broken.join('\n')).toBe('');
  expect(checked).toBeGreaterThan(1000);
});

test('every page names the address where it will be found', () => {
  for (const [page, html] of pagesOf(folder)) {
    const canonical = /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1];
    const named = canonical === undefined || page === '/404.html';
    // The two windows of the room have none: they are no addresses to be found.
    if (named) expect(page).toMatch(/^\/(trainer|audience|404)/);
    else expect(canonical).toBe(`${site}${base}${page.slice(1)}`);
  }
  const map = readFileSync(join(folder, 'sitemap-0.xml'), 'utf8');
  expect(map).toContain(`<loc>${site}${base}theory/kafka/</loc>`);
});

test('every figure and the quiz come alive, and all their links stay', async ({ page }) => {
  test.setTimeout(300_000);
  const trouble = watchForTrouble(page);
  const left: string[] = [];
  const alive = /^(figures\/.+|quiz\/|animation\/|lab-exercise\/)/;
  for (const path of allPages(folder).map((found) => found.slice(1))) {
    if (!alive.test(path)) continue;
    await page.goto(address(path));
    await wakeAll(page);
    const links = await page.locator('a[href]').evaluateAll((found) => found.map(String));
    for (const link of links) {
      const { origin: of, pathname } = new URL(link);
      if (of === origin() && !pathname.startsWith(base)) left.push(`${path}: ${link}`);
    }
  }
  expect({ left, trouble, missing: host?.missing }).toEqual({
    left: [],
    trouble: { foreign: [], errors: [] },
    missing: [],
  });
});

test('search finds a page, and leads to it', async ({ page }) => {
  await page.goto(address('theory/kafka/'));
  await page.getByRole('button', { name: 'Search' }).click();
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await dialog.getByRole('textbox').fill('Karapace');
  await dialog.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/courses\/streaming\/.+\/(#.*)?$/);
  await expect(page.getByRole('main')).toContainText('Karapace');
});

test('the worksheet finds its database, and the lab kit its files', async ({ page }) => {
  await page.goto(address('figures/worksheets/'));
  const sheet = page.getByRole('figure', { name: 'Snowflake worksheet' });
  await sheet.getByRole('button', { name: 'Open the worksheet', exact: true }).click();
  await expect(sheet.getByText(/The database is ready/)).toBeVisible({ timeout: 60_000 });
  await page.goto(address('lab-exercise/'));
  await page.getByLabel('Your attendee id').fill('ada');
  const kit = page.waitForEvent('download');
  await page.getByRole('button', { name: /lab kit/i }).click();
  const packed = readFileSync(await (await kit).path());
  expect(packed.subarray(0, 2).toString()).toBe('PK');
});

test('the trainer’s audience window opens and follows', async ({ context }) => {
  const trainer = await context.newPage();
  await trainer.goto(address('trainer/'));
  await trainer.keyboard.press('Shift');
  const opening = context.waitForEvent('page');
  await trainer.getByRole('button', { name: 'Open the audience window' }).click();
  const audience = await opening;
  expect(audience.url()).toBe(address('audience/'));
  await expect(trainer.getByText('The audience window follows.')).toBeVisible();
});

test('an address that is not there gets the course’s own page, with its way back', async ({
  page,
}) => {
  const answer = await page.goto(address('theory/nothing/'));
  expect(answer?.status()).toBe(404);
  await page.locator('.course-title').click();
  await expect(page).toHaveURL(address(''));
});

test.describe('kept for reading offline', () => {
  test.use({ serviceWorkers: 'allow' });

  test('the course takes its own path and nothing beside it', async ({ page, context }) => {
    await page.goto(address(''));
    const scope = await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
    expect(scope).toBe(address(''));
    await expect
      .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
      .toBe(true);
    await context.setOffline(true);
    await page.goto(address('theory/watermarks/'));
    await wakeAll(page);
    await expect(page.locator('h1').first()).toHaveText(/Watermarks/);
  });
});
