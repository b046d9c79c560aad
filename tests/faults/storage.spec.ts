import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { FIGURES, openFigure } from '../support/figures.ts';
import { watchForTrouble } from '../support/site.ts';

const KEY = 'streaming-course';
const DAMAGED = 'streaming-course.damaged';

/** Every page that keeps something of the reader's, and one of each kind that does not. */
const PAGES = ['/', '/theory/watermarks/', '/quiz/', '/glossary/', '/trainer/', '/audience/'];

function blocked(): void {
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
    Object.defineProperty(window, name, {
      configurable: true,
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  }
}

function full(): void {
  Storage.prototype.setItem = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
}

/** Puts a text where progress is kept, once, as if it had been there before the first page. */
async function found(page: Page, key: string, text: string): Promise<void> {
  await page.addInitScript(
    ([name = '', value = '']) => {
      if (sessionStorage.getItem('found') !== null) return;
      sessionStorage.setItem('found', name);
      localStorage.setItem(name, value);
    },
    [key, text],
  );
}

for (const [name, block] of [
  ['blocked', blocked],
  ['full', full],
] as const) {
  test(`with storage ${name} pages open, figures move, and what is not kept is said`, async ({
    page,
  }) => {
    const trouble = watchForTrouble(page);
    await page.addInitScript(block);
    for (const address of PAGES) {
      await page.goto(address);
      await expect(page.locator('h1').first()).toBeVisible();
    }
    for (const address of FIGURES.slice(0, 2)) {
      const figure = await openFigure(page, address);
      await figure.getByRole('button', { name: 'Step', exact: true }).click();
    }
    await page.goto('/theory/kafka/');
    const mark = page.getByRole('button', { name: 'Mark as read' });
    await mark.click();
    await expect(page.locator('[data-mark-read]')).toHaveAttribute('aria-pressed', 'true');
    await page.goto('/progress/');
    await page.getByLabel('Your attendee id').fill('mk07');
    await page.getByRole('button', { name: 'Use it' }).click();
    await expect(page.locator('[data-keeping]')).toContainText('does not let the page keep');
    expect(trouble).toEqual({ foreign: [], errors: [] });
  });
}

const whole = { resetAt: 0, pages: {}, answers: {}, missions: {}, attendee: { at: 0, id: '' } };

for (const [name, text] of [
  ['cut off in the middle', '{"version":1,"resetAt":0,"pag'],
  ['of another program', '["buy milk"]'],
  ['of an older version', JSON.stringify({ version: 0, done: ['theory/kafka'] })],
  ['of a later version', JSON.stringify({ ...whole, version: 2 })],
  ['with a field of another kind', JSON.stringify({ ...whole, version: 1, pages: 7 })],
] as const) {
  test(`what is kept is ${name}: it is set aside and said, and the course goes on`, async ({
    page,
  }) => {
    await found(page, KEY, text);
    const trouble = watchForTrouble(page);
    await page.goto('/progress/');
    await expect(page.locator('[data-keeping]')).toContainText('It is set aside');
    expect(await page.evaluate((key) => localStorage.getItem(key), DAMAGED)).toBe(text);
    await page.goto('/theory/kafka/');
    await page.getByRole('button', { name: 'Mark as read' }).click();
    await page.reload();
    await expect(page.getByRole('button', { name: 'Read ✓' })).toBeVisible();
    expect(await page.evaluate((key) => localStorage.getItem(key), DAMAGED)).toBe(text);
    expect(trouble).toEqual({ foreign: [], errors: [] });
  });
}

test('what was set aside can be taken out later, and forgotten when the reader says so', async ({
  page,
}) => {
  await found(page, KEY, '{"version":1,"resetAt":0,"pag');
  const trouble = watchForTrouble(page);
  await page.goto('/theory/kafka/');
  await page.getByRole('button', { name: 'Mark as read' }).click();
  await page.goto('/progress/');
  const aside = page.getByRole('region', { name: 'Set aside' });
  await expect(aside).toContainText('it is not JSON');
  const coming = page.waitForEvent('download');
  await aside.getByRole('button', { name: 'Download what was set aside' }).click();
  const file = readFileSync(await (await coming).path(), 'utf8');
  expect(file).toBe('{"version":1,"resetAt":0,"pag');
  await aside.getByRole('button', { name: 'Forget it' }).click();
  await aside.getByRole('button', { name: 'Keep it' }).click();
  await expect(aside).toBeVisible();
  await aside.getByRole('button', { name: 'Forget it' }).click();
  await aside.getByRole('dialog').getByRole('button', { name: 'Forget it' }).click();
  await expect(aside).toBeHidden();
  await page.reload();
  await expect(page.locator('[data-page="theory/kafka"] [data-read-state]')).toHaveText('read');
  await expect(aside).toBeHidden();
  expect(trouble).toEqual({ foreign: [], errors: [] });
});

test('a damaged walkthrough and an unknown theme begin anew', async ({ page }) => {
  await found(page, 'course-trainer', '{"length":90,"state":"teaching","at":1e9,"spent":7}');
  await page.addInitScript(() => localStorage.setItem('starlight-theme', 'pink'));
  const trouble = watchForTrouble(page);
  await page.goto('/theory/kafka/');
  await expect(page.locator('html')).toHaveAttribute('data-theme', /^(light|dark)$/);
  await page.goto('/trainer/');
  await page.locator('[data-live]').first().waitFor();
  await expect(page.getByRole('button', { name: 'Start the clock' })).toBeVisible();
  expect(trouble).toEqual({ foreign: [], errors: [] });
});

test('two tabs: what is read in one is read in the other, and so is starting over', async ({
  context,
}) => {
  const [one, two] = [await context.newPage(), await context.newPage()];
  await one.goto('/theory/kafka/');
  await two.goto('/theory/watermarks/');
  await one.getByRole('button', { name: 'Mark as read' }).click();
  const ticked = two.locator('.sidebar-content a[data-read]');
  await expect(ticked).toHaveCount(1);
  await two.getByRole('button', { name: 'Mark as read' }).click();
  await expect(ticked).toHaveCount(2);
  await expect(one.locator('.sidebar-content a[data-read]')).toHaveCount(2);
  await one.goto('/progress/');
  await one.getByRole('button', { name: 'Start over' }).click();
  await one.getByRole('button', { name: 'Forget them' }).click();
  await expect(ticked).toHaveCount(0);
});
