import { expect, test } from '@playwright/test';
import { FIGURE, NAME, open, title, button, setting, cost } from './support/whatif.ts';

test('a reader without scripts sees both runs, what parts them and what it costs', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(FIGURE);
  const figure = page.getByRole('figure', { name: NAME });
  await expect(title(figure)).toHaveText(/^Delay 2 min instead of 10 min: .* more lose a window/);
  await expect(figure.getByText(/^The runs part at 09:00:10/)).toBeVisible();
  await expect(cost(figure, /^events dropped/)).toContainText('+1 685');
  await expect(button(figure, 'Play')).toBeHidden();
  await context.close();
});

test('the small form in the theory changes the run and leads to the whole', async ({ page }) => {
  await page.goto('/theory/choosing-a-threshold/');
  const figure = page.getByRole('figure', { name: NAME });
  await setting(figure, 'events').hover();
  await expect(figure).toHaveAttribute('data-live');
  await setting(figure, 'events').selectOption({ label: 'a quiet night' });
  await expect(title(figure)).toHaveText(/No-data batches off instead of on/);
  await figure.getByRole('link', { name: /whole playground/ }).click();
  await expect(page).toHaveURL(/\/figures\/whatif\//);
});

test('one scrubber moves both runs, and stepping tells what each batch did', async ({ page }) => {
  const figure = await open(page, 'preset=quiet-night&at=0');
  await expect(figure.locator('.now-tag')).toHaveText(/^now 01:00:00$/);
  await button(figure, 'Step').click();
  const said = figure.locator('.log [role=status]');
  await expect(said).toContainText('A: Batch 0');
  await expect(said).toContainText('B: Batch 0');
  const time = setting(figure, 'Time');
  await time.focus();
  await page.keyboard.press('End');
  await expect(figure.locator('.now-tag')).toHaveText(/^now 02:00:/);
  await page.keyboard.press('Home');
  await expect(figure.locator('.now-tag')).toHaveText(/^now 01:00:00$/);
  await setting(figure, 'Speed').selectOption('60');
  await button(figure, 'Play').click();
  await expect(figure.locator('.now-tag')).not.toHaveText(/01:00:00/);
  await button(figure, 'Pause').click();
  await expect(button(figure, 'Play')).toBeVisible();
});

test('the first difference is marked, and says in what the runs differ', async ({ page }) => {
  const figure = await open(page, 'preset=tunnel&b.spark.delayMs=2m');
  await expect(figure.getByText('they part')).toBeAttached();
  await expect(figure.locator('.parting')).toHaveText(
    /^The runs part at 09:00:10.*: the watermark is 08:50.* in A and 08:58.* in B\.$/,
  );
  await expect(figure.locator('.scrubber-mark')).toHaveCount(1);
});
