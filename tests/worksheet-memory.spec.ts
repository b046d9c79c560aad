import { expect, test, type Locator, type Page } from '@playwright/test';

/**
 * Gives the worksheet's worker a DuckDB whose own worker does this with every message. Resolves to a
 * wait until the page has got it: time must not go on before, nor the route be taken away.
 */
async function withDatabaseThat(page: Page, does: string): Promise<() => Promise<void>> {
  let tell = (): void => undefined;
  const given = new Promise<void>((done) => (tell = done));
  await page.route(/\/worker-[\w-]+\.js$/, async (route) => {
    const response = await route.fetch();
    const dying = `self.Worker = class extends EventTarget { postMessage() { ${does} } terminate() {} };`;
    await route.fulfill({ response, body: `${dying}\n${await response.text()}` });
    tell();
  });
  return () => given;
}

async function openWorksheet(page: Page): Promise<Locator> {
  await page.goto('/figures/worksheets/');
  const sheet = page.getByRole('figure', { name: 'Snowflake worksheet' });
  await sheet.getByRole('button', { name: 'Open the worksheet', exact: true }).click();
  return sheet;
}

/** The browser has memory again: trying again brings the database. */
async function tryAgain(page: Page, sheet: Locator): Promise<void> {
  await page.unroute(/\/worker-[\w-]+\.js$/);
  await sheet.getByRole('button', { name: 'Try again' }).click();
  await expect(sheet.getByText(/The database is ready/)).toBeVisible({ timeout: 150_000 });
}

test('DuckDB’s own worker dies while it loads: it is said, and trying again works', async ({
  page,
}) => {
  test.slow();
  const message = 'Array buffer allocation failed';
  await withDatabaseThat(
    page,
    `this.dispatchEvent(new ErrorEvent('error', { message: '${message}', cancelable: true }));`,
  );
  const sheet = await openWorksheet(page);
  await expect(sheet.getByRole('alert')).toContainText(
    `The worker of the database has ended (${message}). What you have created stays`,
    { timeout: 150_000 },
  );
  await tryAgain(page, sheet);
});

test('DuckDB’s own worker dies without a word: after half a minute one may try again', async ({
  page,
}) => {
  test.slow();
  const given = await withDatabaseThat(page, '');
  await page.clock.install();
  const sheet = await openWorksheet(page);
  await expect(sheet.getByText(/The database is loading/)).toBeVisible({ timeout: 150_000 });
  await given();
  await expect(sheet.getByRole('alert')).toBeHidden();
  await page.clock.fastForward(31_000);
  await expect(sheet.getByRole('alert')).toContainText('Nothing has come for half a minute');
  await tryAgain(page, sheet);
});
