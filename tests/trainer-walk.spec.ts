import { expect, test, type Page } from '@playwright/test';
import { readSections } from '../scripts/rehearse/sections.ts';
import { overflowOf, smallestText } from './support/room.ts';
import { watchForTrouble } from './support/site.ts';
import { expectSame, goTo, openBoth } from './support/windows.ts';

/** Every sentence that only the trainer may read. */
const notes = readSections(process.cwd())
  .flatMap(({ steps }) => steps)
  .flatMap(({ say, notes: own, ask, figure }) => [
    ...[...say, ...own, ...(figure ? [figure.do] : [])],
    ...(ask ?? []).flatMap(({ question, expect: answers }) => [question, ...answers]),
  ]);

const LEAST = 1 / 45 - 0.0002;

/** Keeps all that is said between the windows from now on. */
async function overhear(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    new BroadcastChannel('course-room').onmessage = ({ data }) => said.push(JSON.stringify(data));
  });
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said);
}

test('a trainer teaches the whole module with two windows and one key', async ({ context }) => {
  test.setTimeout(600_000);
  const windows = await openBoth(context);
  const { trainer, audience } = windows;
  await audience.setViewportSize({ width: 1920, height: 1080 });
  const trouble = [watchForTrouble(trainer), watchForTrouble(audience)];
  const overheard = await overhear(audience);
  const steps = await trainer.locator('.steps li').count();
  expect(steps).toBeGreaterThan(30);
  const visited = new Set<string>();
  const next = trainer.getByRole('button', { name: 'Next', exact: true });
  for (let screens = 0; screens < 5 * steps; screens++) {
    await expectSame(windows);
    const step = await trainer.locator('.steps summary').innerText();
    visited.add(step);
    await expect(trainer.locator('[data-trainer-note]').first()).toBeVisible();
    await expect(audience.locator('[data-trainer-note]')).toHaveCount(0);
    const { share, text } = await smallestText(audience);
    expect.soft(share, `${step}: "${text}"`).toBeGreaterThanOrEqual(LEAST);
    expect.soft(await overflowOf(audience), step).toEqual([]);
    if (await next.isDisabled()) break;
    await trainer.keyboard.press('PageDown');
  }
  expect(visited.size).toBe(steps);
  for (const { foreign, errors } of trouble) {
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
  }
  const said = (await overheard()).join('\n');
  expect(said).toContain('"kind":"show"');
  expect(notes.filter((note) => said.includes(JSON.stringify(note).slice(1, -1)))).toEqual([]);
});

for (const [width, height] of [
  [1280, 720],
  [1024, 768],
] as const) {
  test(`at ${width} by ${height} the room reads every text`, async ({ context }) => {
    const windows = await openBoth(context);
    await windows.audience.setViewportSize({ width, height });
    for (const title of ['The situation', 'Late, window by window', 'Every layer', 'The command']) {
      await goTo(windows.trainer, title);
      await expectSame(windows);
      const { share, text } = await smallestText(windows.audience);
      expect(share, `${title}: "${text}"`).toBeGreaterThanOrEqual(LEAST);
    }
  });
}
