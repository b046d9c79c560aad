import { expect, test } from '@playwright/test';
import { scrub, stageOf, standingOf } from './support/room.ts';
import { expectSame, goTo, openBoth, openTrainer } from './support/windows.ts';

test('either window can be reloaded in the middle', async ({ context }) => {
  const windows = await openBoth(context);
  const { trainer, audience } = windows;
  await trainer.getByRole('button', { name: 'Start the clock' }).click();
  await goTo(trainer, 'Late, window by window');
  await expectSame(windows);
  const at = ((await standingOf(trainer))?.tMs ?? 0) - 240_000;
  await scrub(trainer, at);
  await expect.poll(async () => (await standingOf(audience))?.tMs).toBe(at);
  await audience.reload();
  await expect.poll(async () => (await standingOf(audience).catch(() => undefined))?.tMs).toBe(at);
  await trainer.reload();
  await expect(trainer.locator('.desk-head h1')).toHaveText('Late, window by window');
  await expect(trainer.getByRole('button', { name: 'Pause for questions' })).toBeVisible();
  await expect.poll(async () => (await standingOf(trainer).catch(() => undefined))?.tMs).toBe(at);
  await expectSame(windows);
});

test('a reload keeps the screen of a long section', async ({ context }) => {
  const windows = await openBoth(context);
  const { trainer, audience } = windows;
  await goTo(trainer, 'Verify');
  await expect(trainer.locator('.desk-screen')).toHaveText(/^screen 1 of/);
  await trainer.keyboard.press('PageDown');
  await expect(trainer.locator('.desk-screen')).toHaveText(/^screen 2 of/);
  await expectSame(windows);
  await trainer.reload();
  await expect(trainer.locator('.desk-screen')).toHaveText(/^screen 2 of/);
  await audience.reload();
  await expectSame(windows);
  await trainer.keyboard.press('PageUp');
  await expect(trainer.locator('.desk-screen')).toHaveText(/^screen 1 of/);
  await expectSame(windows);
});

test('a window that is opened late catches up', async ({ context }) => {
  const trainer = await openTrainer(context);
  await goTo(trainer, 'Late, window by window');
  await expect.poll(async () => (await standingOf(trainer))?.tMs).toBeDefined();
  await scrub(trainer, ((await standingOf(trainer))?.tMs ?? 0) - 120_000);
  await trainer.keyboard.press('b');
  const audience = await context.newPage();
  await audience.goto('/audience/');
  await expect(audience.locator('.audience-dark')).toBeVisible();
  await expectSame({ trainer, audience });
});

test('a lost window is noticed, on both sides', async ({ context }) => {
  const { trainer, audience } = await openBoth(context);
  await trainer.close();
  await expect(audience.getByRole('alert')).toContainText('not been heard');
  const again = await openTrainer(context);
  await expect(again.getByText('The audience window follows.')).toBeVisible();
  await expect(audience.getByRole('alert')).toHaveCount(0);
  await audience.close();
  await expect(again.getByText('The audience window is lost')).toBeVisible();
});

test('the room lets go, looks around and comes back', async ({ context }) => {
  const windows = await openBoth(context);
  const { trainer, audience } = windows;
  await goTo(trainer, 'Sliding windows');
  await expectSame(windows);
  await audience.getByRole('button', { name: 'Let go' }).click();
  await expect(trainer.getByText('looks around by itself')).toBeVisible();
  await trainer.keyboard.press('PageDown');
  await expect(trainer.locator('.desk-head h1')).toHaveText('The watermark');
  const stage = await stageOf(audience);
  await expect(stage.locator('#sliding-windows')).toBeVisible();
  // Let go, it is a page like any other: whole, with its header and its links.
  await expect(stage.locator('#the-watermark')).toBeVisible();
  await expect(stage.getByRole('banner')).toBeVisible();
  await audience.getByRole('button', { name: 'Come back' }).click();
  await expectSame(windows);
});

test('a blocked pop-up is said, with a way on', async ({ context }) => {
  const trainer = await openTrainer(context);
  await trainer.evaluate(() => {
    window.open = () => null;
  });
  await trainer.getByRole('button', { name: 'Open the audience window' }).click();
  await expect(trainer.getByRole('alert')).toContainText('blocked the second window');
  const opening = context.waitForEvent('page');
  await trainer.getByRole('alert').getByRole('link').click();
  await opening;
  await expect(trainer.getByText('The audience window follows.')).toBeVisible();
});

test('the trainer follows a link, and the room goes along', async ({ context }) => {
  const windows = await openBoth(context);
  await goTo(windows.trainer, 'Sliding windows');
  await expectSame(windows);
  const stage = await stageOf(windows.trainer);
  await stage.evaluate(() => location.assign('/glossary/'));
  await expect.poll(async () => (await stageOf(windows.audience)).url()).toContain('/glossary/');
  await expectSame(windows);
});

test('a fold that the trainer opens opens in the room', async ({ context }) => {
  const windows = await openBoth(context);
  await goTo(windows.trainer, 'Why watermarks?');
  await expectSame(windows);
  const room = (await stageOf(windows.audience)).locator('.sl-markdown-content details[open]');
  await expect(room).toHaveCount(0);
  const stage = await stageOf(windows.trainer);
  await stage.getByText('What a good answer holds').filter({ visible: true }).click();
  await expect(room).toHaveCount(1);
  await expectSame(windows);
});

test('a page that has just been opened shows the plan and the first notes', async ({ page }) => {
  await page.goto('/trainer/');
  await expect(page.getByRole('heading', { name: 'Practice 56 min' })).toBeVisible();
  await expect(page.locator('[data-trainer-note]').first()).toBeVisible();
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByRole('button', { name: 'Start the clock' })).toBeVisible();
});
