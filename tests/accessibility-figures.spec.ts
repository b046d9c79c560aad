import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { FIGURES, openFigure } from './support/figures.ts';

const THEMES = ['light', 'dark'] as const;

/** What axe finds in what is shown now, in both themes. */
async function found(page: Page, part: string): Promise<string[]> {
  const all: string[] = [];
  for (const theme of THEMES) {
    await page.evaluate((name) => (document.documentElement.dataset.theme = name), theme);
    const axe = new AxeBuilder({ page }).include(part);
    // Between the themes only colours differ. The size of targets is not looked at unasked.
    if (theme === 'dark') axe.withRules(['color-contrast']);
    else axe.options({ rules: { 'target-size': { enabled: true } } });
    const { violations } = await axe.analyze();
    all.push(...violations.map(({ id, nodes }) => `${theme} ${id}: ${nodes[0]?.html ?? ''}`));
  }
  return all;
}

const button = (figure: Locator, name: string) => figure.getByRole('button', { name, exact: true });

for (const address of FIGURES) {
  test(`everybody can use ${address.name} with everything open, as a table, and its keys`, async ({
    page,
  }) => {
    // A link with a part that no figure knows: what was ignored is said.
    const fragment = `${address.fragment}&colour=red`;
    const figure = await openFigure(page, { ...address, fragment });
    const answers = figure.locator('.predict-options button');
    if (await answers.count()) {
      await answers.first().click();
      await expect(button(figure, 'See what happens')).toBeVisible();
    }
    // A fold may hold more folds.
    for (let round = 0; round < 2; round++) {
      await figure.locator('details').evaluateAll((all) => {
        for (const fold of all) if (fold instanceof HTMLDetailsElement) fold.open = true;
      });
    }
    expect(await found(page, 'figure.figure')).toEqual([]);
    await button(figure, 'Step').click();
    const table = button(figure, 'Table');
    if (await table.count()) {
      await table.click();
      expect(await found(page, 'figure.figure')).toEqual([]);
    }
    await figure.getByRole('button', { name: /^Keys/ }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await found(page, 'dialog[open]')).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(figure.getByRole('button', { name: /^Keys/ })).toBeFocused();
  });
}

test('what goes wrong is said accessibly: data, search, starting over, a figure not loaded', async ({
  page,
  context,
}) => {
  const whatif = FIGURES.find(({ path }) => path.includes('whatif'));
  if (!whatif) throw new Error('The playground is gone.');
  const figure = await openFigure(page, whatif);
  await button(figure, 'Bring your own data').click();
  await figure.getByLabel('File of events or progress reports').setInputFiles({
    name: 'notes.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('one,two\nthree,four'),
  });
  await expect(figure.locator('.owndata .problem').first()).toBeVisible();
  expect(await found(page, '.owndata')).toEqual([]);

  await page.goto('/progress/');
  await page.getByRole('button', { name: 'Start over' }).click();
  expect(await found(page, 'dialog[open]')).toEqual([]);
  await page.getByRole('button', { name: 'Keep them' }).click();
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('dialog', { name: 'Search' }).locator('input').fill('watermark');
  await expect(
    page.getByRole('dialog', { name: 'Search' }).getByRole('link').first(),
  ).toBeVisible();
  expect(await found(page, 'dialog[open]')).toEqual([]);

  await page.goto('/theory/watermarks/');
  await context.setOffline(true);
  await page.locator('figure.figure button:visible').first().click();
  await expect(page.getByRole('alert')).toBeVisible({ timeout: 15_000 });
  expect(await found(page, '.figure-error')).toEqual([]);
});

/** Every control that has a value, with its name and what a screen reader is told of it. */
function values(figure: Element): { name: string; said: string }[] {
  const sliders = figure.querySelectorAll<HTMLInputElement>('input[type=range], [role=slider]');
  return [...sliders].map((slider) => ({
    name: slider.getAttribute('aria-label') ?? slider.labels?.[0]?.textContent ?? '',
    said: slider.getAttribute('aria-valuetext') ?? '',
  }));
}

