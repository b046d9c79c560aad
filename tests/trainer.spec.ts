import { readFileSync } from 'node:fs';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { forkStream, nextFraction, readLink, runScenario, traceHash } from '../src/sim/index.ts';
import { scrub, smallestText, stageOf, standingOf } from './support/room.ts';
import { watchForTrouble } from './support/site.ts';

interface Windows {
  trainer: Page;
  audience: Page;
}

async function openTrainer(context: BrowserContext): Promise<Page> {
  const trainer = await context.newPage();
  await trainer.goto('/trainer/');
  // Any key begins; a walkthrough that was begun before is there by itself.
  await trainer.keyboard.press('Shift');
  await expect(trainer.locator('.desk')).toHaveAttribute('data-live', '');
  return trainer;
}

async function openBoth(context: BrowserContext): Promise<Windows> {
  const trainer = await openTrainer(context);
  const opening = context.waitForEvent('page');
  await trainer.getByRole('button', { name: 'Open the audience window' }).click();
  const audience = await opening;
  await expect(trainer.getByText('The audience window follows.')).toBeVisible();
  return { trainer, audience };
}

async function goTo(trainer: Page, title: string): Promise<void> {
  await trainer.locator('.steps summary').click();
  await trainer.locator('.steps').getByRole('button', { name: title, exact: true }).first().click();
  await trainer.locator('.steps summary').click();
  await expect(trainer.locator('.desk-head h1')).toHaveText(title);
}

/** Both windows show the same page, and on it the same section or the same state of a figure. */
async function expectSame({ trainer, audience }: Windows): Promise<void> {
  const look = async (page: Page) => {
    const stage = await stageOf(page);
    const where = await stage.evaluate(() => {
      const content = document.querySelector<HTMLElement>('.sl-markdown-content');
      const heads = [...(content?.querySelectorAll('h2') ?? [])].filter((h) => h.checkVisibility());
      return {
        path: location.pathname,
        shown: content?.dataset.room,
        heads: heads.map((head) => head.id),
      };
    });
    if (!where.path.includes('/figures/')) return where;
    const standing = await standingOf(page);
    return standing ? { path: where.path, ...standing } : 'not live yet';
  };
  await expect(async () => {
    const seen = await look(audience);
    expect(seen).not.toBe('not live yet');
    expect(seen).toEqual(await look(trainer));
  }).toPass({ timeout: 20_000 });
}

test('a trainer teaches the whole module with two windows and one key', async ({ context }) => {
  test.setTimeout(300_000);
  const windows = await openBoth(context);
  const { trainer } = windows;
  const trouble = [watchForTrouble(trainer), watchForTrouble(windows.audience)];
  const steps = await trainer.locator('.steps li').count();
  expect(steps).toBeGreaterThan(30);
  for (let step = 1; step <= steps; step++) {
    await expect(trainer.locator('.steps summary')).toHaveText(`Step ${step} of ${steps}`);
    await expectSame(windows);
    await expect(trainer.locator('[data-trainer-note]').first()).toBeVisible();
    await expect(windows.audience.locator('[data-trainer-note]')).toHaveCount(0);
    await trainer.keyboard.press('PageDown');
  }
  for (const { foreign, errors } of trouble) {
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
  }
});

test('the pipeline is the same run in both windows at twenty moments', async ({ context }) => {
  const windows = await openBoth(context);
  await goTo(windows.trainer, 'Every layer');
  await expectSame(windows);
  const { scenario } = readLink((await standingOf(windows.trainer))?.link.slice(1) ?? '');
  const draw = forkStream(8, 'twenty moments');
  const hashes = new Set<string>();
  for (let moment = 0; moment < 20; moment++) {
    const tMs = scenario.startMs + Math.floor(nextFraction(draw) * scenario.durationMs);
    await scrub(windows.trainer, tMs);
    await expect.poll(async () => (await standingOf(windows.audience))?.tMs).toBe(tMs);
    await expectSame(windows);
    for (const page of [windows.trainer, windows.audience]) {
      const link = (await standingOf(page))?.link.slice(1) ?? '';
      hashes.add(String(traceHash(runScenario(readLink(link).scenario))));
    }
  }
  expect(hashes.size).toBe(1);
});

