import { expect, test, type Locator, type Page } from '@playwright/test';
import {
  answered,
  buttonNamed,
  figureNamed,
  firstNumber,
  goToMinute,
  labText,
  LEARNER,
} from './support/learner.ts';
import { watchForTrouble } from './support/site.ts';

test('a learner types their way through the whole practice, from the id to the clean-up', async ({
  page,
}) => {
  test.slow();
  const trouble = watchForTrouble(page);

  await test.step('the attendee id', async () => {
    await page.goto('/lab-exercise/');
    await page.getByLabel('Your attendee id').click();
    await page.keyboard.type('Ada 7');
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-said]').first()).toContainText('" " at place 4');
    await page.getByLabel('Your attendee id').fill('');
    await page.keyboard.type(LEARNER);
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-said]').first()).toContainText(`${LEARNER} now stands`);
  });
  await test.step('part 1: Databricks', () => databricks(page));
  await test.step('part 2: Snowflake', () => snowflake(page));
  await test.step('part 3: dbt', () => dbt(page));
  await test.step('part 4: Power BI', () => powerBi(page));
  await test.step('the exercise', () => exercise(page));
  await test.step('what is kept of it', async () => {
    await page.goto('/progress/');
    await expect(page.getByText('Set up the topic after the Aiven page')).toBeVisible();
  });
  expect(trouble).toEqual({ foreign: [], errors: [] });
});

/** Part 1: the three notebooks in order, gold empty and then not, and a query of one's own. */
async function databricks(page: Page): Promise<void> {
  await page.goto('/practice/databricks/');
  const sheet = figureNamed(page, 'Databricks worksheet');
  await buttonNamed(sheet, 'Open the worksheet').click();
  await expect(buttonNamed(sheet, 'Run all cells')).toBeEnabled({ timeout: 60_000 });
  for (const file of ['01_streaming_bronze.py', '02_streaming_silver.py']) {
    await runNotebook(sheet, file);
    await buttonNamed(sheet, '+1 min').click();
  }
  await runNotebook(sheet, '03_streaming_gold.py');
  await buttonNamed(sheet, '+1 min').click();
  const gold = sheet.getByRole('region', { name: 'Query activity_by_country_5min' });
  await expect(gold.getByText(/^The table is empty, and that is right/)).toBeVisible();
  for (let minute = 0; minute < 15; minute++) await buttonNamed(sheet, '+1 min').click();
  await expect(gold.getByText(/^The table is empty/)).toBeHidden();
  // Not the lab's query but one's own, typed over it.
  const labs = sheet.locator('.note-cell').filter({ has: page.getByText('total_events') });
  const label = (await labs.first().getAttribute('aria-label')) ?? '';
  const cell = sheet.getByRole('region', { name: label, exact: true });
  await cell.getByRole('textbox').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(
    `display(spark.sql(f"SELECT COUNT(*) AS n FROM ${LEARNER}_streaming.activity_by_country_5min"))`,
  );
  await page.keyboard.press('Shift+Enter');
  await expect
    .poll(async () => Number(await cell.locator('tbody td').first().textContent()))
    .toBeGreaterThan(10);
}

async function runNotebook(sheet: Locator, name: string): Promise<void> {
  await sheet.getByRole('tab', { name }).click();
  await buttonNamed(sheet, 'Run all cells').click();
  await expect(sheet.getByText('[*]')).toBeHidden({ timeout: 60_000 });
  await expect(buttonNamed(sheet, 'Run all cells')).toBeEnabled({ timeout: 60_000 });
}

