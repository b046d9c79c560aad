import { expect, test } from '@playwright/test';
import { open, button } from './support/watermark.ts';

test('the link brings another reader to exactly this state', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const figure = await open(page, 'case=idle&delay=3min&mode=update');
  await button(figure, 'Add').click();
  await button(figure, '+1 min').click();
  await button(figure, 'Link').click();
  await expect(button(figure, 'Copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(
    /\/figures\/watermark\/#v1&case=idle&delay=3min&mode=update&add=\d+~09:13:30~09:18:30~DE&move=/,
  );
  const shown = await figure.locator('.inspector').innerText();
  const other = await context.newPage();
  await other.goto(link);
  const theirs = other.getByRole('figure', { name: 'Watermark and sliding windows' });
  await expect(theirs).toHaveAttribute('data-live');
  await expect.poll(() => theirs.locator('.inspector').innerText()).toBe(shown.replace(/$/, ''));
});

test('where the clipboard is off, the link stands there to be selected', async ({ page }) => {
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'clipboard', { value: undefined }),
  );
  const figure = await open(page);
  await button(figure, 'Link').click();
  await expect(figure.getByLabel(/The clipboard is off here/)).toHaveValue(/#v1&case=ordinary/);
  await expect(figure.getByRole('status').filter({ hasText: 'clipboard' })).toHaveText(
    'The clipboard is off here: the link follows as text to copy.',
  );
});

test('a link that cannot be read whole says what was ignored', async ({ page }) => {
  const figure = await open(page, 'case=idle&delay=soon&colour=red&move=4711~09:00~09:01');
  const report = figure.getByRole('alert');
  await expect(report).toContainText('delay=soon: expected a length such as 90s or 10min');
  await expect(report).toContainText('colour=red: this figure has no such setting');
  await expect(report).toContainText('there is no event 4711');
  await expect(figure.getByLabel('case')).toHaveValue('idle');
});
