import { expect, test, type Page } from '@playwright/test';
import { FIGURES, figureOf, openFigure } from './support/figures.ts';

/** The figure with that address, awake. */
async function awake(page: Page, path: string, fragment: string) {
  const address = FIGURES.find((one) => one.path === path);
  if (!address) throw new Error(`There is no figure at ${path}.`);
  return openFigure(page, { ...address, fragment });
}

test('a mission done at the watermark stays done after a reload, and in the small form', async ({
  page,
}) => {
  const figure = await awake(page, '/figures/watermark/', '#v1&case=ordinary');
  const missions = figure.locator('.missions');
  await expect(missions).toContainText('0 of 5 done');
  for (const moved of ['09:02:30', '09:01:30']) {
    await figure.getByRole('button', { name: '−1 min', exact: true }).click();
    await expect(figure.locator('.facts').first()).toContainText(moved);
  }
  await expect(missions).toContainText('1 of 5 done');
  await page.reload();
  await expect(figure).toHaveAttribute('data-live');
  await expect(missions).toContainText('1 of 5 done');
  await page.goto('/theory/watermarks/');
  const small = figureOf(page, { name: 'Watermark and sliding windows' });
  await small.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(small.locator('.missions')).toContainText('1 of 5 done');
});

test('a mission done at the decoder stays done after a reload', async ({ page }) => {
  const figure = await awake(page, '/figures/decoder/', '#v1&case=trailing&token=0');
  await expect(figure.locator('.missions')).toContainText('1 of 5 done');
  await figure.getByLabel('message', { exact: true }).selectOption('good');
  await expect(figure.locator('.figure-title')).toContainText('47 bytes');
  await page.goto('/figures/decoder/#v1&case=good');
  await page.reload();
  await expect(figure).toHaveAttribute('data-live');
  await expect(figure.locator('.figure-title')).toContainText('47 bytes');
  await expect(figure.locator('.missions')).toContainText('1 of 5 done');
  await figure.getByText(/^Missions/).click();
  await expect(figure.locator('.missions [data-done=true]')).toContainText('bytes are left over');
});
