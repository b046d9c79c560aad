import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { watchForTrouble } from './support/site.ts';
import {
  button,
  editor,
  numberIn,
  openSheet,
  runFile,
  said,
  sheetOf,
} from './support/snowflake-sheet.ts';

/** Replaces what stands in the third tab and runs it by keyboard. */
async function type(page: Page, sheet: Locator, text: string): Promise<void> {
  await sheet.getByRole('tab', { name: 'own.sql' }).click();
  await editor(sheet).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
  await page.keyboard.press('ControlOrMeta+Enter');
}

test('a learner does Part 2: set-up, a minute, silver and gold, and watches gold grow', async ({
  page,
}) => {
  const trouble = watchForTrouble(page);
  const sheet = await openSheet(page, '/practice/snowflake/');
  await runFile(sheet, '01_setup_streaming.sql');
  await expect(sheet.getByText('stage STREAMING_USER_ACTIVITY_STAGE')).toBeVisible();
  await button(sheet, '+1 min').click();
  await type(page, sheet, 'SELECT COUNT(*) AS EVENTS FROM STREAMING_BRONZE_USER_ACTIVITY;');
  await expect(said(sheet)).toHaveText(/^1 row /);
  expect(await numberIn(sheet)).toBeGreaterThan(10_000);

  await runFile(sheet, '02_dynamic_tables.sql');
  const total = 'SELECT SUM(event_count) AS n FROM STREAMING_GOLD_ACTIVITY_BY_COUNTRY;';
  await type(page, sheet, total);
  await expect(sheet.locator('.sheet-rows th')).toHaveText(['N']);
  const before = await numberIn(sheet);
  await button(sheet, '+1 min').click();
  await button(sheet, '+1 min').click();
  await type(page, sheet, total);
  await expect.poll(() => numberIn(sheet)).toBeGreaterThan(before);
  await expect(sheet.getByText(/Missions: 4 of 6 done/)).toBeVisible();
  expect(trouble).toEqual({ foreign: [], errors: [] });
});

test('a mistake gives the engine’s own words at the line; what cannot run is named', async ({
  page,
}) => {
  const sheet = await openSheet(page);
  await runFile(sheet, '01_setup_streaming.sql');
  await type(page, sheet, '-- a comment\nSELECT SRC\nFROM WHERE;');
  await expect(said(sheet)).toHaveText(/^Line 3: .*(token|Expected|syntax)/i);
  await expect(sheet.locator('.sheet-error-line')).toHaveText('FROM WHERE;');
  await type(page, sheet, 'SELECT nope FROM STREAMING_BRONZE_USER_ACTIVITY;');
  await expect(said(sheet)).toHaveText(/Line 1: Binder Error: .*"nope"/);
  await type(page, sheet, 'SELECT 1 FROM NO_SUCH_TABLE;');
  await expect(said(sheet)).toHaveText(/NO_SUCH_TABLE' does not exist or not authorized/);
  await type(page, sheet, 'GRANT USAGE ON SCHEMA X TO ROLE Y;');
  await expect(said(sheet)).toHaveText(/^Line 1: not run here. GRANT USAGE ON is not run here/);
  await type(
    page,
    sheet,
    "CREATE DYNAMIC TABLE T TARGET_LAG = '30 seconds' WAREHOUSE = DE_WORKSHOP_WH AS SELECT 1 AS a FROM STREAMING_BRONZE_USER_ACTIVITY;",
  );
  await expect(said(sheet)).toHaveText(/the minimum is 60 seconds/);
});

test('another file begins at its first statement, wherever the cursor stood before', async ({
  page,
}) => {
  const sheet = await openSheet(page);
  await editor(sheet).click();
  await page.keyboard.press('ControlOrMeta+End');
  await sheet.getByRole('tab', { name: '02_dynamic_tables.sql' }).click();
  await button(sheet, 'Run statement').click();
  await expect(said(sheet)).toHaveText('Statement executed successfully.');
});

test('a runaway query can be stopped, and nothing that was created is lost', async ({ page }) => {
  const sheet = await openSheet(page);
  await runFile(sheet, '01_setup_streaming.sql');
  await type(
    page,
    sheet,
    'WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000) SELECT MAX(i) FROM n;',
  );
  await expect(sheet.getByText('Running.', { exact: true })).toBeVisible();
  await button(sheet, 'Stop').click();
  await expect(sheet.getByText(/The database is ready/)).toBeVisible({ timeout: 60_000 });
  await type(page, sheet, 'SHOW STAGES;');
  await expect(sheet.locator('.sheet-rows tbody')).toContainText('STREAMING_USER_ACTIVITY_STAGE');
});

test('a large result stays usable: few rows drawn, sorted, copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const sheet = await openSheet(page);
  await type(
    page,
    sheet,
    'SELECT SEQ4() AS i FROM TABLE(GENERATOR(ROWCOUNT => 300000)) ORDER BY i;',
  );
  await expect(said(sheet)).toHaveText(/^300,000 rows/, { timeout: 30_000 });
  expect(await sheet.locator('.sheet-rows tbody tr').count()).toBeLessThan(60);
  await button(sheet, 'I').click();
  await button(sheet, 'I').click();
  await expect(sheet.locator('.sheet-rows tbody td').first()).toHaveText('299999');
  await button(sheet, 'Copy as CSV').click();
  await expect(sheet.getByText('300,000 rows copied as CSV.')).toBeVisible();
  const csv = await page.evaluate(() => navigator.clipboard.readText());
  expect(csv.slice(0, 11)).toBe('I\r\n299999\r\n');
});

