import { expect, test, type Page } from '@playwright/test';
import { allPages, watchForTrouble } from './support/site.ts';

/** The pages of the module in the order of the contents; the figures' own pages are not read. */
async function contents(page: Page): Promise<string[]> {
  await page.goto('/');
  const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
  const paths = await links.evaluateAll((all) =>
    all.map((link) => (link as HTMLAnchorElement).pathname),
  );
  return paths.filter((path) => !path.startsWith('/figures/'));
}

test('a reader goes from the first page to the last by "Next", and back once', async ({ page }) => {
  const trouble = watchForTrouble(page);
  const order = await contents(page);
  expect(order.length).toBeGreaterThan(20);
  const seen: string[] = [];
  for (;;) {
    seen.push(new URL(page.url()).pathname);
    await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty();
    const next = page.locator('a[rel=next]');
    if ((await next.count()) === 0) break;
    await next.click();
    await page.waitForURL((url) => url.pathname !== seen.at(-1));
  }
  expect(seen).toEqual(order);
  await page.locator('a[rel=prev]').click();
  await page.waitForURL((url) => url.pathname === order.at(-2));
  expect(trouble).toEqual({ foreign: [], errors: [] });
});

test('a reader searches for a word and lands on a page that has it', async ({ page }) => {
  const trouble = watchForTrouble(page);
  await page.goto('/');
  await page.getByRole('button', { name: 'Search' }).click();
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await dialog.getByRole('searchbox').or(dialog.getByRole('textbox')).first().fill('Karapace');
  await dialog.getByRole('link').first().click();
  await expect(page.getByRole('main')).toContainText('Karapace');
  expect(trouble).toEqual({ foreign: [], errors: [] });
});

test('a press beside the search closes it, one on its own margin does not', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Search' }).click();
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await dialog.click({ position: { x: 4, y: 4 } });
  await expect(dialog).toBeVisible();
  await page.mouse.click(4, 4);
  await expect(dialog).toBeHidden();
});

test('the theme that a reader picks stays on the next page', async ({ page }) => {
  await page.goto('/');
  const html = page.locator('html');
  const colour = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const seen: string[] = [];
  for (const theme of ['dark', 'light']) {
    await page.getByRole('combobox', { name: /theme/i }).first().selectOption(theme);
    await expect(html).toHaveAttribute('data-theme', theme);
    await page.locator('a[rel=next]').click();
    await expect(html).toHaveAttribute('data-theme', theme);
    seen.push(await colour());
  }
  expect(new Set(seen).size).toBe(2);
});

test('a reader opens a page from the contents, which then mark it', async ({ page }) => {
  await page.goto('/');
  const main = page.getByRole('navigation', { name: 'Main' });
  await main.getByRole('link', { name: 'Checkpoints' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/checkpoint/i);
  await expect(main.locator('[aria-current=page]')).toHaveText(/checkpoints/i);
});

test('a reader jumps to a part of a long page by its contents', async ({ page }) => {
  await page.goto('/practice/databricks/');
  const part = page.getByRole('navigation', { name: 'On this page' }).getByRole('link').last();
  const name = (await part.textContent()) ?? '';
  await part.click();
  await expect(page.getByRole('heading', { name, level: 2 })).toBeInViewport();
});

test('an address that does not exist gets a page that says so', async ({ page }) => {
  const answer = await page.goto('/no-such-page/');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('main')).toContainText(/not found|no such page/i);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('every page has its text, its pictures and its way on', async ({ page }) => {
    const order = await contents(page);
    for (const address of order) {
      await page.goto(address);
      const main = page.getByRole('main');
      expect((await main.innerText()).length, address).toBeGreaterThan(200);
      const last = address === order.at(-1);
      await expect(page.locator('a[rel=next]')).toHaveCount(last ? 0 : 1);
      for (const figure of await main.locator('figure').all()) {
        expect(await figure.boundingBox(), `${address}: a figure without size`).not.toBeNull();
      }
    }
  });
});

test.describe('without JavaScript, in the theme of the system', () => {
  test.use({ javaScriptEnabled: false });
  for (const theme of ['light', 'dark'] as const) {
    test(`who asks for ${theme} gets ${theme} pages, figures, diagrams and code`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.goto('/theory/architecture/');
      const diagram = page.locator('.course-diagram').first();
      await expect(diagram.locator(`.picture.${theme}`)).toBeVisible();
      await expect(diagram.locator('.picture:visible')).toHaveCount(1);
      await page.goto('/theory/watermarks/');
      const ground = theme === 'light' ? 'rgb(251, 250, 247)' : 'rgb(18, 20, 23)';
      await expect(page.locator('body')).toHaveCSS('background-color', ground);
      const code = page.locator('.expressive-code .ec-line span').first();
      const ink = theme === 'light' ? 'rgb(31, 35, 40)' : 'rgb(230, 237, 243)';
      await expect(code).toHaveCSS('color', ink);
      await expect(page.locator('starlight-theme-select').first()).toBeHidden();
      await expect(page.getByRole('button', { name: 'Start' })).toBeHidden();
    });
  }
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });
  test('no page is wider than the screen', async ({ page }) => {
    for (const address of allPages()) {
      await page.goto(address);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, address).toBeLessThanOrEqual(390);
    }
  });
});
