import { expect, test } from '@playwright/test';
import { open, button, fact, handle } from './support/watermark.ts';

test('by keyboard alone: choose, move, add, delete, undo, play, step, table, help', async ({
  page,
}) => {
  const figure = await open(page);
  const now = figure.locator('.now-tag');
  await handle(figure).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(fact(figure, 'event time')).toHaveText('09:03:20');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(fact(figure, 'event time')).toHaveText('09:04:20');
  await page.keyboard.press('ArrowDown');
  await expect(fact(figure, 'arrived')).toHaveText('09:16:31');
  await page.keyboard.press('u');
  await page.keyboard.press('u');
  await page.keyboard.press('u');
  await expect(fact(figure, 'event time')).toHaveText('09:03:30');
  await page.keyboard.press('n');
  await expect(fact(figure, 'event time')).toHaveText('09:16:33');
  await page.keyboard.press('p');
  await expect(fact(figure, 'event time')).toHaveText('09:03:30');
  await page.keyboard.press('Delete');
  await expect(figure.getByText('The circled event', { exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Next event' }).focus();
  await page.keyboard.press('a');
  await expect(fact(figure, 'arrived')).toHaveText('09:17:20');
  await page.keyboard.press('.');
  await expect(now).toHaveText('now 09:17:21');
  await page.keyboard.press(',');
  await expect(now).toHaveText('now 09:17:20');
  await page.keyboard.press('t');
  await expect(figure.getByRole('table', { name: 'Events' })).toBeVisible();
  await page.keyboard.press('t');
  await expect(figure.getByRole('table', { name: 'Events' })).toHaveCount(0);
  await page.keyboard.press('r');
  await expect(now).toHaveText('now 09:00:00');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('play or pause');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('arrow keys stay with the page while no control of the figure asks for them', async ({
  page,
}) => {
  const figure = await open(page);
  await button(figure, 'Step').focus();
  const before = await page.evaluate(() => scrollY);
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before);
  await expect(figure.locator('.now-tag')).toHaveText('now 09:17:20');
});
