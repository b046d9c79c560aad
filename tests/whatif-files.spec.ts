import { readFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { button, open, setting, title } from './support/whatif.ts';

/** The text of the comparison that Export gives. */
async function exported(page: Page, press: () => Promise<void>): Promise<string> {
  const download = page.waitForEvent('download');
  await press();
  return readFileSync(await (await download).path(), 'utf8');
}

/** Gives a file to the chooser that a press opens. */
async function give(
  page: Page,
  press: () => Promise<void>,
  name: string,
  text: string,
): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await press();
  await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

/** Twenty minutes of one event a second, every hundredth of them five minutes late. */
function csv(): string {
  const nine = Date.UTC(2026, 0, 1, 9);
  const lines = Array.from({ length: 1200 }, (_, i) => {
    const late = i % 100 === 99 ? 300 : 1;
    return `${String(nine + (i - late) * 1000)},${String(nine + i * 1000)}`;
  });
  return ['event_time,arrival_time', ...lines].join('\n');
}

const answer = (figure: Locator) => figure.getByRole('region', { name: 'Delay for a share' });

test.describe('by keyboard alone', () => {
  async function press(page: Page, control: Locator): Promise<void> {
    await control.focus();
    await page.keyboard.press('Enter');
  }

  test('a comparison is exported and imported again', async ({ page }) => {
    const figure = await open(page, 'preset=quiet-night&b.spark.delayMs=2m&at=600');
    const text = await exported(page, () => press(page, button(figure, 'Export JSON')));
    await setting(figure, 'events').focus();
    await page.keyboard.press('ArrowUp');
    await expect(title(figure)).not.toHaveText(/^Delay 2 min instead of 10 min/);
    await give(page, () => press(page, button(figure, 'Import JSON')), 'night.json', text);
    await expect(title(figure)).toHaveText(/^Delay 2 min instead of 10 min/);
    await expect(setting(figure, 'events')).toHaveValue('quiet-night');
    await give(page, () => press(page, button(figure, 'Import JSON')), 'broken.json', '{');
    await expect(figure.getByText(/broken\.json was not opened/)).toBeVisible();
    await expect(title(figure)).toHaveText(/^Delay 2 min instead of 10 min/);
  });

  test('own data: a file, its columns, and the delay that keeps a share', async ({ page }) => {
    const figure = await open(page);
    await press(page, button(figure, 'Bring your own data'));
    await give(page, () => press(page, button(figure, 'choose a file')), 'clicks.csv', csv());
    await expect(setting(figure, 'arrival time')).toHaveValue('arrival_time');
    await press(page, button(figure, 'Read the file'));
    await expect(figure.getByText('clicks.csv: 1 200 of 1 200 rows are used.')).toBeVisible();
    const row = answer(figure).getByRole('row', { name: /^99\.9 %/ });
    await expect(row).toContainText(/\d min/);
    await setting(figure, 'what differs').focus();
    await page.keyboard.press('d');
    await press(page, row.getByRole('button'));
    await expect(title(figure)).toHaveText(/^Delay \d+ (min|s) instead of 10 min/);
  });
});

test.describe('by touch', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a comparison is exported and imported again', async ({ page }) => {
    const figure = await open(page, 'preset=quiet-night&b.spark.delayMs=2m&at=600');
    const text = await exported(page, () => button(figure, 'Export JSON').tap());
    await setting(figure, 'events').selectOption('tunnel');
    await expect(setting(figure, 'events')).toHaveValue('tunnel');
    await give(page, () => button(figure, 'Import JSON').tap(), 'night.json', text);
    await expect(setting(figure, 'events')).toHaveValue('quiet-night');
    await expect(title(figure)).toHaveText(/^Delay 2 min instead of 10 min/);
    await give(page, () => button(figure, 'Import JSON').tap(), 'broken.json', '{');
    await expect(figure.getByText(/broken\.json was not opened/)).toBeVisible();
    await expect(title(figure)).toHaveText(/^Delay 2 min instead of 10 min/);
  });

  test('own data: a file, its columns, and the delay that keeps a share', async ({ page }) => {
    const figure = await open(page);
    await button(figure, 'Bring your own data').tap();
    await give(page, () => button(figure, 'choose a file').tap(), 'clicks.csv', csv());
    await setting(figure, 'arrival time').selectOption('arrival_time');
    await button(figure, 'Read the file').tap();
    await expect(figure.getByText('clicks.csv: 1 200 of 1 200 rows are used.')).toBeVisible();
    const row = answer(figure).getByRole('row', { name: /^99\.9 %/ });
    await expect(row).toContainText(/\d min/);
    await setting(figure, 'what differs').selectOption({ label: 'delay' });
    await row.getByRole('button').tap();
    await expect(title(figure)).toHaveText(/^Delay \d+ (min|s) instead of 10 min/);
  });
});
