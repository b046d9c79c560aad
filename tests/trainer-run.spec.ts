import { expect, test } from '@playwright/test';
import { forkStream, nextFraction, readLink, runScenario, traceHash } from '../src/sim/index.ts';
import { scrub, stageOf, standingOf } from './support/room.ts';
import { expectSame, goTo, openBoth } from './support/windows.ts';

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

test('when the trainer’s window lies covered, the room’s plays on', async ({ context }) => {
  const windows = await openBoth(context);
  const { trainer, audience } = windows;
  await goTo(trainer, 'Late, window by window');
  await expectSame(windows);
  const start = ((await standingOf(trainer))?.tMs ?? 0) - 900_000;
  // What a browser does to a covered window: no frames any more, and the page says it is hidden.
  await (
    await stageOf(trainer)
  ).evaluate(() => {
    window.requestAnimationFrame = () => 0;
    Object.defineProperty(document, 'hidden', { get: () => true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await scrub(trainer, start, true);
  const room = async () => (await standingOf(audience))?.tMs ?? 0;
  await expect.poll(room).toBeLessThan(start + 100_000);
  const then = await room();
  await expect.poll(room).toBeGreaterThan(then + 10_000);
  expect((await standingOf(trainer))?.playing).toBe(true);
  expect((await standingOf(audience))?.playing).toBe(true);
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

test('what the trainer does to the pipeline is done in the room: the generator stops', async ({
  context,
}) => {
  const windows = await openBoth(context);
  await goTo(windows.trainer, 'Stop and resume, on the projector');
  await expectSame(windows);
  const stage = await stageOf(windows.trainer);
  await stage.getByRole('button', { name: /^Generator/ }).click();
  await stage.getByRole('button', { name: 'stop', exact: true }).click();
  await expect.poll(async () => (await standingOf(windows.audience))?.link).toContain('do=');
  await expectSame(windows);
});

test('a price of waiting: the what-if’s second run changes for the room', async ({ context }) => {
  const windows = await openBoth(context);
  await goTo(windows.trainer, 'What a delay costs');
  await expectSame(windows);
  const before = (await standingOf(windows.audience))?.link;
  expect(before).toContain('b.spark.delayMs=');
  const stage = await stageOf(windows.trainer);
  await stage.locator('figure input[type=range]').last().press('ArrowRight');
  await expect.poll(async () => (await standingOf(windows.audience))?.link).not.toBe(before);
  await expectSame(windows);
});

test('the story plays in the room while it plays at the desk', async ({ context }) => {
  const windows = await openBoth(context);
  await expectSame(windows);
  const stage = await stageOf(windows.trainer);
  await stage.getByRole('button', { name: 'Play' }).click();
  const room = async () => (await standingOf(windows.audience))?.tMs ?? 0;
  await expect.poll(room).toBeGreaterThan(1_500);
  await stage.getByRole('button', { name: 'Pause' }).click();
  await expectSame(windows);
});
