import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { watchForTrouble } from './support/site.ts';

async function open(page: Page, address: string, name: string): Promise<Locator> {
  await page.goto(address);
  const figure = page.getByRole('figure', { name });
  await expect(figure).toHaveAttribute('data-live', 'true');
  return figure;
}

const dashboard = (page: Page, rest = '') =>
  open(page, `/figures/dashboard/#v1&for=1h${rest}`, 'The dashboard');
const batch = (page: Page, rest = '') =>
  open(page, `/figures/batch-or-streaming/#v1${rest}`, 'Batch or streaming?');

test('the workspace decides how often the page asks, and the reason is given', async ({ page }) => {
  const trouble = watchForTrouble(page);
  const figure = await dashboard(page, '&t=09:20:00');
  await expect(figure.locator('[data-visual="bar"] li')).toHaveCount(10);
  await figure.getByRole('radio', { name: 'shared workspace' }).check({ force: true });
  await expect(figure).toContainText('allows no less than 30 minutes');
  await expect(figure.locator('.dash-fresh')).toContainText('09:00:00');
  await figure.getByLabel('refresh', { exact: true }).selectOption('change-detection');
  await expect(figure).toContainText('The page never refreshes by itself.');
  await figure.getByText(/Missions: /).click();
  await expect(figure.locator('.missions [data-done="true"]')).toHaveCount(2);
  expect(trouble).toEqual({ foreign: [], errors: [] });
});

test('a page that has just asked shows old data once the generator is silent', async ({ page }) => {
  const figure = await dashboard(page, '&t=09:20:00');
  await figure.getByRole('button', { name: 'Stop the generator' }).click();
  await figure
    .locator('.scrubber input')
    .fill(String(Number(await figure.locator('.scrubber input').getAttribute('max'))));
  await expect(figure.locator('.figure-title').first()).toContainText('dead stream');
  await figure.getByRole('button', { name: 'Undo' }).click();
  await expect(figure.locator('.figure-title').first()).not.toContainText('dead stream');
});

test('the sum of unique users stands struck out beside the true number', async ({ page }) => {
  const figure = await dashboard(page);
  const cells = figure.getByRole('row', { name: /^DE/ }).getByRole('cell');
  const summed = Number((await cells.nth(3).textContent())?.replace(/\D/g, ''));
  const really = Number((await cells.nth(4).textContent())?.replace(/\D/g, ''));
  expect(summed).toBeGreaterThan(really);
  await expect(figure).toContainText('unique_users must not be summed');
  await expect(figure).toContainText('NOW() is not freshness');
});

test('full screen shows the page alone, and the keyboard leaves it', async ({ page }) => {
  const figure = await dashboard(page);
  await figure.getByRole('button', { name: 'Full screen' }).click();
  await expect(figure.getByRole('button', { name: 'Leave full screen' })).toBeVisible();
  await expect(figure.getByText('Predict', { exact: true })).toBeHidden();
  await page.keyboard.press('f');
  await expect(figure.getByText('Predict', { exact: true })).toBeVisible();
});

test('three questions lead to an advice, by keyboard alone', async ({ page }) => {
  const figure = await batch(page);
  const advice = figure.locator('.decide-advice');
  await expect(advice).toContainText('A batch is the right tool.');
  const [soon, perishable] = [/less than five minutes/, /within the hour/];
  for (const question of [soon, perishable]) {
    await figure.getByRole('group', { name: question }).getByLabel('no').focus();
    await page.keyboard.press('ArrowLeft');
  }
  await expect(advice).toContainText('A stream is worth its price here.');
  await figure.getByLabel('the result may be').selectOption({ label: '5 min old' });
  await expect(figure.locator('.figure-title').nth(1)).toContainText('A stream is the cheapest');
  await figure.getByText(/Missions: /).click();
  await expect(figure.locator('.missions [data-done="true"]')).toHaveCount(1);
});

test('a link brings the task back, and names what it cannot read', async ({ page }) => {
  const figure = await batch(page, '&yes=soon&need=300s&events=7');
  await expect(figure.locator('.decide-advice')).toContainText('every few minutes');
  await expect(figure.getByLabel('the result may be')).toHaveValue('300000');
  await expect(figure.getByText('events=7')).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  for (const [name, live] of Object.entries({ dashboard, batch })) {
    test(`everybody can use the ${name} figure in the ${theme} theme`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      const figure = await live(page);
      await figure.getByText(/Missions: /).click();
      await figure.getByText('How true is this?').click();
      const { violations } = await new AxeBuilder({ page }).include('figure').analyze();
      expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
    });
  }
}

for (const live of [dashboard, batch]) {
  test(`${live.name} fits a phone`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    await live(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
}
