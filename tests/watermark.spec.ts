import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { watchForTrouble } from './support/site.ts';

const FIGURE = '/figures/watermark/';

/** The figure, live: opened by a link to its state, which wakes it. */
async function open(page: Page, state = 'case=ordinary'): Promise<Locator> {
  await page.goto(`${FIGURE}#v1&${state}`);
  const figure = page.getByRole('figure', { name: 'Watermark and sliding windows' });
  await expect(figure).toHaveAttribute('data-live');
  return figure;
}
const title = (figure: Locator) => figure.locator('.figure-title');
const button = (figure: Locator, name: string) => figure.getByRole('button', { name, exact: true });
const fact = (figure: Locator, name: string) =>
  figure
    .locator('.facts > div')
    .filter({ has: figure.page().locator('dt').getByText(name, { exact: true }) })
    .locator('dd');
const handle = (figure: Locator) => figure.getByRole('button', { name: /^The circled event/ });

async function centre(locator: Locator): Promise<{ x: number; y: number }> {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  if (!box) throw new Error('Not on the screen.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

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

test('by keyboard alone: choose, move, add, delete, undo, play, step, table, help', async ({
  page,
}) => {
  const figure = await open(page);
  const now = figure.locator('.now-tag');
  await handle(figure).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(fact(figure, 'event time')).toHaveText('09:03:20');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(fact(figure, 'event time')).toHaveText('09:04:20');
  await page.keyboard.press('ArrowDown');
  await expect(fact(figure, 'arrived')).toHaveText('09:16:31');
  await page.keyboard.press('u');
  await page.keyboard.press('u');
  await page.keyboard.press('u');
  await expect(fact(figure, 'event time')).toHaveText('09:03:30');
  await page.keyboard.press('n');
  await expect(fact(figure, 'event time')).toHaveText('09:16:33');
  await page.keyboard.press('p');
  await expect(fact(figure, 'event time')).toHaveText('09:03:30');
  await page.keyboard.press('Delete');
  await expect(figure.getByText('The circled event', { exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Next event' }).focus();
  await page.keyboard.press('a');
  await expect(fact(figure, 'arrived')).toHaveText('09:17:20');
  await page.keyboard.press('.');
  await expect(now).toHaveText('now 09:17:21');
  await page.keyboard.press(',');
  await expect(now).toHaveText('now 09:17:20');
  await page.keyboard.press('t');
  await expect(figure.getByRole('table', { name: 'Events' })).toBeVisible();
  await page.keyboard.press('t');
  await expect(figure.getByRole('table', { name: 'Events' })).toHaveCount(0);
  await page.keyboard.press('r');
  await expect(now).toHaveText('now 09:00:00');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('play or pause');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('arrow keys stay with the page while no control of the figure asks for them', async ({
  page,
}) => {
  const figure = await open(page);
  await button(figure, 'Step').focus();
  const before = await page.evaluate(() => scrollY);
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before);
  await expect(figure.locator('.now-tag')).toHaveText('now 09:17:20');
});

test('the delay is one literal of the code, and changes what is late', async ({ page }) => {
  const figure = await open(page);
  await figure.getByLabel('delay').focus();
  await page.keyboard.press('End');
  await expect(figure.getByText('.withWatermark("event_timestamp", "20 minutes")')).toBeVisible();
  await expect(title(figure)).toHaveText(/all five of its windows count it/);
});

test('the three output modes write different rows for the same events', async ({ page }) => {
  const figure = await open(page);
  await figure.getByText('What the sink receives').click();
  const output = figure.getByRole('table', { name: /What batch 17 wrote/ });
  await expect(output.locator('caption')).toHaveText(/in append mode: 4 rows/);
  await expect(output.locator('tbody tr')).toHaveCount(4);
  await figure.getByRole('radio', { name: 'complete' }).check();
  await expect(output.locator('caption')).toHaveText(/in complete mode/);
  expect(await output.locator('tbody tr').count()).toBeGreaterThan(60);
  const modes = figure.getByRole('table', { name: 'The same events in each output mode' });
  await expect(modes.locator('tr', { hasText: 'complete' }).locator('td').last()).toHaveText('0');
});

test('a prediction is asked, taken, shown and explained', async ({ page }) => {
  const figure = await open(page);
  const predict = figure.locator('.predict');
  await expect(predict).toContainText('an event of 09:02:10');
  await button(figure, '3').click();
  await button(figure, 'See what happens').click();
  await expect(predict).toContainText('Not 3: 2. Batch 18 judges its rows by 09:05:30');
  await figure.getByLabel('pause at each batch and ask').check();
  await figure.getByLabel('Speed').selectOption('60');
  await button(figure, 'Play').click();
  await expect(button(figure, 'Play')).toBeVisible({ timeout: 15_000 });
  await expect(figure.locator('.now-tag')).toHaveText('now 09:19:05');
});

test('a mission ticks itself off because of what the run did', async ({ page }) => {
  const figure = await open(page);
  const missions = figure.locator('.missions');
  await expect(missions).toContainText('0 of 5 done');
  await button(figure, '−1 min').click();
  await expect(fact(figure, 'event time')).toHaveText('09:02:30');
  await expect(missions).toContainText('0 of 5 done');
  await button(figure, '−1 min').click();
  await expect(missions).toContainText('1 of 5 done');
});

test('the link brings another reader to exactly this state', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const figure = await open(page, 'case=idle&delay=3min&mode=update');
  await button(figure, 'Add').click();
  await button(figure, '+1 min').click();
  await button(figure, 'Link').click();
  await expect(button(figure, 'Copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(
    /\/figures\/watermark\/#v1&case=idle&delay=3min&mode=update&add=\d+~09:13:30~09:18:30~DE&move=/,
  );
  const shown = await figure.locator('.inspector').innerText();
  const other = await context.newPage();
  await other.goto(link);
  const theirs = other.getByRole('figure', { name: 'Watermark and sliding windows' });
  await expect(theirs).toHaveAttribute('data-live');
  await expect.poll(() => theirs.locator('.inspector').innerText()).toBe(shown.replace(/$/, ''));
});

test('where the clipboard is off, the link stands there to be selected', async ({ page }) => {
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'clipboard', { value: undefined }),
  );
  const figure = await open(page);
  await button(figure, 'Link').click();
  await expect(figure.getByLabel(/The clipboard is off here/)).toHaveValue(/#v1&case=ordinary/);
});

test('a link that cannot be read whole says what was ignored', async ({ page }) => {
  const figure = await open(page, 'case=idle&delay=soon&colour=red&move=4711~09:00~09:01');
  const report = figure.getByRole('alert');
  await expect(report).toContainText('delay=soon: expected a length such as 90s or 10min');
  await expect(report).toContainText('colour=red: this figure has no such setting');
  await expect(report).toContainText('there is no event 4711');
  await expect(figure.getByLabel('case')).toHaveValue('idle');
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
  await figure.getByLabel('Speed').selectOption('1');
  const changes = await figure.locator('.now-rail').evaluate(async (rail) => {
    let count = 0;
    new MutationObserver(() => count++).observe(rail, { attributeFilter: ['style'] });
    document.querySelector<HTMLButtonElement>('.player-play')?.click();
    await new Promise((resolve) => setTimeout(resolve, 3_500));
    return count;
  });
  expect(changes).toBeGreaterThan(0);
  expect(changes).toBeLessThanOrEqual(4);
});

test('no text of the figure is smaller than 13 px, at any width', async ({ page }) => {
  for (const width of [1440, 1024, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const figure = await open(page);
    const small = await figure.evaluate((root) => {
      const found: string[] = [];
      for (const element of root.querySelectorAll<HTMLElement | SVGTextElement>('*')) {
        const own = [...element.childNodes].some(
          (node) => node.nodeType === 3 && node.nodeValue?.trim(),
        );
        if (!own) continue;
        const matrix = element instanceof SVGTextElement ? element.getScreenCTM() : null;
        const scale = matrix ? Math.hypot(matrix.a, matrix.b) : 1;
        const size = parseFloat(getComputedStyle(element).fontSize) * scale;
        if (size < 12.99) found.push(`${element.textContent ?? ''}: ${size.toFixed(2)}`);
      }
      return found;
    });
    expect(small).toEqual([]);
  }
});

for (const theme of ['light', 'dark'] as const) {
  test(`everybody can use it in every state, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    const figure = await open(page, 'case=poison&colour=red');
    const check = async () => {
      const { violations } = await new AxeBuilder({ page }).include('.figure').analyze();
      expect(violations.map(({ id, nodes }) => `${id} ${nodes.map((n) => n.html).join()}`)).toEqual(
        [],
      );
    };
    await check();
    for (const summary of await figure.locator('summary').all()) await summary.click();
    await check();
    await button(figure, '0').click();
    await button(figure, 'Table').click();
    await check();
    await button(figure, 'See what happens').click();
    await check();
    await button(figure, 'Keys of this figure').click();
    const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
}
