import { expect, test } from '@playwright/test';
import { watchForTrouble } from './support/site.ts';
import { FIGURE, open, title, button, centre } from './support/watermark.ts';

test('a reader without scripts sees a still with its words', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(FIGURE);
  const figure = page.getByRole('figure', { name: 'Watermark and sliding windows' });
  await expect(title(figure)).toHaveText(/13 minutes late, and four of its five windows/);
  await expect(figure.getByText(/At 09:17:20, batch 17 was the last to end/)).toBeAttached();
  await expect(figure.locator('.window-bar[data-status=closed]').first()).toBeVisible();
  await expect(figure.locator('.log')).toContainText('Batch 17 ended');
  await expect(button(figure, 'Play')).toBeHidden();
  await context.close();
});

test('the first press on the sleeping figure is not lost', async ({ page }) => {
  const trouble = watchForTrouble(page);
  await page.goto(FIGURE);
  const figure = page.getByRole('figure', { name: 'Watermark and sliding windows' });
  await expect(figure).not.toHaveAttribute('data-live');
  await button(figure, 'Step').click();
  await expect(figure.locator('.now-tag')).toHaveText('now 09:17:21');
  expect(trouble).toEqual({ foreign: [], errors: [] });
});

test('playing moves t, pausing rests it, and nothing starts by itself', async ({ page }) => {
  const figure = await open(page);
  await expect(figure.locator('.now-tag')).toHaveText('now 09:17:20');
  await figure.getByLabel('Speed').selectOption('60');
  await button(figure, 'Play').click();
  await expect(figure.locator('.now-tag')).not.toHaveText('now 09:17:20');
  await expect(button(figure, 'Pause')).toBeVisible();
  await expect(button(figure, 'Play')).toBeVisible({ timeout: 15_000 });
  await expect(figure.locator('.now-tag')).toHaveText('now 09:20:30');
  await expect(figure.locator('.log [role=status]')).toContainText('Of 54 events judged');
});

test('stepping tells each thing that happens, forth and back', async ({ page }) => {
  const figure = await open(page);
  await button(figure, 'Step').click();
  const said = figure.locator('.log [role=status]');
  await expect(said).toHaveText(/An event of FR from 09:17:18 arrives/);
  await button(figure, 'Step').click();
  await expect(said).toHaveText(/An event of JP from 09:02:10 arrives/);
  await button(figure, 'Step back').click();
  await expect(figure.locator('.now-tag')).toHaveText('now 09:17:21');
  await button(figure, 'Restart').click();
  await expect(figure.locator('.now-tag')).toHaveText('now 09:00:00');
});

test('scrubbing shows any moment', async ({ page }) => {
  const figure = await open(page);
  const time = figure.getByLabel('Time', { exact: true });
  await time.focus();
  await page.keyboard.press('Home');
  await expect(figure.locator('.now-tag')).toHaveText('now 09:00:00');
  await page.keyboard.press('End');
  await expect(figure.locator('.now-tag')).toHaveText('now 09:20:30');
  const { x, y } = await centre(time);
  await page.mouse.click(x, y);
  await expect(figure.locator('.now-tag')).toHaveText(/now 09:10:1\d/);
  await expect(time).toHaveAttribute('aria-valuetext', /^09:10:1\d$/);
});

test('it stops when it is out of sight', async ({ page }) => {
  const figure = await open(page, 'case=ordinary&t=09:00:00');
  await figure.getByLabel('Speed').selectOption('0.25');
  await button(figure, 'Play').click();
  await page.evaluate(() => {
    document.body.style.paddingBottom = '3000px';
    scrollTo(0, document.body.scrollHeight);
  });
  await expect(button(figure, 'Play')).toBeAttached();
});

test('with reduced motion it moves in steps', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const figure = await open(page, 'case=ordinary&t=09:00:00');
  await figure.getByLabel('Speed').selectOption('10');
  const tag = figure.locator('.now-tag');
  await tag.evaluate((element) => {
    const shown: string[] = [];
    new MutationObserver(() => shown.push(element.textContent)).observe(element, {
      subtree: true,
      characterData: true,
      childList: true,
    });
    Object.assign(window, { shown });
  });
  const seconds = async () => {
    const shown = await page.evaluate(() => (window as unknown as { shown: string[] }).shown);
    return [...new Set(['now 09:00:00', ...shown])].map((text) => {
      const [, minute = '0', second = '0'] = /(\d\d):(\d\d)$/.exec(text) ?? [];
      return 60 * Number(minute) + Number(second);
    });
  };
  await button(figure, 'Play').click();
  await expect.poll(async () => (await seconds()).length).toBeGreaterThan(3);
  const times = await seconds();
  // A second of the reader's time at 10x: no step is shorter, while t that flows moves each frame.
  const steps = times.slice(1).map((time, i) => time - (times[i] ?? 0));
  expect(Math.min(...steps)).toBeGreaterThanOrEqual(10);
});