test('both windows play by themselves, and stop at the same moment', async ({ context }) => {
  const windows = await openBoth(context);
  await goTo(windows.trainer, 'Late, window by window');
  await expectSame(windows);
  const start = (await standingOf(windows.trainer))?.tMs ?? 0;
  await scrub(windows.trainer, start - 600_000, true);
  await expect.poll(async () => (await standingOf(windows.audience))?.playing).toBe(true);
  await scrub(windows.trainer, start - 300_000);
  await expectSame(windows);
});

test('a setting that the trainer changes changes for the room', async ({ context }) => {
  const windows = await openBoth(context);
  await goTo(windows.trainer, 'Late, window by window');
  await expectSame(windows);
  const before = (await standingOf(windows.audience))?.link;
  const stage = await stageOf(windows.trainer);
  await stage.locator('figure input[type=range]').first().press('ArrowLeft');
  await expect.poll(async () => (await standingOf(windows.audience))?.link).not.toBe(before);
  await expectSame(windows);
  expect((await standingOf(windows.audience))?.link).toContain('delay=');
});

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

test('a lost window is noticed within three seconds, on both sides', async ({ context }) => {
  const { trainer, audience } = await openBoth(context);
  await trainer.close();
  await expect(audience.getByRole('alert')).toContainText('not been heard', { timeout: 3_500 });
  const again = await openTrainer(context);
  await expect(again.getByText('The audience window follows.')).toBeVisible();
  await expect(audience.getByRole('alert')).toHaveCount(0);
  await audience.close();
  await expect(again.getByText('The audience window is lost')).toBeVisible({ timeout: 3_500 });
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
  const shown = (await stageOf(audience)).locator('#sliding-windows');
  await expect(shown).toBeVisible();
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
  await trainer.keyboard.press('?');
  await expect(trainer.locator('.desk-keys')).toContainText('dark screen');
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

test('hands are counted, the answer revealed, a wrong option discussed', async ({ context }) => {
  const { trainer, audience } = await openBoth(context);
  await goTo(trainer, 'Quiz');
  await trainer.getByLabel('Question').selectOption({ index: 1 });
  const board = audience.locator('.board');
  await expect(board.locator('h2')).toBeVisible();
  await trainer.locator('.desk-options input').nth(0).fill('3');
  await trainer.locator('.desk-options input').nth(1).fill('9');
  await expect(board.locator('.board-count b')).toHaveText([/3/, /9/, ...(await rest(board))]);
  await expect(board.locator('[data-right]')).toHaveCount(0);
  await trainer.getByRole('button', { name: 'Reveal the answer' }).click();
  await expect(board.locator('[data-right]').first()).toBeVisible();
  const wrong = trainer.locator('.desk-options li').filter({ hasNotText: '(right)' }).first();
  await wrong.getByRole('button', { name: 'Discuss on the screen' }).click();
  await expect(board.locator('.board-feedback')).toHaveText(await wrong.locator('p').innerText());
  await trainer.getByRole('button', { name: 'Hide the question' }).click();
  await expect(board).toHaveCount(0);
});

async function rest(board: ReturnType<Page['locator']>): Promise<RegExp[]> {
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

for (const [width, height] of [
  [1920, 1080],
  [1280, 720],
] as const) {
  test(`at ${width} by ${height} the room reads every text`, async ({ context }) => {
    const windows = await openBoth(context);
    await windows.audience.setViewportSize({ width, height });
    for (const title of ['The situation', 'Late, window by window', 'Every layer', 'The command']) {
      await goTo(windows.trainer, title);
      await expectSame(windows);
      const { share, text } = await smallestText(windows.audience);
      expect(share, `${title}: "${text}"`).toBeGreaterThanOrEqual(1 / 45 - 0.0002);
    }
  });
}
