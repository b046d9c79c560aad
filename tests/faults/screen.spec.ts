import { expect, test } from '@playwright/test';
import { actingIn, FIGURES, openFigure } from '../support/figures.ts';
import { allPages } from '../support/site.ts';
import { goTo, openBoth } from '../support/windows.ts';

/** Texts that are cut off at the side, outside of what is made to scroll or pan by itself. */
function cutOff(): string[] {
  const found: string[] = [];
  const scrolls = (element: Element | null): boolean =>
    element !== null &&
    (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  const walker = document.createTreeWalker(document.querySelector('main') ?? document.body, 4);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent?.trim() ?? '';
    if (!parent?.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    if (text === '' || parent.closest('.visually-hidden, .sr-only, script, style, option'))
      continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const { left, right, width } = range.getBoundingClientRect();
    if (width < 2 || scrolls(parent)) continue;
    if (left < -1 || right > innerWidth + 1) found.push(text.slice(0, 60));
  }
  return found;
}

test.describe('at 400 %', () => {
  // 1280 by 1024 px at 400 % leave this much (WCAG 1.4.10).
  test.use({ viewport: { width: 320, height: 256 } });

  test('every page is read by scrolling down alone', async ({ page }) => {
    for (const address of allPages().filter((each) => each !== '/handout/')) {
      await page.goto(address);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(width, address).toBeLessThanOrEqual(320);
      expect.soft(await page.evaluate(cutOff), address).toEqual([]);
    }
  });

  test('a figure that is awake fits too, with its table, and a resize loses nothing', async ({
    page,
  }) => {
    for (const address of FIGURES) {
      const figure = await openFigure(page, address);
      const table = figure.getByRole('button', { name: 'Table', exact: true });
      if (await table.count()) await table.click();
      const step = figure.getByRole('button', { name: 'Step', exact: true });
      await step.click();
      const time = figure.getByRole('slider', { name: 'Time', exact: true });
      const moment = await time.inputValue();
      expect.soft(await page.evaluate(cutOff), address.name).toEqual([]);
      await page.setViewportSize({ width: 1280, height: 800 });
      await expect(time).toHaveValue(moment);
      await page.setViewportSize({ width: 320, height: 256 });
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(width, address.name).toBeLessThanOrEqual(320);
      await expect(time).toHaveValue(moment);
    }
  });
});

/** The share of light of a colour as the screen shows it, and the contrast of two (WCAG). */
function contrastWithPage(elements: Element[]): { mark: string; ratio: number }[] {
  const painter = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const light = (colour: string): number => {
    if (!painter) return NaN;
    // The reader's own colours may be translucent.
    for (const style of ['Canvas', colour]) {
      painter.fillStyle = style;
      painter.fillRect(0, 0, 1, 1);
    }
    const [r = 0, g = 0, b = 0] = painter.getImageData(0, 0, 1, 1).data;
    const linear = (value: number) =>
      value <= 10 ? value / 3294 : ((value / 255 + 0.055) / 1.055) ** 2.4;
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  };
  const page = light('Canvas');
  return elements.map((element) => {
    const style = getComputedStyle(element);
    const own = style.stroke === 'none' ? style.fill : style.stroke;
    const ratio = (Math.max(light(own), page) + 0.05) / (Math.min(light(own), page) + 0.05);
    return { mark: element.getAttribute('class') ?? element.tagName, ratio };
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`with forced colours, ${colorScheme}: marks, choices and the time can be seen`, async ({
    page,
  }) => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    // A reader's own theme of the site does not follow the system.
    await page.addInitScript(
      (theme) => localStorage.setItem('starlight-theme', theme),
      colorScheme === 'light' ? 'dark' : 'light',
    );
    for (const address of FIGURES.slice(0, 6)) {
      const figure = await openFigure(page, address);
      const marks = figure.locator(
        'svg :is(path, circle, rect, line):not([fill=none][stroke=none])',
      );
      const faint = async () => {
        const ratios = await marks.evaluateAll(contrastWithPage);
        return ratios.filter(({ ratio }) => ratio < 3 && ratio > 1.01);
      };
      await expect.poll(faint, address.name).toEqual([]);
      const play = figure.getByRole('button', { name: 'Play', exact: true });
      await play.focus();
      await page.keyboard.press('Tab');
      const outline = await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement ?? document.body);
        return [style.outlineStyle, parseFloat(style.outlineWidth) >= 2];
      });
      expect.soft(outline, address.name).toEqual(['solid', true]);
    }
    const figure = await openFigure(page, FIGURES[0] ?? { path: '/', fragment: '', name: '' });
    const chosen = figure.locator('.segmented input:checked + span').first();
    const other = figure.locator('.segmented input:not(:checked) + span').first();
    const ground = (locator: typeof chosen) =>
      locator.evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(await ground(chosen)).not.toBe(await ground(other));
  });
}

test('with forced colours the room’s dark screen is dark, and its bars of hands can be seen', async ({
  browser,
}) => {
  const context = await browser.newContext({ forcedColors: 'active', colorScheme: 'light' });
  const { trainer, audience } = await openBoth(context);
  const ground = (selector: string) =>
    audience
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).backgroundColor);
  await goTo(trainer, 'Quiz');
  await trainer.getByLabel('Question').selectOption({ index: 1 });
  await trainer.locator('.desk-options input').first().fill('9');
  await expect(audience.locator('.board-bar').first()).toBeVisible();
  expect(await ground('.board-bar')).not.toBe(await ground('.audience-board'));
  await trainer.getByRole('button', { name: 'Dark screen' }).click();
  await expect(audience.locator('.audience-dark')).toBeVisible();
  expect(await ground('.audience-dark')).toBe('rgb(0, 0, 0)');
  await context.close();
});

test('printed in mid-play a figure stands still, without controls', async ({ page }) => {
  test.setTimeout(180_000);
  for (const address of FIGURES) {
    const figure = await openFigure(page, address);
    const time = figure.getByRole('slider', { name: 'Time', exact: true });
    await time.press('Home');
    await figure.getByLabel('Speed').selectOption('1');
    await figure.getByRole('button', { name: 'Play', exact: true }).click();
    await expect(figure.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await expect(figure.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await expect(figure.locator('.figure-title').first()).toBeVisible();
    expect.soft(await actingIn(page), address.name).toEqual([]);
    await page.emulateMedia({ media: 'screen' });
  }
});
