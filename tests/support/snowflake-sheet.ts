import { expect, type Locator, type Page } from '@playwright/test';

/** A database may take as long as this on a machine that has other work. */
export const LOADS = { timeout: 120_000 };

export const sheetOf = (page: Page): Locator =>
  page.getByRole('figure', { name: 'Snowflake worksheet' });
export const button = (sheet: Locator, name: string) =>
  sheet.getByRole('button', { name, exact: true });
export const editor = (sheet: Locator) => sheet.getByRole('textbox', { name: /^Editor/ });
/** What stands below the editor once a statement has run. */
export const said = (sheet: Locator) => sheet.locator('.sheet-said');
/** The values of the result, without the rows that only keep room for those not drawn. */
export const cells = (sheet: Locator) =>
  sheet.locator('.sheet-rows tbody tr:not([aria-hidden]) td');
export const numberIn = async (sheet: Locator): Promise<number> =>
  Number(await cells(sheet).first().textContent());

/** The worksheet, opened, its database ready. */
export async function openSheet(page: Page, path = '/figures/worksheets/'): Promise<Locator> {
  await page.goto(path);
  const sheet = sheetOf(page);
  await button(sheet, 'Open the worksheet').click();
  await expect(sheet.getByText(/The database is ready/)).toBeVisible(LOADS);
  return sheet;
}

/** Runs one of the lab's files to its end. */
export async function runFile(sheet: Locator, name: string): Promise<void> {
  await sheet.getByRole('tab', { name }).click();
  await button(sheet, 'Run all').click();
  await expect(button(sheet, 'Run all')).toBeDisabled();
  await expect(button(sheet, 'Run all')).toBeEnabled(LOADS);
}
