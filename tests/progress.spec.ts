import { globSync, readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { emptySaved } from '../src/components/progress/saved.ts';
import { watchForTrouble } from './support/site.ts';

const left = (page: Page) => page.locator('.course-progress .left');
const said = (page: Page) => page.locator('[data-transfer-said]');

/** The file that a press on a button brings. */
async function downloaded(page: Page, name: string): Promise<Buffer> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  return readFileSync(await (await coming).path());
}

/** Gives the page a progress file to import. */
async function bring(page: Page, text: string): Promise<void> {
  await page.locator('[data-import]').setInputFiles({
    name: 'progress.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
}

test('what is read counts in the header, is ticked in the contents, and can be taken back', async ({
  page,
}) => {
  const trouble = watchForTrouble(page);
  await page.goto('/theory/watermarks/');
  await expect(left(page)).toHaveText('about 90 min left');
  await page.getByRole('button', { name: 'Mark as read' }).click();
  await expect(left(page)).toHaveText('about 86 min left');
  const entry = page.locator('.sidebar-content a[data-read]');
  await expect(entry).toHaveText(/Watermarks/);
  await page.reload();
  await expect(entry).toHaveCount(1);
  await page.getByRole('button', { name: 'Read ✓' }).click();
  await expect(entry).toHaveCount(0);
  expect(trouble).toEqual({ foreign: [], errors: [] });
});

test('"Next" marks a page as read, and the overview leads back to where the reader was', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page.locator('[data-resume]')).toBeHidden();
  await page.goto('/theory/kafka/');
  await page.locator('a[rel=next]').click();
  await expect(page).toHaveURL(/five-bytes/);
  await expect(page.locator('.sidebar-content a[data-read]')).toHaveText(/Kafka/);
  await page.goto('/');
  await page.locator('[data-resume]').getByRole('link', { name: 'Five bytes before Avro' }).click();
  await expect(page).toHaveURL(/five-bytes/);
});

test('progress goes to another machine as a file, and merges with what is there', async ({
  browser,
}) => {
  const here = await (await browser.newContext()).newPage();
  await here.goto('/theory/kafka/');
  await here.getByRole('button', { name: 'Mark as read' }).click();
  await here.goto('/progress/');
  await expect(here.locator('[data-page="theory/kafka"] [data-read-state]')).toHaveText('read');
  const file = await downloaded(here, 'Export to a file');

  const there = await (await browser.newContext()).newPage();
  await there.goto('/theory/watermarks/');
  await there.getByRole('button', { name: 'Mark as read' }).click();
  await there.goto('/progress/');
  await bring(there, file.toString());
  await expect(said(there)).toContainText('Imported: 1 page read');
  for (const slug of ['theory/kafka', 'theory/watermarks']) {
    await expect(there.locator(`[data-page="${slug}"] [data-read-state]`)).toHaveText('read');
  }
});

test('a bad or foreign file is refused with the reason and changes nothing', async ({ page }) => {
  await page.goto('/theory/kafka/');
  await page.getByRole('button', { name: 'Mark as read' }).click();
  await page.goto('/progress/');
  const state = () => page.evaluate(() => localStorage.getItem('streaming-course'));
  const before = await state();
  for (const [text, reason] of [
    ['hello', 'not JSON'],
    ['{"name":"other"}', 'names no version'],
    ['{"version":99}', 'later release'],
    ['{"version":1,"resetAt":0,"pages":[]}', 'at pages'],
  ] as const) {
    await bring(page, text);
    await expect(said(page)).toContainText(reason);
    await expect(said(page)).toContainText('Nothing was changed');
  }
  expect(await state()).toBe(before);
});

test('starting over asks first, then forgets everything but the id', async ({ page }) => {
  await page.goto('/theory/kafka/');
  await page.getByRole('button', { name: 'Mark as read' }).click();
  await page.goto('/progress/');
  await page.getByLabel('Your attendee id').fill('mk07');
  await page.getByRole('button', { name: 'Use it' }).click();
  const read = page.locator('[data-page="theory/kafka"] [data-read-state]');
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('button', { name: 'Keep them' }).click();
  await expect(read).toHaveText('read');
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('button', { name: 'Forget them' }).click();
  await expect(read).toHaveText('-');
  await page.reload();
  await expect(page.getByLabel('Your attendee id')).toHaveValue('mk07');
});

test('who has started over once can still think better of it: Escape forgets nothing', async ({
  page,
}) => {
  await page.goto('/progress/');
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('button', { name: 'Forget them' }).click();
  await bring(
    page,
    JSON.stringify({ ...emptySaved(), pages: { 'theory/kafka': { at: 1, done: true } } }),
  );
  const read = page.locator('[data-page="theory/kafka"] [data-read-state]');
  await expect(read).toHaveText('read');
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(read).toHaveText('read');
});

test('after starting over in another tab the overview leads back nowhere', async ({ context }) => {
  const [overview, other] = [await context.newPage(), await context.newPage()];
  await overview.goto('/theory/kafka/');
  await overview.goto('/');
  await expect(overview.locator('[data-resume]')).toBeVisible();
  await other.goto('/progress/');
  await other.getByRole('button', { name: 'Start over' }).click();
  await other.getByRole('button', { name: 'Forget them' }).click();
  await expect(overview.locator('[data-resume]')).toBeHidden();
});

