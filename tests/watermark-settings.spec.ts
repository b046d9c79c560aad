import { expect, test } from '@playwright/test';
import { open, title, button, fact } from './support/watermark.ts';

test('the delay is one literal of the code, and changes what is late', async ({ page }) => {
  const figure = await open(page);
  await figure.getByLabel('delay').focus();
  await page.keyboard.press('End');
  await expect(figure.getByText('.withWatermark("event_timestamp", "20 minutes")')).toBeVisible();
  await expect(title(figure)).toHaveText(/all five of its windows count it/);
});

test('the three output modes write different rows for the same events', async ({ page }) => {
  const figure = await open(page);
  await figure.getByText('What the sink receives').click();
  const output = figure.getByRole('table', { name: /What batch 17 wrote/ });
  await expect(output.locator('caption')).toHaveText(/in append mode: 4 rows/);
  await expect(output.locator('tbody tr')).toHaveCount(4);
  await figure.getByRole('radio', { name: 'complete' }).check();
  await expect(output.locator('caption')).toHaveText(/in complete mode/);
  expect(await output.locator('tbody tr').count()).toBeGreaterThan(60);
  const modes = figure.getByRole('table', { name: 'The same events in each output mode' });
  await expect(modes.locator('tr', { hasText: 'complete' }).locator('td').last()).toHaveText('0');
});

test('a prediction is asked, taken, shown and explained', async ({ page }) => {
  const figure = await open(page);
  const predict = figure.locator('.predict');
  await expect(predict).toContainText('an event of 09:02:10');
  await button(figure, '3').click();
  await button(figure, 'See what happens').click();
  await expect(predict).toContainText('Not 3: 2. Batch 18 judges its rows by 09:05:30');
  await figure.getByLabel('pause at each batch and ask').check();
  await figure.getByLabel('Speed').selectOption('60');
  await button(figure, 'Play').click();
  await expect(button(figure, 'Play')).toBeVisible({ timeout: 15_000 });
  await expect(figure.locator('.now-tag')).toHaveText('now 09:19:05');
});

test('a mission ticks itself off because of what the run did', async ({ page }) => {
  const figure = await open(page);
  const missions = figure.locator('.missions');
  await expect(missions).toContainText('0 of 5 done');
  await button(figure, '−1 min').click();
  await expect(fact(figure, 'event time')).toHaveText('09:02:30');
  await expect(missions).toContainText('0 of 5 done');
  await button(figure, '−1 min').click();
  await expect(missions).toContainText('1 of 5 done');
});
