import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { openFigure, RELAY } from './support/figures.ts';
import * as watermark from './support/watermark.ts';
import * as whatif from './support/whatif.ts';

test('by keyboard alone, the decoder: step, walk, be asked, the table, another message, encode', async ({
  page,
}) => {
  await page.goto('/figures/decoder/#v1&case=good&token=2');
  const figure = page.getByRole('figure', { name: 'Avro prefix decoder' });
  await expect(figure).toHaveAttribute('data-live');
  const title = figure.locator('.figure-title');
  const newest = figure.locator('.log ol > li').first();
  await figure.getByRole('button', { name: 'Step', exact: true }).focus();
  await page.keyboard.press('.');
  await expect(newest).toContainText('the length of timestamp: 20 bytes follow');
  await page.keyboard.press(',');
  await expect(newest).toContainText('the schema id');
  await figure.locator('.predict').getByRole('button').first().focus();
  await page.keyboard.press('Enter');
  await figure.getByRole('button', { name: 'See what happens', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(figure.locator('.predict')).toContainText('Zigzag keeps the sign');
  await page.keyboard.press('t');
  await expect(figure.getByRole('table', { name: 'Tokens read' })).toBeVisible();
  await figure.locator('.fields button').filter({ hasText: 'country' }).focus();
  await expect(figure.locator('.hex-byte[data-chosen]').first()).toHaveAttribute(
    'data-offset',
    '45',
  );
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys of this figure' });
  await expect(keys).toContainText('copy the link to this state');
  await page.keyboard.press('Escape');
  await figure.getByLabel('message', { exact: true }).focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowDown');
  await expect(title).toContainText('byte 0 is where it ends');
  await figure.locator('summary', { hasText: 'Encode an event' }).focus();
  await page.keyboard.press('Enter');
  await figure.getByLabel('country', { exact: true }).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('New York');
  await page.keyboard.press('Enter');
  await expect(title).toHaveText('53 bytes: five of header, then 5 fields');
});

test('by keyboard alone, the watermark: a setting, and what it was and is; a question', async ({
  page,
}) => {
  const figure = await watermark.open(page);
  await figure.getByLabel('delay').focus();
  await page.keyboard.press('ArrowLeft');
  const newest = figure.locator('.log ol > li').first();
  await expect(newest).toContainText('The delay was 10 min and is 8 min.');
  await expect(newest.locator('.log-changes')).toContainText('events dropped');
  await expect(figure.locator('.log [role=status]')).toContainText(/events dropped was 1, now \d/);
  await figure.getByRole('radio', { name: 'append' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(newest).toContainText('The output mode was append and is update.');
  await figure.locator('.predict').getByRole('button').first().focus();
  await page.keyboard.press('Enter');
  await watermark.button(figure, 'See what happens').focus();
  await page.keyboard.press('Enter');
  await expect(figure.locator('.predict')).toContainText(/Right|Not /);
  await page.keyboard.press('.');
  await expect(newest).not.toContainText('The output mode was');
});

test('by keyboard alone, what if: other events, what differs, a question, a file to keep', async ({
  page,
}) => {
  const figure = await whatif.open(page, 'preset=tunnel&at=600');
  await whatif.setting(figure, 'what differs').focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowDown');
  await expect(whatif.title(figure)).toHaveText(/^Trigger .* instead of 10 s/);
  await whatif.setting(figure, 'events').focus();
  for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowDown');
  await expect(whatif.title(figure)).toHaveText(/No-data batches off instead of on/);
  await figure.locator('.predict').getByRole('button').first().focus();
  await page.keyboard.press('Enter');
  await whatif.button(figure, 'See what happens').focus();
  await page.keyboard.press('Enter');
  await expect(figure.locator('.predict-verdict')).toContainText(/Right|Not /);
  await whatif.setting(figure, 'name').focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('By night');
  const download = page.waitForEvent('download');
  await whatif.button(figure, 'Export JSON').focus();
  await page.keyboard.press('Enter');
  const file = readFileSync(await (await download).path(), 'utf8');
  expect(JSON.parse(file)).toMatchObject({ scenario: { name: 'By night' } });
  await whatif.button(figure, 'Bring your own data').focus();
  await page.keyboard.press('Enter');
  await expect(whatif.button(figure, 'choose a file')).toBeVisible();
});

test('by keyboard alone, the relay: open a file, kill it, start it again, take it back', async ({
  page,
}) => {
  const figure = await openFigure(page, RELAY);
  const enter = async (name: string) => {
    await figure.getByRole('button', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
  };
  const title = figure.locator('.figure-title');
  await figure.locator('.relay-files tbody button').first().focus();
  await page.keyboard.press('Enter');
  await expect(figure.locator('.relay-lines li').first()).toContainText('"partition":');
  await enter('In the next flush');
  const down = figure.getByText('Relay: not running');
  for (let i = 0; i < 12 && !(await down.isVisible()); i++) await page.keyboard.press('.');
  await expect(down).toBeVisible();
  await enter('Start it again');
  await figure.getByLabel('Time', { exact: true }).focus();
  await page.keyboard.press('End');
  await expect(title).toHaveText(/records are written twice, and none is lost/);
  await page.keyboard.press('t');
  await expect(figure.getByRole('table', { name: /^The relay at/ })).toBeVisible();
  await page.keyboard.press('t');
  await enter('Undo');
  await enter('Undo');
  await expect(title).toHaveText(/the clock wins/);
});
