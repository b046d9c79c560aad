import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { watchForTrouble } from './support/site.ts';

/** The story, live at a moment: opened by a link, which wakes it. */
async function open(page: Page, moment = '0:00'): Promise<Locator> {
  await page.goto(`/animation/#v1&t=${moment}`);
  const figure = page.getByRole('figure', { name: 'The story' });
  await expect(figure).toHaveAttribute('data-live');
  return figure;
}
const button = (figure: Locator, name: string) => figure.getByRole('button', { name, exact: true });
const picture = (figure: Locator) => figure.getByRole('img');
const caption = (figure: Locator) => figure.locator('.story-stage + p');
const time = (figure: Locator) => figure.getByLabel('Time', { exact: true });
const current = (figure: Locator) => figure.locator('.story-transcript [aria-current]');

test('a reader without scripts sees the two maps and reads every word', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/animation/');
  const figure = page.getByRole('figure', { name: 'The story' });
  await expect(picture(figure)).toHaveAccessibleName(/^Two maps of one city\./);
  await expect(figure.locator('.story-transcript li')).toHaveCount(8);
  await expect(figure.locator('.player')).toBeHidden();
  await expect(figure).toContainText('The questions about time are the same.');
  await context.close();
});

test('nothing moves before Play; then it plays from the start, and pauses', async ({ page }) => {
  const trouble = watchForTrouble(page);
  await page.goto('/animation/');
  const figure = page.getByRole('figure', { name: 'The story' });
  await expect(picture(figure)).toHaveAccessibleName(/^Two maps/);
  await button(figure, 'Play').click();
  await expect(picture(figure)).toHaveAccessibleName(/^Six in the evening/);
  await expect.poll(async () => Number(await time(figure).inputValue())).toBeGreaterThan(500);
  await button(figure, 'Pause').click();
  // The parts of a figure come to rest a frame each.
  await page.waitForTimeout(200);
  const stopped = await time(figure).inputValue();
  await page.waitForTimeout(400);
  expect(await time(figure).inputValue()).toBe(stopped);
  expect(trouble).toEqual({ foreign: [], errors: [] });
});

test('it has the speeds of a film, by list and by key', async ({ page }) => {
  const figure = await open(page);
  const speed = figure.getByLabel('Speed');
  await expect(speed.locator('option')).toHaveText(['½×', '1×', '1.5×', '2×', '4×']);
  await button(figure, 'Play').focus();
  for (let press = 0; press < 5; press++) await page.keyboard.press('+');
  await expect(speed).toHaveValue('4');
  await page.keyboard.press('-');
  await expect(speed).toHaveValue('2');
});

test('a caption moves nothing under it, and none is cut on a small screen', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  const figure = await open(page);
  const below = () => figure.locator('.player').evaluate((row) => (row as HTMLElement).offsetTop);
  const before = await below();
  for (const second of [0, 17, 48, 68, 97, 110, 137, 160, 179]) {
    await time(figure).fill(String(second * 1000));
    expect(await below()).toBe(before);
    const cut = await caption(figure).evaluate((p) => p.scrollHeight - p.clientHeight);
    expect(cut, `at ${String(second)} s`).toBe(0);
  }
});

test('scrubbing moves picture, caption and transcript together', async ({ page }) => {
  const figure = await open(page);
  await time(figure).fill('137000');
  await expect(picture(figure)).toHaveAccessibleName(/^The cab in the tunnel/);
  await expect(figure.locator('.late-mark')).toHaveCount(7);
  await expect(caption(figure)).toHaveText('A shorter one is final sooner.');
  await expect(current(figure)).toContainText('The cab in the tunnel');
  await time(figure).fill('180000');
  await expect(caption(figure)).toHaveText('The questions about time are the same.');
});

test('chapters: from the list, from the transcript, and the link keeps the moment', async ({
  page,
}) => {
  const figure = await open(page, '1:08');
  await expect(current(figure)).toContainText('Elena asks what would help');
  await figure.getByLabel('Chapter').selectOption({ label: '7 The map that moves' });
  await expect(time(figure)).toHaveValue('138000');
  await figure.getByRole('button', { name: /^Go to Yesterday's report/ }).click();
  await expect(time(figure)).toHaveValue('20000');
  await page.goto('/animation/#v1&t=9:99');
  await expect(figure.getByText(/names no moment of the story/)).toBeVisible();
});

test('captions can be put away, and are still spoken to a screen reader', async ({ page }) => {
  const figure = await open(page, '0:30');
  await expect(caption(figure)).toHaveClass('story-caption');
  await button(figure, 'Captions').click();
  await expect(caption(figure)).toHaveClass('visually-hidden');
  await expect(caption(figure)).toHaveAttribute('aria-live', 'polite');
  await expect(caption(figure)).not.toBeEmpty();
});

test('by keyboard alone: play, step by sentences, chapters, captions, the list of keys', async ({
  page,
}) => {
  const figure = await open(page, '0:20');
  await button(figure, 'Step').focus();
  const before = await caption(figure).textContent();
  await page.keyboard.press('.');
  await expect(caption(figure)).not.toHaveText(before ?? '');
  await page.keyboard.press(',');
  await expect(caption(figure)).toHaveText(before ?? '');
  await page.keyboard.press('n');
  await expect(current(figure)).toContainText('Two maps of one city');
  await page.keyboard.press('p');
  await expect(current(figure)).toContainText("Yesterday's report");
  await page.keyboard.press('c');
  await expect(button(figure, 'Captions')).toHaveAttribute('aria-pressed', 'false');
  await time(figure).focus();
  await page.keyboard.press('End');
  await expect(time(figure)).toHaveValue('180000');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('chapter before');
});

test('under reduced motion the picture moves in steps of a second', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  // The page's own clock, so that a slow machine does not make more steps of it.
  await page.clock.install();
  const figure = await open(page);
  await button(figure, 'Play').click();
  const seen = new Set<string>();
  for (let look = 0; look < 15; look++) {
    seen.add(await time(figure).inputValue());
    await page.clock.runFor(200);
  }
  expect(seen.size).toBeGreaterThan(1);
  expect(seen.size).toBeLessThanOrEqual(5);
});

test('on a phone no text in the picture is under 13 px, at any moment', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const moment of ['0:10', '0:40', '1:00', '1:24', '1:50', '2:14', '2:30', '2:58']) {
    const figure = await open(page, moment);
    await expect(picture(figure)).toHaveCount(1);
    const sizes = await figure.locator('svg.story text').evaluateAll((texts) =>
      texts.map((text) => {
        const drawn = (text as SVGTextElement).getScreenCTM()?.a ?? 0;
        return parseFloat(getComputedStyle(text).fontSize) * drawn;
      }),
    );
    expect(sizes.length).toBeGreaterThan(0);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(13);
  }
});

for (const theme of ['light', 'dark'] as const) {
  test(`everybody can use it, in the ${theme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    for (const moment of ['0:40', '2:10']) {
      const figure = await open(page, moment);
      await figure.getByText('How true is this?').click();
      const { violations } = await new AxeBuilder({ page }).include('.story-figure').analyze();
      expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
    }
  });
}
