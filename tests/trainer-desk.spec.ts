import { readFileSync } from 'node:fs';
import { expect, test, type Locator } from '@playwright/test';
import { stageOf } from './support/room.ts';
import { expectSame, goTo, openBoth, openTrainer } from './support/windows.ts';

test('a clicker works in either window, and a figure keeps its own keys', async ({ context }) => {
  const windows = await openBoth(context);
  const { trainer, audience } = windows;
  await audience.bringToFront();
  await audience.keyboard.press('PageDown');
  await expect(trainer.locator('.steps summary')).toContainText('Step 2 of');
  await audience.keyboard.press('b');
  await expect(audience.locator('.audience-dark')).toBeVisible();
  await trainer.bringToFront();
  await trainer.keyboard.press('b');
  await expect(audience.locator('.audience-dark')).toHaveCount(0);
  await audience.bringToFront();
  // Caps lock is on.
  await audience.keyboard.press('B');
  await expect(audience.locator('.audience-dark')).toBeVisible();
  await audience.keyboard.press('B');
  await expect(audience.locator('.audience-dark')).toHaveCount(0);
  await trainer.bringToFront();
  await trainer.keyboard.press('ArrowLeft');
  await expect(trainer.locator('.steps summary')).toContainText('Step 1 of');

  await goTo(trainer, 'Late, window by window');
  await expectSame(windows);
  const slider = (await stageOf(trainer)).locator('figure input[type=range]').first();
  await slider.focus();
  await trainer.keyboard.press('ArrowRight');
  await expect(trainer.locator('.desk-head h1')).toHaveText('Late, window by window');
  await trainer.keyboard.press('PageDown');
  await expect(trainer.locator('.desk-head h1')).not.toHaveText('Late, window by window');
});

test('the dark screen is the clicker’s even where a figure has a use for b', async ({
  context,
}) => {
  const windows = await openBoth(context);
  const { trainer, audience } = windows;
  await goTo(trainer, 'What a delay costs');
  await expectSame(windows);
  await (await stageOf(trainer)).locator('figure input[type=range]').first().focus();
  await trainer.keyboard.press('b');
  await expect(audience.locator('.audience-dark')).toBeVisible();
});

test('every key is listed under ?, and does what the list says', async ({ context }) => {
  const trainer = await openTrainer(context);
  await trainer.keyboard.press('?');
  const keys = trainer.locator('.desk-keys');
  await expect(keys.locator('dt')).toHaveText([
    'Page down, →',
    'Page up, ←',
    'b',
    'q',
    '?',
    'in a figure',
  ]);
  await trainer.getByRole('button', { name: 'Start the clock' }).click();
  await trainer.locator('.desk-head h1').click();
  await trainer.keyboard.press('q');
  await expect(trainer.getByRole('button', { name: 'Go on teaching' })).toBeVisible();
  await trainer.keyboard.press('q');
  await expect(trainer.getByRole('button', { name: 'Pause for questions' })).toBeVisible();
  await trainer.keyboard.press('?');
  await expect(keys).toHaveCount(0);
});

test('hands are counted, the answer revealed, a wrong option discussed', async ({ context }) => {
  const { trainer, audience } = await openBoth(context);
  await goTo(trainer, 'Quiz');
  await trainer.getByLabel('Question').selectOption({ index: 1 });
  const board = audience.locator('.board');
  await expect(board.locator('h2')).toBeVisible();
  await trainer.locator('.desk-options input').nth(0).fill('3');
  await trainer.locator('.desk-options input').nth(1).fill('9');
  await expect(board.locator('.board-count b')).toHaveText([/3/, /9/, ...(await rest(board))]);
  const widths = await board
    .locator('.board-bar')
    .evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().width));
  expect(widths[1]).toBeGreaterThan(100);
  expect(widths[0]).toBeCloseTo((widths[1] ?? 0) / 3, 0);
  await expect(board.locator('[data-right]')).toHaveCount(0);
  await trainer.getByRole('button', { name: 'Reveal the answer' }).click();
  await expect(board.locator('[data-right]').first()).toBeVisible();
  const wrong = trainer.locator('.desk-options li').filter({ hasNotText: '(right)' });
  expect(await wrong.count()).toBeGreaterThan(1);
  for (const option of await wrong.all()) {
    await option.getByRole('button', { name: 'Discuss on the screen' }).click();
    await expect(board.locator('.board-feedback')).toHaveText(
      await option.locator('p').innerText(),
    );
  }
  await audience.reload();
  await expect(board.locator('.board-count b').nth(1)).toHaveText('9');
  await trainer.getByRole('button', { name: 'Hide the question' }).click();
  await expect(board).toHaveCount(0);
});

async function rest(board: Locator): Promise<RegExp[]> {
  const options = await board.locator('li').count();
  return Array.from({ length: options - 2 }, () => /0/);
}

test('planned and actual times come as a file', async ({ context }) => {
  const trainer = await openTrainer(context);
  await trainer.getByRole('button', { name: 'Start the clock' }).click();
  await trainer.keyboard.press('PageDown');
  const download = trainer.waitForEvent('download');
  await trainer.getByRole('button', { name: 'Times as CSV' }).click();
  const rows = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(rows).toHaveLength(1 + (await trainer.locator('.steps li').count()));
  expect(rows[1]).toMatch(/^story,".*",3\.00,\d+\.\d\d,0\.00$/);
});

test('a walkthrough of 45 minutes keeps the film’s three and shortens the rest', async ({
  context,
}) => {
  const trainer = await openTrainer(context);
  await trainer.getByLabel('Length').selectOption('45');
  await expect(trainer.locator('.clock-left')).toHaveText('about 45 min left');
  await trainer.locator('.steps summary').click();
  const minutes = await trainer.locator('.steps li > span').allInnerTexts();
  expect(minutes[0]).toBe('3.0 min');
  const sum = minutes.reduce((all, text) => all + parseFloat(text), 0);
  expect(Math.abs(sum - 45)).toBeLessThan(minutes.length * 0.05);
});
