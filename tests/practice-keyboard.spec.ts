import { expect, test, type Locator, type Page } from '@playwright/test';
import { buttonNamed, figureNamed, firstNumber, labText, LEARNER } from './support/learner.ts';
import { watchForTrouble } from './support/site.ts';

/** The most presses of Tab from the top of a page to what is looked for. */
const FARTHEST = 350;

/** Presses Tab until the focus is there, as somebody does who has no pointer. */
async function tabTo(page: Page, to: Locator, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < FARTHEST; presses++) {
    const there = await to.evaluateAll((all) => all.some((one) => one === document.activeElement));
    if (there) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${FARTHEST} presses of Tab did not reach ${String(to)}.`);
}

/** Opens a page and goes past its contents, by the link that is there for it. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#_top$/);
}

async function press(page: Page, button: Locator): Promise<void> {
  await tabTo(page, button);
  await page.keyboard.press('Enter');
}

/** Replaces what stands in the editor that has the focus. */
async function retypeAll(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

test('the whole practice is done without a pointer', async ({ page }) => {
  test.slow();
  const trouble = watchForTrouble(page);

  await test.step('the attendee id', async () => {
    await open(page, '/lab-exercise/');
    await tabTo(page, page.getByLabel('Your attendee id'));
    await page.keyboard.type(LEARNER);
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-said]').first()).toContainText(`${LEARNER} now stands`);
  });

  await test.step('part 1: three notebooks', async () => {
    await open(page, '/practice/databricks/');
    const sheet = figureNamed(page, 'Databricks worksheet');
    await press(page, buttonNamed(sheet, 'Open the worksheet'));
    await expect(buttonNamed(sheet, 'Run all cells')).toBeEnabled({ timeout: 60_000 });
    const cell = sheet.getByRole('textbox', { name: 'Cell 1', exact: true });
    await tabTo(page, cell);
    await page.keyboard.press('Control+Shift+Enter');
    await expect(sheet.getByRole('region', { name: 'Query user_activity_bronze' })).toBeVisible({
      timeout: 60_000,
    });
  });

  await test.step('part 2: both files of SQL', async () => {
    await open(page, '/practice/snowflake/');
    const sheet = figureNamed(page, 'Snowflake worksheet');
    await press(page, buttonNamed(sheet, 'Open the worksheet'));
    await expect(sheet.getByText(/The database is ready/)).toBeVisible({ timeout: 60_000 });
    await tabTo(page, sheet.getByRole('textbox', { name: /^Editor/ }));
    await page.keyboard.press('Control+Shift+Enter');
    await expect(sheet.getByText('pipe STREAMING_USER_ACTIVITY_PIPE', { exact: true })).toBeVisible(
      { timeout: 60_000 },
    );
    await expect(buttonNamed(sheet, 'Run all')).toBeEnabled({ timeout: 60_000 });
    await press(page, buttonNamed(sheet, '+1 min'));
    await tabTo(page, sheet.getByRole('textbox', { name: /^Editor/ }), 'Shift+Tab');
    await retypeAll(page, labText('snowflake/02_dynamic_tables.sql'));
    await page.keyboard.press('Control+Shift+Enter');
    await expect(buttonNamed(sheet, 'Run all')).toBeDisabled();
    await expect(buttonNamed(sheet, 'Run all')).toBeEnabled({ timeout: 60_000 });
    await retypeAll(page, 'SELECT COUNT(*) AS n FROM STREAMING_GOLD_ACTIVITY_BY_COUNTRY;');
    await page.keyboard.press('Control+Enter');
    await expect(sheet.locator('.sheet-rows th')).toHaveText(['N']);
    expect(await firstNumber(sheet)).toBeGreaterThan(100);
  });

  await test.step('part 3: dbt run, twice', async () => {
    await open(page, '/practice/dbt/');
    const sheet = figureNamed(page, 'dbt worksheet');
    await press(page, buttonNamed(sheet, 'Open the worksheet'));
    const newest = sheet.locator('.sheet-dbt > li').first();
    await expect(buttonNamed(sheet, 'dbt run')).toBeVisible({ timeout: 60_000 });
    await press(page, buttonNamed(sheet, 'dbt run'));
    await expect(newest).toContainText('created; Snowflake fills it.', { timeout: 60_000 });
    await press(page, buttonNamed(sheet, 'dbt run'));
    await expect(newest).toContainText('No configuration changes were identified');
  });

  await test.step('part 4: the dashboard, played', async () => {
    await open(page, '/practice/power-bi/');
    const figure = figureNamed(page, 'The dashboard');
    const time = figure.getByLabel('Time', { exact: true });
    await tabTo(page, time);
    await expect(figure).toHaveAttribute('data-live', /.*/);
    const before = await time.getAttribute('aria-valuetext');
    await page.keyboard.press('PageUp');
    await expect(time).not.toHaveAttribute('aria-valuetext', before ?? '');
    await expect(figure.locator('[data-visual="bar"]')).toBeVisible();
  });

  await test.step('the exercise: to an empty gold, and one fault found', async () => {
    await open(page, '/lab-exercise/');
    const figure = figureNamed(page, 'The exercise');
    const time = figure.getByLabel('Time', { exact: true });
    await tabTo(page, buttonNamed(figure, 'Start the generator'));
    await expect(figure).toHaveAttribute('data-live', 'true');
    for (const name of ['Start the generator', 'Run notebook 1', 'Run notebook 2']) {
      await press(page, buttonNamed(figure, name));
    }
    await press(page, buttonNamed(figure, 'Run notebook 3'));
    // The figure's own key goes to the next thing that happens, the slider a tenth of the run on.
    const start = await time.inputValue();
    await page.keyboard.press('.');
    await expect(time).not.toHaveValue(start);
    await page.keyboard.press('Shift+Tab');
    await tabTo(page, time);
    await page.keyboard.press('PageUp');
    await expect(figure.getByText('5 of 13 steps hold')).toBeVisible();

    await open(page, '/lab-exercise/');
    await tabTo(page, figure.getByRole('radio', { name: 'Practice' }));
    await expect(figure).toHaveAttribute('data-live', 'true');
    await page.keyboard.press('ArrowRight');
    await expect(figure.getByText('Something has gone wrong since 09:13:00')).toBeVisible();
    await expect(time).toHaveAttribute('aria-valuetext', '09:16:00');
    const place = figure.getByRole('radio', { name: 'The generator or Kafka' });
    await expect(place).toBeVisible({ timeout: 60_000 });
    await tabTo(page, place);
    await page.keyboard.press('Space');
    await expect(figure.getByText('Not there.')).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await expect(figure.getByText('Found. Now repair it')).toBeVisible();
  });
  expect(trouble).toEqual({ foreign: [], errors: [] });
});
