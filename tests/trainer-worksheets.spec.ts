import { expect, test, type Locator } from '@playwright/test';
import { stageOf } from './support/room.ts';
import { expectSame, goTo, openBoth, type Windows } from './support/windows.ts';

const button = (within: Locator, name: string) => within.getByRole('button', { name, exact: true });
/** A database or a notebook's language may take as long as this to load. */
const LOADS = { timeout: 120_000 };

/** Turns to the screen of a step on which a worksheet lies, and opens it at the desk. */
async function openSheet(
  windows: Windows,
  step: string,
  address: string,
  name: string,
): Promise<Locator> {
  const { trainer } = windows;
  await goTo(trainer, step);
  // Before its page is there a step has one screen, and a turn is a turn to the next step.
  await expect.poll(async () => (await stageOf(trainer)).url()).toContain(address);
  await expectSame(windows);
  const sheet = (await stageOf(trainer)).getByRole('figure', { name });
  const openIt = button(sheet, 'Open the worksheet');
  await expect(async () => {
    if (!(await openIt.isVisible())) await trainer.keyboard.press('PageDown');
    // A page turned twice because the first turn was slow would be the next step's.
    await expect(openIt).toBeVisible({ timeout: 8_000 });
  }).toPass();
  await expectSame(windows);
  await openIt.click();
  return sheet;
}

/** Every script and database that a window asks for from now on. */
function asked(windows: Windows): string[] {
  const all: string[] = [];
  windows.audience.on('request', (request) => all.push(request.url()));
  return all;
}

const ENGINES = /duckdb|polyglot|\.wasm|worker/i;

test('what a worksheet answers is shown to the room, which loads no database', async ({
  context,
}) => {
  const windows = await openBoth(context);
  const { trainer, audience } = windows;
  const loaded = asked(windows);
  const sheet = await openSheet(
    windows,
    'The five steps',
    '/practice/snowflake/',
    'Snowflake worksheet',
  );
  await expect(sheet.getByText(/The database is ready/)).toBeVisible(LOADS);
  await sheet.getByRole('tab', { name: 'own.sql' }).click();
  await sheet.getByRole('textbox', { name: /^Editor/ }).click();
  await trainer.keyboard.press('ControlOrMeta+a');
  await trainer.keyboard.insertText("SELECT 'DE' AS country, 41 AS events;");
  await trainer.keyboard.press('ControlOrMeta+Enter');
  const board = audience.locator('.result');
  await expect(board.locator('pre')).toHaveText(/SELECT 'DE' AS country/);
  await expect(board.locator('th')).toHaveText(['COUNTRY', 'EVENTS']);
  await expect(board.locator('td')).toHaveText(['DE', '41']);
  await audience.reload();
  await expect(board.locator('td')).toHaveText(['DE', '41']);
  expect(loaded.filter((url) => ENGINES.test(url))).toEqual([]);
  await button(trainer.locator('.desk-result'), 'Hide the result').click();
  await expect(board).toHaveCount(0);

  // Run again after it was hidden it is shown again, even if it answers the same to the letter.
  const again = async () => {
    await sheet.getByRole('textbox', { name: /^Editor/ }).click();
    await trainer.keyboard.press('ControlOrMeta+Enter');
    await expect(board.locator('.result-said')).toHaveText('0 rows in 0 ms.');
  };
  await sheet.getByRole('textbox', { name: /^Editor/ }).click();
  await trainer.keyboard.press('ControlOrMeta+a');
  await trainer.keyboard.insertText('SHOW STAGES;');
  await again();
  await button(trainer.locator('.desk-result'), 'Hide the result').click();
  await expect(board).toHaveCount(0);
  await again();
});

test('a notebook’s cell: the room sees what it printed, its rows, and its error', async ({
  context,
}) => {
  test.slow();
  const windows = await openBoth(context);
  const { trainer, audience } = windows;
  const loaded = asked(windows);
  const sheet = await openSheet(
    windows,
    'Run the three notebooks',
    '/practice/databricks/',
    'Databricks worksheet',
  );
  await expect(button(sheet, 'Run all cells')).toBeEnabled(LOADS);
  await sheet.getByRole('tab', { name: '01_streaming_bronze.py' }).click();
  await button(sheet, 'Run all cells').click();
  await expect(sheet.getByText('[*]')).toBeHidden(LOADS);
  await expect(button(sheet, 'Run all cells')).toBeEnabled(LOADS);
  const board = audience.locator('.result');
  const rows = sheet
    .locator('.note-cell')
    .filter({ has: (await stageOf(trainer)).getByText('COUNT_IF') });
  await button(sheet, '+1 min').click();
  await rows.getByRole('button', { name: /^Run cell/ }).click();
  await expect(rows.locator('tbody td').first()).toHaveText(/\d/);
  await expect(board.locator('pre')).toContainText('display(');
  const heads = await rows.locator('thead th').allInnerTexts();
  await expect(board.locator('th')).toHaveText(heads.map((head) => new RegExp(head.trim(), 'i')));
  await expect(board.locator('td').first()).toHaveText(
    await rows.locator('tbody td').first().innerText(),
  );

  await rows.getByRole('textbox').click();
  await trainer.keyboard.press('ControlOrMeta+a');
  await trainer.keyboard.insertText('print(bronze_tabel)');
  await trainer.keyboard.press('ControlOrMeta+Enter');
  await expect(board.locator('.result-said')).toContainText('Line 1: NameError');
  await expect(board.locator('table')).toHaveCount(0);
  expect(loaded.filter((url) => ENGINES.test(url))).toEqual([]);
});

test('dbt at the desk: the room sees what each run has done', async ({ context }) => {
  const windows = await openBoth(context);
  const { audience } = windows;
  const sheet = await openSheet(windows, 'The command', '/practice/dbt/', 'dbt worksheet');
  const board = audience.locator('.result');
  await button(sheet, 'dbt run').click(LOADS);
  await expect(board.locator('pre')).toHaveText(/^dbt run/);
  await expect(board.locator('tbody tr')).toHaveCount(2);
  await expect(board.locator('tbody tr').first()).toContainText('created');
  await button(sheet, 'dbt run').click();
  await expect(board.locator('.result-said')).toContainText('Run 2');
  await expect(board.locator('tbody tr').first()).toContainText('No configuration changes');
});
