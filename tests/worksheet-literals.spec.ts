import { expect, test, type Page } from '@playwright/test';
import { button, cellWith, open, retype, runCell, runNotebook, wait } from './support/notebooks.ts';

/** Numbers that a query shows about itself, by their names. */
const shown = (page: Page, query: string, name: string) =>
  page
    .getByRole('region', { name: `Query ${query}` })
    .locator('.note-numbers > div', { hasText: name })
    .locator('dd');

test('trigger and starting offsets are read from the cell: few batches, and only what is new', async ({
  page,
}) => {
  test.slow();
  const sheet = await open(page);
  await sheet.getByRole('tab', { name: '01_streaming_bronze.py' }).click();
  const settings = cellWith(sheet, 'Where a NEW query starts');
  await retype(page, settings, '"earliest", "Where', '"latest", "Where');
  await retype(page, settings, '"10 seconds", "Interval', '"1 minute", "Interval');
  await runNotebook(sheet, '01_streaming_bronze.py');
  await wait(sheet, 3);
  const verify = cellWith(sheet, 'COUNT_IF');
  await runCell(verify).click();
  const events = async () => Number(await verify.locator('tbody td').first().textContent());
  await expect.poll(events).toBeGreaterThan(500);
  // Twenty events a second: three minutes of them, not the five that the topic holds.
  expect(await events()).toBeLessThan(4000);
  // A batch at the start, and one at each full minute.
  await expect(shown(page, 'user_activity_bronze', 'Batch')).toHaveText(/^[2-4]$/);
});

test('window, slide and mode are read from the cells: gold is full at once, in windows of ten minutes', async ({
  page,
}) => {
  test.slow();
  const sheet = await open(page);
  await runNotebook(sheet, '01_streaming_bronze.py');
  await runNotebook(sheet, '02_streaming_silver.py');
  await sheet.getByRole('tab', { name: '03_streaming_gold.py' }).click();
  const transform = cellWith(sheet, 'withWatermark');
  await retype(page, transform, '"5 minutes", "1 minute"', '"10 minutes", "10 minutes"');
  await retype(page, cellWith(sheet, 'writeStream'), '"append"', '"complete"');
  await runNotebook(sheet, '03_streaming_gold.py');
  await wait(sheet, 2);

  await button(sheet, 'Add a cell').click();
  const own = sheet.locator('.note-cell').last();
  await own.getByRole('textbox').click();
  await page.keyboard.insertText(
    'display(spark.sql(f"SELECT DISTINCT minute(window_start) AS a, minute(window_end) AS b FROM {gold_table}"))',
  );
  await page.keyboard.press('ControlOrMeta+Enter');
  // Append would have nothing before the eleventh minute; the one window there is began at nine.
  await expect(own.locator('tbody td')).toHaveText(['0', '10']);
});
