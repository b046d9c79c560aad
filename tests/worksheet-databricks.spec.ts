import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { button, cellWith, open, retype, runCell, runNotebook, wait } from './support/notebooks.ts';
import { watchForTrouble } from './support/site.ts';

test('a learner does Part 1: three notebooks, gold empty, then full; a query stopped and started', async ({
  page,
}) => {
  test.slow();
  const trouble = watchForTrouble(page);
  const sheet = await open(page, '/practice/databricks/');
  await runNotebook(sheet, '01_streaming_bronze.py');
  const bronze = sheet.getByRole('region', { name: 'Query user_activity_bronze' });
  await expect(bronze.getByText('Batch', { exact: true })).toBeVisible();
  await wait(sheet, 1);
  const verify = cellWith(sheet, 'COUNT_IF');
  await runCell(verify).click();
  await expect
    .poll(async () => Number(await verify.locator('tbody td').first().textContent()))
    .toBeGreaterThan(2000);
  await expect(bronze.locator('dd').nth(2)).not.toHaveText('0');

  await runNotebook(sheet, '02_streaming_silver.py');
  await runNotebook(sheet, '03_streaming_gold.py');
  await wait(sheet, 2);
  const gold = sheet.getByRole('region', { name: 'Query activity_by_country_5min' });
  await expect(gold.getByText(/^The table is empty, and that is right/)).toBeVisible();
  const sums = cellWith(sheet, 'total_events');
  await runCell(sums).click();
  await expect(sums.getByText('0 rows')).toBeVisible();
  await wait(sheet, 15);
  await runCell(sums).click();
  await expect(sums.getByText('10 rows')).toBeVisible();
  await expect(gold.getByText(/^The table is empty/)).toBeHidden();
  await gold.getByText('Last progress report').click();
  const report = gold.getByLabel('StreamingQueryProgress');
  await expect(report).toContainText('"numRowsTotal"');
  const before = await report.textContent();
  await wait(sheet, 1);
  // It stays open while batches come, and shows the newest.
  await expect(report).not.toHaveText(before ?? '');
  await expect(report).toBeVisible();

  await button(gold, 'Stop query').click();
  await expect(gold.getByText('is stopped')).toBeVisible();
  await runCell(cellWith(sheet, 'writeStream')).click();
  await expect(gold.getByText(/^(waits for|runs a)/)).toBeVisible();
  expect(trouble).toEqual({ foreign: [], errors: [] });
});

test('literals are read, Spark’s refusals come at the line, other edits are named', async ({
  page,
}) => {
  test.slow();
  const sheet = await open(page);
  await runNotebook(sheet, '01_streaming_bronze.py');
  await runNotebook(sheet, '02_streaming_silver.py');
  await sheet.getByRole('tab', { name: '03_streaming_gold.py' }).click();

  const write = cellWith(sheet, 'writeStream');
  await runCell(write).click();
  await expect(write.getByRole('alert')).toHaveText(/NameError: name 'setting' is not defined/);

  await runNotebook(sheet, '03_streaming_gold.py');
  const transform = cellWith(sheet, 'withWatermark');
  await retype(page, transform, '"10 minutes"', '"10 minuts"');
  await runCell(transform).click();
  await expect(transform.getByRole('alert')).toHaveText(
    /^Line 4: AnalysisException: \[CANNOT_PARSE_INTERVAL\] Unable to parse '10 minuts'/,
  );
  await expect(transform.locator('.sheet-error-line')).toContainText('10 minuts');

  // The mark goes with the text, and comes back when the same line is wrong again.
  await retype(page, transform, '"10 minuts"', '"9 minuts"');
  await expect(transform.locator('.sheet-error-line')).toHaveCount(0);
  await runCell(transform).click();
  await expect(transform.locator('.sheet-error-line')).toContainText('9 minuts');

  await retype(page, transform, '"9 minuts"', '"2 minutes"');
  await retype(page, transform, '"event_count"', '"events"');
  await runCell(transform).click();
  await expect(transform.getByRole('alert')).toHaveText(
    /^Line \d+: not run here\. .*is not what the lab has/,
  );
  await retype(page, transform, '.alias("events")', '.alias("event_count")');
  await runCell(transform).click();
  await expect(transform.getByRole('alert')).toBeHidden();

  const gold = sheet.getByRole('region', { name: 'Query activity_by_country_5min' });
  await button(gold, 'Stop query').click();
  await retype(page, write, '"append"', '"update"');
  await runCell(write).click();
  await expect(write.getByRole('alert')).toHaveText(/DELTA_UNSUPPORTED_OUTPUT_MODE/);
  await retype(page, write, '"update"', '"append"');
  await runCell(write).click();
  await wait(sheet, 5);
  // Two minutes behind the newest event instead of ten: rows after four minutes.
  await expect(gold.locator('dd').nth(2)).not.toHaveText('0');
});

test('by keyboard alone: a cell, the next, all of them, out of the editor', async ({ page }) => {
  await page.goto('/figures/worksheets/');
  const sheet = page.getByRole('figure', { name: 'Databricks worksheet' });
  await button(sheet, 'Open the worksheet').focus();
  await page.keyboard.press('Enter');
  await expect(button(sheet, 'Run all cells')).toBeEnabled({ timeout: 60_000 });
  const cell = (number: number) =>
    sheet.getByRole('textbox', { name: `Cell ${number}`, exact: true });
  await cell(1).focus();
  await page.keyboard.press('Shift+Enter');
  await expect(sheet.getByText('[1]', { exact: true })).toBeVisible();
  await expect(cell(2)).toBeFocused();
  await page.keyboard.press('Control+Shift+Enter');
  await expect(sheet.getByRole('region', { name: 'Query user_activity_bronze' })).toBeVisible({
    timeout: 60_000,
  });
  await cell(2).focus();
  await page.keyboard.press('Tab');
  await expect(cell(2)).not.toBeFocused();
});

test('closed it loads nothing; with a query running it is accessible in both themes', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('/figures/worksheets/');
  await expect(page.getByRole('figure', { name: 'Databricks worksheet' })).toBeVisible();
  expect(asked.filter((url) => /wasm|worker|Sheet/.test(url))).toEqual([]);
  const sheet = await open(page);
  await runNotebook(sheet, '01_streaming_bronze.py');
  for (const theme of ['light', 'dark']) {
    await page.evaluate((name) => (document.documentElement.dataset.theme = name), theme);
    const { violations } = await new AxeBuilder({ page }).include('.worksheet').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  }
});

test('a database that cannot be loaded says so at the query, and the notebooks run on', async ({
  page,
}) => {
  await page.route('**/*.wasm', (route) => route.abort());
  const sheet = await open(page);
  await runNotebook(sheet, '01_streaming_bronze.py');
  await expect(sheet.getByRole('region', { name: 'Query user_activity_bronze' })).toBeVisible();
  const verify = cellWith(sheet, 'COUNT_IF');
  await expect(verify.getByRole('alert')).toHaveText(/database/i);
  await page.unroute('**/*.wasm');
  await runCell(verify).click();
  await expect(verify.getByText('1 row', { exact: true })).toBeVisible({ timeout: 60_000 });
});
