import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { open, title, button, literal, setting, linkOf } from './support/whatif.ts';

test('a link brings back both runs and the moment', async ({ page }) => {
  const figure = await open(page, 'preset=outage&spark.windowMs=10m&b.spark.triggerMs=1m&at=1800');
  await expect(title(figure)).toHaveText(/^Trigger 1 min instead of 10 s/);
  const link = await linkOf(page, figure);
  expect(link).toContain('#v1&preset=outage&spark.windowMs=10m&b.spark.triggerMs=1m&at=1800');
  await page.goto('about:blank');
  await page.goto(link);
  await expect(title(figure)).toHaveText(/^Trigger 1 min instead of 10 s/);
  await expect(figure.locator('.now-tag')).toHaveText('now 09:30:00');
  await expect(literal(figure, 'window of run B and run A')).toHaveValue('10 minutes');
});

test('a link that cannot be read whole says what was ignored and why', async ({ page }) => {
  const figure = await open(page, 'preset=quiet-night&spark.colour=red&b.spark.delayMs=soon&at=60');
  const report = figure.getByRole('alert');
  await expect(report).toContainText('spark.colour=red: no setting is called');
  await expect(report).toContainText('b.spark.delayMs=soon');
  await expect(figure.locator('.now-tag')).toHaveText('now 01:01:00');
});

test('a comparison is named, exported, and imported again; a wrong file changes nothing', async ({
  page,
}) => {
  const figure = await open(page, 'preset=quiet-night&b.spark.delayMs=2m&at=600');
  await setting(figure, 'name').fill('Night shift');
  const download = page.waitForEvent('download');
  await button(figure, 'Export JSON').click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('night-shift.json');
  const text = readFileSync(await file.path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    version: 1,
    scenario: { name: 'Night shift' },
    change: { knob: 'delayMs', value: 120_000 },
  });

  const give = (name: string, body: string) =>
    setting(figure, 'Exported comparison').setInputFiles({
      name,
      mimeType: 'application/json',
      buffer: Buffer.from(body),
    });
  await give('future.json', text.replace('"version": 1', '"version": 9'));
  await expect(figure.getByText(/future\.json was not opened: it has version 9/)).toBeVisible();
  await expect(title(figure)).toHaveText(/^Delay 2 min instead of 10 min/);
  await setting(figure, 'events').selectOption({ label: 'phones in a tunnel' });
  await give('night-shift.json', text);
  await expect(title(figure)).toHaveText(/^Delay 2 min instead of 10 min/);
  await expect(setting(figure, 'events')).toHaveValue('quiet-night');
  await expect(setting(figure, 'name')).toHaveValue('Night shift');
  await expect(figure.getByText(/was not opened/)).toBeHidden();
});
