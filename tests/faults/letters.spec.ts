import { expect, test, type Locator } from '@playwright/test';
import { figureOf } from '../support/figures.ts';
import { watchForTrouble } from '../support/site.ts';

/** Arabic, Hebrew, a flag of two code points, a family of seven, and a mark that turns the line. */
const PAGE = '/مرحبا/שלום 🇩🇪 👩‍👩‍👧 \u202eابجد';

/** Whether what follows a text in the source also stands to its right (and not within it). */
async function keepsItsPlace(text: Locator): Promise<boolean> {
  return text.evaluate((element) => {
    const next = element.nextElementSibling;
    if (!next) return true;
    return next.getBoundingClientRect().left >= element.getBoundingClientRect().right - 1;
  });
}

test('an event in other scripts goes to bytes and back', async ({ page }) => {
  const trouble = watchForTrouble(page);
  await page.goto('/figures/decoder/#v1&case=good&token=0');
  const figure = figureOf(page, { name: 'Avro prefix decoder' });
  await expect(figure).toHaveAttribute('data-live', /.*/, { timeout: 30_000 });
  await figure.locator('summary', { hasText: 'Encode an event' }).click();
  await figure.getByLabel('page', { exact: true }).fill(PAGE);
  await figure.getByRole('button', { name: 'Encode' }).click();
  await figure.getByRole('slider', { name: 'Time', exact: true }).press('End');
  const value = figure.locator('.fields button', { hasText: 'page' }).locator('.field-value');
  await expect(value).toHaveText(JSON.stringify(PAGE));
  expect(await keepsItsPlace(value)).toBe(true);
  await figure.getByRole('button', { name: 'Table', exact: true }).click();
  await expect(figure.getByRole('table').first()).toContainText('مرحبا');
  expect(trouble).toEqual({ foreign: [], errors: [] });
});

test('a file with other scripts in its heads and fields is read', async ({ page }) => {
  const trouble = watchForTrouble(page);
  await page.goto('/figures/whatif/#v1&preset=tunnel');
  const figure = figureOf(page, { name: 'What if: two runs on the same events' });
  await expect(figure).toHaveAttribute('data-live', /.*/, { timeout: 30_000 });
  await figure.getByRole('button', { name: 'Bring your own data' }).click();
  const rows = Array.from({ length: 60 }, (_, i) => {
    const eventMs = 1_767_258_000_000 + i * 1000;
    return `${eventMs},${eventMs + 2000},"مرحبا 🚕 ${i}"`;
  });
  await figure.getByLabel('File of events or progress reports').setInputFiles({
    name: 'ملف 🚕.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['وقت_event_time,arrival_time,البلد', ...rows].join('\n')),
  });
  await expect(figure.getByLabel('arrival time', { exact: true })).toHaveValue('arrival_time');
  await figure.getByLabel('event time', { exact: true }).selectOption('وقت_event_time');
  await figure.getByRole('button', { name: 'Read the file' }).click();
  await expect(figure.getByText('60 of 60 rows are used')).toBeVisible();
  await expect(figure.getByText(/^Your events, from ملف 🚕\.csv/)).toBeVisible();
  expect(trouble).toEqual({ foreign: [], errors: [] });
});

test('a query in other scripts gives them back', async ({ page }) => {
  const trouble = watchForTrouble(page);
  await page.goto('/figures/worksheets/');
  const sheet = figureOf(page, { name: 'Snowflake worksheet' });
  await sheet.getByRole('button', { name: 'Open the worksheet' }).click();
  await expect(sheet.getByText(/The database is ready/)).toBeVisible({ timeout: 60_000 });
  await sheet.getByRole('tab', { name: 'own.sql' }).click();
  await sheet.getByRole('textbox', { name: /^Editor/ }).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(`SELECT 'مرحبا 🚕👩‍👩‍👧' AS "بلد", 7 AS n`);
  await page.keyboard.press('ControlOrMeta+Enter');
  const row = sheet.locator('.sheet-rows tbody tr').first();
  await expect(row.getByRole('cell').first()).toHaveText('مرحبا 🚕👩‍👩‍👧');
  await expect(row.getByRole('cell').nth(1)).toHaveText('7');
  await expect(sheet.locator('.sheet-rows thead')).toContainText('بلد');
  expect(trouble).toEqual({ foreign: [], errors: [] });
});
