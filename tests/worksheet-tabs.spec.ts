import { expect, test } from '@playwright/test';

const worksheets = [
  { figure: 'Snowflake worksheet', list: 'Files', last: 'own.sql', wait: /The database is ready/ },
  {
    figure: 'Databricks worksheet',
    list: 'Notebooks',
    last: '03_streaming_gold.py',
    wait: /Ready/,
  },
];

for (const { figure, list, last, wait } of worksheets) {
  test(`${figure}: the tabs are one stop of Tab, and arrows go through them`, async ({ page }) => {
    await page.goto('/figures/worksheets/');
    const sheet = page.getByRole('figure', { name: figure });
    await sheet.getByRole('button', { name: 'Open the worksheet', exact: true }).click();
    await expect(sheet.getByText(wait).first()).toBeVisible({ timeout: 60_000 });
    const tabs = sheet.getByRole('tablist', { name: list }).getByRole('tab');
    const panel = sheet.getByRole('tabpanel');
    const chosen = sheet.getByRole('tab', { selected: true });
    const first = tabs.first();
    await first.focus();
    await page.keyboard.press('End');
    await expect(chosen).toHaveText(last);
    await expect(chosen).toBeFocused();
    await expect(panel).toHaveAccessibleName(last);
    await page.keyboard.press('ArrowRight');
    await expect(first).toBeFocused();
    await expect(first).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowLeft');
    await expect(chosen).toHaveText(last);
    await page.keyboard.press('Home');
    await expect(first).toBeFocused();
    // Every tab controls the panel that is there; only the chosen one is a stop of Tab.
    const id = await panel.getAttribute('id');
    for (const tab of await tabs.all())
      await expect(tab).toHaveAttribute('aria-controls', id ?? '');
    await page.keyboard.press('Tab');
    await expect(tabs.nth(1)).not.toBeFocused();
    await expect(first).not.toBeFocused();
  });
}

test('a button that has nothing to do for a while keeps the focus', async ({ page }) => {
  test.slow();
  await page.goto('/figures/worksheets/');
  const sheet = page.getByRole('figure', { name: 'Snowflake worksheet' });
  await sheet.getByRole('button', { name: 'Open the worksheet', exact: true }).click();
  await expect(sheet.getByText(/The database is ready/)).toBeVisible({ timeout: 150_000 });
  const runAll = sheet.getByRole('button', { name: 'Run all', exact: true });
  await runAll.focus();
  await page.keyboard.press('Enter');
  await expect(sheet.getByText('pipe STREAMING_USER_ACTIVITY_PIPE', { exact: true })).toBeVisible({
    timeout: 150_000,
  });
  await expect(runAll).toBeEnabled({ timeout: 150_000 });
  await expect(runAll).toBeFocused();
});
