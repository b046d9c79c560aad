import { expect, test } from '@playwright/test';
import { FIGURES, openFigure } from '../support/figures.ts';

const THREE_HOURS_MS = 3 * 3_600_000;
const YEAR_MS = 365 * 24 * 3_600_000;

const players = ['Watermark and sliding windows', 'The whole pipeline', 'The story'];
for (const address of FIGURES.filter(({ name }) => players.includes(name))) {
  test(`a laptop that slept while ${address.name} played goes on where it was`, async ({
    page,
  }) => {
    await page.clock.install();
    const figure = await openFigure(page, address);
    const time = figure.getByRole('slider', { name: 'Time', exact: true });
    await time.press('Home');
    // The slowest that the figure has.
    await figure.getByLabel('Speed').selectOption({ index: 0 });
    await figure.getByRole('button', { name: 'Play', exact: true }).click();
    await page.clock.runFor(200);
    const before = Number(await time.inputValue());
    // One frame, three hours after the one before.
    await page.clock.fastForward(THREE_HOURS_MS);
    await page.clock.runFor(200);
    const after = Number(await time.inputValue());
    expect(after - before).toBeLessThan(60_000);
    await expect(figure.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
    await figure.getByRole('button', { name: 'Pause', exact: true }).click();
    await figure.getByRole('button', { name: 'Step', exact: true }).click();
    expect(Number(await time.inputValue())).toBeGreaterThan(before);
  });
}

test('a clock that was a year ahead and is right again: the reader goes on where they were', async ({
  context,
}) => {
  const ahead = await context.newPage();
  // Playwright's own clock is one for all tabs; this one is wrong in one tab alone.
  await ahead.addInitScript((aheadMs) => {
    const { now } = Date;
    Date.now = () => now() + aheadMs;
  }, YEAR_MS);
  await ahead.goto('/theory/kafka/');
  await ahead.getByRole('button', { name: 'Mark as read' }).click();
  const page = await context.newPage();
  await page.goto('/theory/watermarks/');
  await page.goto('/');
  await expect(page.locator('[data-resume] a')).toHaveText(/Watermarks/);
  await page.goto('/progress/');
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('button', { name: 'Forget them' }).click();
  const read = page.locator('[data-page="theory/kafka"] [data-read-state]');
  await expect(read).toHaveText('-');
  // The tab with the other clock does not bring it back.
  await ahead.goto('/theory/checkpoints/');
  await page.reload();
  await expect(read).toHaveText('-');
  // Nor does its own starting over forget what is read before the year is over.
  await ahead.goto('/progress/');
  await ahead.getByRole('button', { name: 'Start over' }).click();
  await ahead.getByRole('button', { name: 'Forget them' }).click();
  await page.goto('/theory/kafka/');
  await page.getByRole('button', { name: 'Mark as read' }).click();
  await expect(page.getByRole('button', { name: 'Read ✓' })).toBeVisible();
  await page.goto('/theory/watermarks/');
  await page.goto('/progress/');
  await expect(read).toHaveText('read');
});
