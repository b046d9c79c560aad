import { expect, test } from '@playwright/test';
import { open, title, button, fact, handle, centre } from './support/watermark.ts';

test('with the mouse: an event is dragged to another time, and its windows follow', async ({
  page,
}) => {
  const figure = await open(page);
  const from = await centre(handle(figure));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x - 125, from.y, { steps: 6 });
  await expect(title(figure)).toHaveText(/none of its five windows counts it/);
  await page.mouse.up();
  await expect(fact(figure, 'verdict')).toHaveText(/dropped/);
  await button(figure, 'Undo').click();
  await expect(title(figure)).toHaveText(/four of its five windows/);
});

test('with the mouse: a press near a mark chooses the nearest, and it can be held at once', async ({
  page,
}) => {
  const figure = await open(page);
  const { x, y } = await centre(handle(figure));
  // The dropped event of 08:59:20 lies left of the circled one, a few seconds lower.
  const perMinute = await figure
    .locator('.plot')
    .evaluate((plot) => (plot.clientWidth / 690) * (612 / 23));
  const left = x - perMinute * (4 + 10 / 60);
  await page.mouse.move(left - 8, y + 12);
  await page.mouse.down();
  await expect(fact(figure, 'event time')).toHaveText('08:59:20');
  await page.mouse.move(left + perMinute * 3, y + 12, { steps: 4 });
  await page.mouse.up();
  await expect(fact(figure, 'event time')).not.toHaveText('08:59:20');
  await expect(fact(figure, 'verdict')).not.toHaveText(/dropped/);
});

test('an event let go outside the figure stays where it was, and the reason is said', async ({
  page,
}) => {
  const figure = await open(page);
  const from = await centre(handle(figure));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x - 400, from.y, { steps: 4 });
  await page.mouse.up();
  await expect(figure.locator('.problem')).toHaveText(/Not moved: the event time .* lies outside/);
  await expect(fact(figure, 'event time')).toHaveText('09:03:30');
});

test.describe('by touch on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a tap within 22 px picks, buttons move, and only the windows of the event have lanes', async ({
    page,
  }) => {
    const figure = await open(page);
    await expect(figure.locator('.window-bar:visible')).toHaveCount(5);
    const { x, y } = await centre(handle(figure));
    const perMinute = (641 / 690) * (612 / 23);
    await page.touchscreen.tap(x - perMinute * (4 + 10 / 60) + 12, y + 10);
    await expect(fact(figure, 'event time')).toHaveText('08:59:20');
    await button(figure, '+1 min').tap();
    await button(figure, '+10 s').tap();
    await button(figure, '+1 s').tap();
    await expect(fact(figure, 'event time')).toHaveText('09:00:31');
    await figure.getByRole('radio', { name: 'arrival' }).check();
    await button(figure, '−1 min').tap();
    await expect(fact(figure, 'arrived')).toHaveText('09:15:50');
  });

  test('a finger drags the ring', async ({ page }) => {
    const figure = await open(page);
    const from = await centre(handle(figure));
    const touch = await page.context().newCDPSession(page);
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', dx = 0) =>
      touch.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x: from.x + dx, y: from.y }],
      });
    await send('touchStart');
    for (const dx of [-10, -50, -100]) await send('touchMove', dx);
    await send('touchEnd');
    await expect(fact(figure, 'verdict')).toHaveText(/dropped/);
  });

  test('the page itself never scrolls sideways; the drawing pans', async ({ page }) => {
    const figure = await open(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    const pans = await figure
      .locator('.plot-scroll')
      .evaluate((box) => box.scrollWidth > box.clientWidth);
    expect(pans).toBe(true);
  });
});
