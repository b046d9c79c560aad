import type { BrowserContext, Locator } from '@playwright/test';

/** What runs a worksheet's file, notebook or project from its first line to its last. */
const RUNS = /^(Run all( cells)?|dbt run( --full-refresh)?)$/;
/** How long a database may take to load, and a file to run, ms. */
const LOADS_MS = 90_000;
/** Between two statements the buttons are free for a moment: this long free is done, ms. */
const DONE_MS = 1_500;

/**
 * Opens every worksheet and runs every file in it, statement by statement, on its own engine.
 * @returns what failed, one sentence each with the engine's own words, and what was run
 */
export async function checkWorksheets(
  context: BrowserContext,
  home: string,
): Promise<{ faults: string[]; ran: string[] }> {
  const faults: string[] = [];
  const ran: string[] = [];
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(`The worksheets fail: ${error.message}`));
  await page.goto(`${home}figures/worksheets/`);
  const sheets = page.locator('figure.worksheet');
  const names = await sheets.evaluateAll((all) => all.map((one) => one.ariaLabel ?? 'worksheet'));
  for (const [index, name] of names.entries()) {
    const sheet = sheets.nth(index);
    try {
      await sheet.getByRole('button', { name: /^Open/ }).first().click();
      await sheet.getByRole('tab').first().waitFor({ timeout: LOADS_MS });
      const files = await sheet.getByRole('tab').allInnerTexts();
      for (const file of files.filter((one) => !one.startsWith('own'))) {
        await sheet.getByRole('tab', { name: file, exact: true }).click();
        const said = await runAll(sheet);
        ran.push(file);
        faults.push(...said.map((words) => `${name}, ${file}: ${words}`));
      }
    } catch (error) {
      faults.push(`${name} does not run: ${(error as Error).message.split('\n')[0] ?? ''}`);
    }
  }
  await page.close();
  if (names.length === 0) faults.push('The page of the worksheets has none.');
  return { faults, ran };
}

/** Presses everything that runs the open file; returns the errors that then stand there. */
async function runAll(sheet: Locator): Promise<string[]> {
  const buttons = await sheet.getByRole('button', { name: RUNS }).all();
  if (buttons.length === 0) return ['there is nothing that runs it.'];
  for (const button of buttons) {
    await button.click({ timeout: LOADS_MS });
    await untilDone(button);
  }
  const errors = sheet.locator('[data-kind="error"], [data-status="error"]');
  return (await errors.allInnerTexts()).map((text) => text.replaceAll('\n', ' '));
}

async function untilDone(button: Locator): Promise<void> {
  const until = Date.now() + LOADS_MS;
  let freeSince = Date.now();
  while (Date.now() - freeSince < DONE_MS) {
    if (Date.now() > until) throw new Error(`it still runs after ${LOADS_MS / 1000} s`);
    if (await button.isDisabled()) freeSince = Date.now();
    await button.page().waitForTimeout(100);
  }
}