/** Grids and lists of choices: how many of each one's parts Tab stops at, and how many are chosen. */
function composites(figure: Element): { role: string; stops: number; named: boolean }[] {
  const parts: Record<string, string> = { grid: '[role=gridcell]', listbox: '[role=option]' };
  return Object.entries(parts).flatMap(([role, part]) =>
    [...figure.querySelectorAll(`[role=${role}]`)].map((whole) => ({
      role,
      stops: [...whole.querySelectorAll<HTMLElement>(part)].filter(({ tabIndex }) => tabIndex === 0)
        .length,
      named: whole.hasAttribute('aria-label') || whole.hasAttribute('aria-labelledby'),
    })),
  );
}

for (const address of FIGURES) {
  test(`${address.name}: controls say name and value, and the log speaks only at rest`, async ({
    page,
  }) => {
    const figure = await openFigure(page, address);
    for (const { name, said } of await figure.evaluate(values)) {
      expect(name, 'the name of a slider').not.toBe('');
      // The unit is in the value, or the name is the unit.
      const whole = / a second$/.test(name) ? `${said} a second` : said;
      expect(whole, `the value of ${name}, with its unit`).toMatch(/\d.*[a-z:%]|[a-z]/i);
    }
    for (const { named, stops } of await figure.evaluate(composites)) {
      expect([named, stops]).toEqual([true, 1]);
    }
    const voice = figure.locator('.log [role=status]');
    if ((await voice.count()) === 0) return;
    const time = figure.getByRole('slider', { name: 'Time', exact: true });
    await time.press('Home');
    await voice.evaluate((element) => {
      Object.assign(window, { spoken: [] });
      new MutationObserver(() => {
        const { spoken } = window as unknown as { spoken: string[] };
        if (element.textContent) spoken.push(element.textContent);
      }).observe(element, { childList: true, characterData: true, subtree: true });
    });
    const spoken = () => page.evaluate(() => (window as unknown as { spoken: string[] }).spoken);
    const from = await time.inputValue();
    await button(figure, 'Play').click();
    await expect(time).not.toHaveValue(from, { timeout: 15_000 });
    expect(await spoken()).toEqual([]);
    await button(figure, 'Pause').click();
    await expect.poll(async () => (await spoken()).length).toBe(1);
    await button(figure, 'Step').click();
    await expect.poll(async () => (await spoken()).length).toBe(2);
    const [, stepped = ''] = await spoken();
    const newest = await figure.locator('.log ol li span').first().textContent();
    expect(stepped).toContain((newest ?? '').slice(0, 30));
  });
}

/** Marks of data that stand out from the page by less than 3:1 (WCAG 1.4.11). */
function faint(marks: Element[]): string[] {
  const painter = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const ground = getComputedStyle(document.documentElement).getPropertyValue('--panel');
  const light = (colour: string): number => {
    if (!painter) return NaN;
    for (const style of [ground, colour]) {
      painter.fillStyle = style;
      painter.fillRect(0, 0, 1, 1);
    }
    const [r = 0, g = 0, b = 0] = painter.getImageData(0, 0, 1, 1).data;
    const linear = (value: number) =>
      value <= 10 ? value / 3294 : ((value / 255 + 0.055) / 1.055) ** 2.4;
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  };
  const against = (colour: string): number => {
    const [a, b] = [light(colour), light(ground)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  return marks.flatMap((mark) => {
    const { fill, stroke } = getComputedStyle(mark);
    const best = Math.max(...[fill, stroke].filter((each) => each !== 'none').map(against));
    return best < 3 ? [`${mark.outerHTML.slice(0, 80)} ${best.toFixed(2)}`] : [];
  });
}

for (const theme of THEMES) {
  test(`marks of events, windows and watermarks stand out in the ${theme} theme`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: theme });
    for (const address of FIGURES.slice(0, 2)) {
      const figure = await openFigure(page, address);
      const marks = figure.locator('svg.mark path, svg .mark path, .window-bar rect, .wm-stair');
      expect(await marks.count(), address.name).toBeGreaterThan(3);
      expect(await marks.evaluateAll(faint), address.name).toEqual([]);
    }
  });
}

test('with reduced motion nothing starts, slides or fades by itself', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const address of FIGURES) {
    const figure = await openFigure(page, address);
    const time = figure.getByRole('slider', { name: 'Time', exact: true });
    const before = await time.inputValue();
    await button(figure, 'Step').hover();
    await button(figure, 'Step').focus();
    const moving = await page.evaluate(() =>
      document.getAnimations().map((each) => each.playState),
    );
    expect(moving, address.name).toEqual([]);
    expect(await time.inputValue()).toBe(before);
  }
});