test('dbt: created, then nothing, a changed SELECT unnoticed, brought in by a full refresh', async ({
  page,
}) => {
  await page.goto('/practice/dbt/');
  const sheet = page.getByRole('figure', { name: 'dbt worksheet' });
  await button(sheet, 'Open the worksheet').click();
  const newest = sheet.locator('.sheet-dbt > li').first();
  await button(sheet, 'dbt run').click();
  await expect(newest).toContainText('created; Snowflake fills it.');
  await button(sheet, 'dbt run').click();
  await expect(newest).toContainText('No configuration changes were identified');
  await editor(sheet).click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' -- changed');
  await button(sheet, 'dbt run').click();
  await expect(newest).toContainText('nothing done.');
  await expect(sheet.getByText('The table runs on another SELECT than this one.')).toBeVisible();
  await button(sheet, 'dbt run --full-refresh').click();
  await expect(newest).toContainText('replaced');
  await button(sheet, 'Query the tables').click();
  await expect(sheet.getByRole('region', { name: 'Query' })).toBeFocused();
  await expect(button(sheet, 'Run query')).toBeEnabled({ timeout: 60_000 });
  await button(sheet, 'Run query').click();
  await expect(sheet.getByText('10 rows', { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(sheet.getByText('The table runs on this SELECT.')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('.worksheet').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});

test('by keyboard alone: open, run, leave the editor', async ({ page }) => {
  await page.goto('/figures/worksheets/');
  const sheet = sheetOf(page);
  await button(sheet, 'Open the worksheet').focus();
  await page.keyboard.press('Enter');
  await expect(sheet.locator('figcaption')).toBeFocused();
  await expect(sheet.getByText(/The database is ready/)).toBeVisible({ timeout: 60_000 });
  await editor(sheet).focus();
  await page.keyboard.press('Control+Shift+Enter');
  await expect(sheet.getByText('pipe STREAMING_USER_ACTIVITY_PIPE', { exact: true })).toBeVisible({
    timeout: 60_000,
  });
  await expect(button(sheet, 'Run statement')).toBeEnabled({ timeout: 60_000 });
  await editor(sheet).focus();
  await page.keyboard.press('Tab');
  await expect(button(sheet, 'Run statement')).toBeFocused();
});

test('closed it loads nothing; open it is accessible in both themes', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('/figures/worksheets/');
  await expect(button(sheetOf(page), 'Open the worksheet')).toBeVisible();
  expect(asked.filter((url) => /wasm|worker|Sheet/.test(url))).toEqual([]);
  const sheet = await openSheet(page);
  await runFile(sheet, '01_setup_streaming.sql');
  for (const theme of ['light', 'dark']) {
    await page.evaluate((name) => (document.documentElement.dataset.theme = name), theme);
    const { violations } = await new AxeBuilder({ page }).include('.worksheet').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  }
});

test('a database that cannot be loaded says so, and trying again works', async ({ page }) => {
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto('/figures/worksheets/');
  const sheet = sheetOf(page);
  await button(sheet, 'Open the worksheet').click();
  await expect(sheet.getByRole('alert')).toHaveText(/could not be loaded/, { timeout: 30_000 });
  await page.unroute('**/*.wasm');
  await button(sheet, 'Try again').click();
  await expect(sheet.getByText(/The database is ready/)).toBeVisible({ timeout: 60_000 });
});
