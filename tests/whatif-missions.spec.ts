import { expect, test } from '@playwright/test';
import { open, button, setting } from './support/whatif.ts';

test('missions tick themselves off by what the runs did', async ({ page }) => {
  const figure = await open(page, 'preset=tunnel&b.spark.delayMs=15m&at=3000');
  await figure.getByText('Missions: 0 of 5 done').click();
  await setting(figure, 'Time').focus();
  await page.keyboard.press('End');
  await expect(figure.getByText('Missions: 1 of 5 done')).toBeVisible();
  await expect(figure.locator('.missions [data-done=true]')).toContainText(
    'at most 15 minutes for run B',
  );
});

test('predict, then see', async ({ page }) => {
  const figure = await open(page, 'preset=tunnel&at=600');
  await expect(figure.getByText(/which run has lost more events/)).toBeVisible();
  await figure
    .getByRole('group', { name: 'Your answer' })
    .getByRole('button', { name: 'B' })
    .click();
  await button(figure, 'See what happens').click();
  await expect(figure.locator('.predict-verdict')).toHaveText(
    /^Right: B\. It is \d.* in A and .* in B/,
  );
  await expect(figure.locator('.now-tag')).toHaveText('now 09:30:00');
});