/** Part 2: every statement of both files typed into an empty sheet, then a poll of gold. */
async function snowflake(page: Page): Promise<void> {
  await page.goto('/practice/snowflake/');
  const sheet = figureNamed(page, 'Snowflake worksheet');
  await buttonNamed(sheet, 'Open the worksheet').click();
  await expect(sheet.getByText(/The database is ready/)).toBeVisible({ timeout: 60_000 });
  await sheet.getByRole('tab', { name: 'own.sql' }).click();
  const type = async (text: string, how: 'typed' | 'pasted' = 'typed') => {
    await sheet.getByRole('textbox', { name: /^Editor/ }).click();
    await page.keyboard.press('ControlOrMeta+a');
    if (how === 'typed') await page.keyboard.type(text);
    else await page.keyboard.insertText(text);
    await page.keyboard.press(how === 'typed' ? 'Control+Enter' : 'Control+Shift+Enter');
    await expect(buttonNamed(sheet, 'Run all')).toBeEnabled({ timeout: 60_000 });
  };
  await type(labText('snowflake/01_setup_streaming.sql'), 'pasted');
  await expect(sheet.getByText('stage STREAMING_USER_ACTIVITY_STAGE')).toBeVisible();
  await buttonNamed(sheet, '+1 min').click();
  await type('SELECT COUNT(*) AS EVENTS FROM STREAMING_BRONZE_USER_ACTIVITY;');
  await answered(sheet, /^1 row /);
  expect(await firstNumber(sheet)).toBeGreaterThan(10_000);
  await type(labText('snowflake/02_dynamic_tables.sql'), 'pasted');
  const total = 'SELECT SUM(event_count) AS TOTAL FROM STREAMING_GOLD_ACTIVITY_BY_COUNTRY;';
  await type(total);
  await expect(sheet.locator('.sheet-rows th')).toHaveText(['TOTAL']);
  const before = await firstNumber(sheet);
  for (let minute = 0; minute < 2; minute++) await buttonNamed(sheet, '+1 min').click();
  await type(total);
  await expect.poll(() => firstNumber(sheet)).toBeGreaterThan(before);
  // A slip of the pen is answered in the engine's words, and loses nothing.
  await type('SELEC COUNT(*) FROM STREAMING_BRONZE_USER_ACTIVITY;');
  await expect(sheet.locator('.sheet-said')).not.toHaveText(/^1 row /);
  await type('SHOW DYNAMIC TABLES;');
  await answered(sheet, /^2 rows /);
}

/** Part 3: dbt run twice, and a changed SELECT that only a full refresh brings in. */
async function dbt(page: Page): Promise<void> {
  await page.goto('/practice/dbt/');
  const sheet = figureNamed(page, 'dbt worksheet');
  await buttonNamed(sheet, 'Open the worksheet').click();
  const newest = sheet.locator('.sheet-dbt > li').first();
  await buttonNamed(sheet, 'dbt run').click();
  await expect(newest).toContainText('created; Snowflake fills it.', { timeout: 60_000 });
  await buttonNamed(sheet, 'dbt run').click();
  await expect(newest).toContainText('No configuration changes were identified');
  await sheet.getByRole('textbox', { name: /^Editor/ }).click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' -- mine');
  await buttonNamed(sheet, 'dbt run').click();
  await expect(newest).toContainText('nothing done.');
  await buttonNamed(sheet, 'dbt run --full-refresh').click();
  await expect(newest).toContainText('replaced');
}

/** Part 4: the four visuals, the page's interval, and the generator stopped before the room. */
async function powerBi(page: Page): Promise<void> {
  await page.goto('/practice/power-bi/');
  const figure = figureNamed(page, 'The dashboard');
  await buttonNamed(figure, 'Play').focus();
  await expect(figure).toHaveAttribute('data-live', /.*/);
  await goToMinute(figure, 20);
  for (const visual of ['bar', 'card', 'line', 'table']) {
    await expect(figure.locator(`[data-visual="${visual}"]`)).toBeVisible();
  }
  await expect(figure).toContainText('unique_users must not be summed');
  await buttonNamed(figure, 'Stop the generator').click();
  await goToMinute(figure, 30);
  await expect(figure.locator('.figure-title').first()).toContainText('dead stream');
}

/** The exercise: the same once more, as one run. */
async function exercise(page: Page): Promise<void> {
  await page.goto('/lab-exercise/');
  const figure = figureNamed(page, 'The exercise');
  const press = (name: string) => buttonNamed(figure, name).click();
  await buttonNamed(figure, 'Start the generator').focus();
  await expect(figure).toHaveAttribute('data-live', 'true');
  for (const name of [
    ...['Start the generator', 'Run notebook 1', 'Run notebook 2', 'Run notebook 3'],
    ...['Start the relay', 'Run 01_setup_streaming.sql', 'Open the page'],
  ]) {
    await press(name);
  }
  await goToMinute(figure, 4);
  await press('Run 02_dynamic_tables.sql');
  await press('dbt run');
  await goToMinute(figure, 5);
  await press('dbt run');
  for (const minute of [6, 8]) await goToMinute(figure, minute);
  await goToMinute(figure, 20);
  await press('Stop the generator');
  await goToMinute(figure, 24);
  for (const name of ['Stop the queries', 'Suspend Gold', 'Stop the relay', 'Close the page']) {
    await press(name);
  }
  await goToMinute(figure, 25);
  await expect(figure.getByText('13 of 13 steps hold')).toBeVisible();
}