test('what was exported comes back after starting over, and a file wipes nothing', async ({
  page,
}) => {
  await page.goto('/theory/kafka/');
  await page.getByRole('button', { name: 'Mark as read' }).click();
  await page.goto('/progress/');
  const file = await downloaded(page, 'Export to a file');
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('button', { name: 'Forget them' }).click();
  const read = page.locator('[data-page="theory/kafka"] [data-read-state]');
  await expect(read).toHaveText('-');
  await bring(page, file.toString());
  await expect(said(page)).toContainText('Imported: 1 page read');
  await expect(read).toHaveText('read');
  // A file from a clock that is years ahead, whose owner had just started over.
  await bring(page, JSON.stringify({ ...JSON.parse(file.toString()), pages: {}, resetAt: 4e12 }));
  await expect(said(page)).toContainText('Imported: 0 pages read');
  await expect(read).toHaveText('read');
  await page.reload();
  await expect(read).toHaveText('read');
});

test('what was damaged twice is set aside twice, and both copies can be taken out', async ({
  page,
}) => {
  const damage = (text: string) =>
    page.evaluate((value) => localStorage.setItem('streaming-course', value), text);
  await page.goto('/theory/kafka/');
  for (const text of ['{"version":1,"resetAt":0,"pag', '["buy milk"]']) {
    await damage(text);
    await page.reload();
    await page.getByRole('button', { name: 'Mark as read' }).click();
    await expect(page.getByRole('button', { name: 'Read ✓' })).toBeVisible();
  }
  await page.goto('/progress/');
  const aside = page.getByRole('region', { name: 'Set aside' });
  await expect(aside.getByRole('listitem')).toHaveCount(2);
  expect((await downloaded(page, 'Download copy 1 of 2')).toString()).toContain('"resetAt"');
  expect((await downloaded(page, 'Download copy 2 of 2')).toString()).toBe('["buy milk"]');
  await expect(said(page)).toContainText('streaming-course-set-aside-2.json');
  await aside.getByRole('button', { name: 'Forget it' }).click();
  await aside.getByRole('dialog').getByRole('button', { name: 'Forget it' }).click();
  await expect(aside).toBeHidden();
  await page.reload();
  await expect(page.locator('[data-page="theory/kafka"] [data-read-state]')).toHaveText('read');
  await expect(aside).toBeHidden();
});

test('the attendee id fills every name in the code of a page, and what is copied', async ({
  page,
}) => {
  const trouble = watchForTrouble(page);
  await page.goto('/lab-exercise/');
  await page.getByLabel('Your attendee id').fill('Anna-B');
  await page.getByRole('button', { name: 'Use it' }).click();
  await expect(page.locator('[data-said]')).toContainText('"-" at place 5');
  await page.getByLabel('Your attendee id').fill('anna_b');
  await page.getByRole('button', { name: 'Use it' }).click();
  await page.goto('/practice/snowflake/');
  await expect(page.locator('main')).toContainText('DE_MASTERCLASS.ANNA_B_STREAMING');
  await expect(page.locator('main')).not.toContainText('{ATTENDEE_ID}');
  const copied = await page
    .locator('main [data-code]')
    .evaluateAll((all) => all.map((button) => (button as HTMLElement).dataset.code).join());
  expect(copied).toContain('ANNA_B_STREAMING');
  expect(copied).not.toContain('{ATTENDEE_ID}');
  await page.goto('/practice/power-bi/');
  await expect(page.locator('main code', { hasText: 'ANNA_B_STREAMING' })).toHaveCount(1);
  expect(trouble).toEqual({ foreign: [], errors: [] });
});

test("the lab kit is the repository's files with the id in place", async ({ page }) => {
  await page.goto('/lab-exercise/');
  await page.getByLabel('Your attendee id').fill('mk07');
  const zip = unzipSync(new Uint8Array(await downloaded(page, 'Download my lab kit')));
  const kept = globSync('labs/streaming/**/*.{py,sql,md,dax,yml,txt}').filter(
    (path) => !/target|__pycache__|dbt_packages|logs|\/\./.test(path),
  );
  expect(
    Object.keys(zip)
      .map((path) => `labs/${path}`)
      .sort(),
  ).toEqual(kept.sort());
  for (const path of kept) {
    const filled = readFileSync(path, 'utf8')
      .replaceAll('{attendee_id}', 'mk07')
      .replaceAll('{ATTENDEE_ID}', 'MK07');
    expect(strFromU8(zip[path.replace(/^labs\//, '')] ?? new Uint8Array()), path).toBe(filled);
  }
});

test('on a phone the bar fits beside the title, and its words are still told', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/theory/kafka/');
  const link = page.getByRole('link', { name: /about \d+ min left/ });
  const bar = await link.boundingBox();
  const title = await page.locator('.course-title').boundingBox();
  expect(bar?.x ?? 0).toBeGreaterThanOrEqual((title?.x ?? 0) + (title?.width ?? 0));
});

test('without JavaScript the pages say so and can still be read', async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto('/progress/');
  await expect(page.locator('main noscript p').first()).toBeVisible();
});
