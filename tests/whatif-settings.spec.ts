import { expect, test } from '@playwright/test';
import { open, title, literal, point, setting, cost } from './support/whatif.ts';

test('with knobs: a delay of B changes the title, the cost, the curve and the code', async ({
  page,
}) => {
  const figure = await open(page, 'preset=quiet-night&b.spark.delayMs=10m');
  await expect(title(figure)).toHaveText(/the same run$/);
  const b = setting(figure, 'B');
  await b.focus();
  for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowLeft');
  await expect(title(figure)).toHaveText(/^Delay 30 s instead of 10 min: \d+ events? more/);
  await expect(literal(figure, 'delay of run B')).toHaveValue('30 seconds');
  await expect(literal(figure, 'delay of run A')).toHaveValue('10 minutes');
  await expect(point(figure)).toHaveAccessibleName(/a delay of 30 s/);
  await expect(cost(figure, /^until a result is final/)).toContainText('−9 min 40 s');
});

test('with code: editing a literal changes the run; a bad one says why and changes nothing', async ({
  page,
}) => {
  const figure = await open(page, 'preset=quiet-night&b.spark.delayMs=2m');
  const delay = literal(figure, 'delay of run B');
  await delay.fill('3 minutes');
  await expect(title(figure)).toHaveText(/^Delay 3 min instead of 10 min/);
  await delay.fill('3 fortnights');
  await expect(figure.getByRole('alert')).toContainText('expected a number and a unit');
  await expect(figure.getByRole('alert')).toContainText('the run keeps 3 minutes');
  await expect(delay).toHaveAttribute('aria-invalid', 'true');
  await expect(title(figure)).toHaveText(/^Delay 3 min instead of 10 min/);
  await delay.press('Escape');
  await expect(delay).toHaveValue('3 minutes');
  await literal(figure, 'slide of run B').fill('10 minutes');
  await expect(figure.getByRole('alert')).toContainText('does not go with a window of 5 min');
  await literal(figure, 'output mode of run B').fill('complete');
  await expect(title(figure)).toHaveText(/instead of/);
  await literal(figure, 'delay of run A').fill('3 minutes');
  await expect(title(figure)).toHaveText(/the same run$/);
});

test('the curve: a press and the arrow keys move the point, and with it run B', async ({
  page,
}) => {
  const figure = await open(page, 'preset=quiet-night&b.spark.delayMs=2m');
  await expect(point(figure)).toHaveAccessibleName(/a delay of 2 min counts 99\.94/);
  await point(figure).focus();
  await page.keyboard.press('ArrowRight');
  await expect(point(figure)).toHaveAccessibleName(/a delay of 3 min counts 100 %/);
  await expect(title(figure)).toHaveText(/^Delay 3 min instead of 10 min/);
  const plot = figure.locator('.sweep .plot');
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  if (!box) throw new Error('Not on the screen.');
  await page.mouse.click(box.x + box.width * 0.95, box.y + box.height * 0.3);
  await expect(title(figure)).toHaveText(/^Delay 1 h instead of 10 min: .*no result/i);
});

test('the curve by touch', async ({ browser }) => {
  const context = await browser.newContext({
    hasTouch: true,
    viewport: { width: 390, height: 800 },
  });
  const page = await context.newPage();
  const figure = await open(page, 'preset=quiet-night&b.spark.delayMs=2m');
  const plot = figure.locator('.sweep .plot');
  await plot.scrollIntoViewIfNeeded();
  // A finger that goes down to pan the curve moves nothing.
  const before = (await title(figure).textContent()) ?? '';
  const box = await plot.boundingBox();
  if (!box) throw new Error('Not on the screen.');
  const at = { clientX: box.x + 300, clientY: box.y + 60 };
  await plot.dispatchEvent('pointerdown', { ...at, pointerType: 'touch', isPrimary: true });
  await plot.dispatchEvent('pointercancel', { ...at, pointerType: 'touch', isPrimary: true });
  await expect(title(figure)).toHaveText(before);
  await plot.tap({ position: { x: 107, y: 60 } });
  await expect(title(figure)).toHaveText(/^Delay (0|10) s instead of 10 min/);
  await context.close();
});

test('which delay keeps the share, under the trigger that the reader picks', async ({ page }) => {
  const figure = await open(page, 'preset=tunnel');
  const shares = figure.getByRole('region', { name: 'Delay for a share' });
  const row = shares.getByRole('row', { name: /^99\.9 %/ });
  await expect(row).toContainText('11 min');
  await row.getByRole('button', { name: 'Give it to B' }).click();
  await expect(title(figure)).toHaveText(/^Delay 11 min instead of 10 min: \d+ events fewer/);
  await setting(figure, 'under a trigger of').selectOption({ label: '15 min' });
  await expect(row).not.toContainText('11 min');
});
