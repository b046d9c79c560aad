import { expect, type Locator, type Page } from '@playwright/test';

/** A button by its whole name. */
export const button = (within: Locator, name: string) =>
  within.getByRole('button', { name, exact: true });
/** The cell of the open notebook that holds a text. */
export const cellWith = (sheet: Locator, text: string) =>
  sheet.locator('.note-cell').filter({ has: sheet.page().getByText(text) });

/** The notebooks, opened, their cells ready to run. */
export async function open(page: Page, path = '/figures/worksheets/'): Promise<Locator> {
  await page.goto(path);
  const sheet = page.getByRole('figure', { name: 'Databricks worksheet' });
  await button(sheet, 'Open the worksheet').click();
  await expect(button(sheet, 'Run all cells')).toBeEnabled({ timeout: 60_000 });
  return sheet;
}

/** Opens a notebook's tab and runs its cells, to the last. */
export async function runNotebook(sheet: Locator, name: string): Promise<void> {
  await sheet.getByRole('tab', { name }).click();
  await button(sheet, 'Run all cells').click();
  await expect(sheet.getByText('[*]')).toBeHidden({ timeout: 60_000 });
  await expect(button(sheet, 'Run all cells')).toBeEnabled({ timeout: 60_000 });
}

/** Lets minutes of the run go by. */
export async function wait(sheet: Locator, minutes: number): Promise<void> {
  for (let i = 0; i < minutes; i++) await button(sheet, '+1 min').click();
}

/** Selects a word in a cell with the mouse's help and types another over it. */
export async function retype(page: Page, cell: Locator, was: string, now: string): Promise<void> {
  const editor = cell.getByRole('textbox');
  const text = await editor.evaluate((node) =>
    [...node.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n'),
  );
  await editor.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text.replace(was, now));
}

/** The button that runs a cell. */
export const runCell = (cell: Locator) => cell.getByRole('button', { name: /^Run cell/ });
