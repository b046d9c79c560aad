import { expect, test } from '@playwright/test';
import { open, button } from './support/whatif.ts';

test('an event is picked in the picture, or walked to by keys, and says how it fared', async ({
  page,
}) => {
  const figure = await open(page, 'preset=tunnel&b.spark.delayMs=10m&at=3590');
  await button(figure, 'Step').focus();
  await page.keyboard.press('n');
  const chosen = figure.locator('.facts').first();
  await expect(chosen).toContainText('partly late');
  const first = await chosen.textContent();
  await page.keyboard.press('n');
  await expect(chosen).not.toHaveText(first ?? '');
  await page.keyboard.press('p');
  await expect(chosen).toHaveText(first ?? '');
  const plot = figure.locator('.twin-plot');
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  if (!box) throw new Error('Not on the screen.');
  await page.mouse.click(box.x + box.width * 0.5, box.y + box.height * 0.86);
  await expect(chosen).toContainText('age on arrival');
  await expect(chosen).not.toHaveText(first ?? '');
  await page.keyboard.press('t');
  await expect(figure.getByRole('region', { name: /lose windows in B/ })).toBeVisible();
});

test('by keyboard alone: everything under ? works, and arrows stay with the page', async ({
  page,
}) => {
  const figure = await open(page, 'preset=quiet-night&at=0');
  await button(figure, 'Step').focus();
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys of this figure' });
  await expect(keys).toContainText('choose the next event that loses a window');
  await page.keyboard.press('Escape');
  // The figure's keys work again when the list is gone.
  await expect(keys).toHaveCount(0);
  await button(figure, 'Step').focus();
  await page.keyboard.press('.');
  await expect(figure.locator('.now-tag')).not.toHaveText('now 01:00:00');
  await page.keyboard.press('r');
  await expect(figure.locator('.now-tag')).toHaveText('now 01:00:00');
  await page.keyboard.press('a');
  await expect(figure.getByRole('radio', { name: 'losses of A' })).toBeChecked();
  const before = await page.evaluate(() => scrollY);
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before);
});
