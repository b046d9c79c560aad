import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { watchForTrouble } from './support/site.ts';

const FIGURE = '/figures/whatif/';
const NAME = 'What if: two runs on the same events';

/** The playground, live: opened by a link to its state, which wakes it. */
async function open(page: Page, state = 'preset=quiet-night'): Promise<Locator> {
  await page.goto(`${FIGURE}#v1&${state}`);
  const figure = page.getByRole('figure', { name: NAME });
  await expect(figure).toHaveAttribute('data-live');
  return figure;
}
const title = (figure: Locator) => figure.locator('.figure-title').first();
const button = (figure: Locator, name: string) => figure.getByRole('button', { name, exact: true });
const literal = (figure: Locator, name: string) => figure.getByRole('textbox', { name });
const point = (figure: Locator) => figure.getByRole('button', { name: /^Your point/ });
const setting = (figure: Locator, name: string) => figure.getByLabel(name, { exact: true });
const cost = (figure: Locator, name: string | RegExp) =>
  figure.getByRole('region', { name: /What the difference costs/ }).getByRole('row', { name });

/** The link that the button copies, shown as text because the clipboard is closed here. */
async function linkOf(page: Page, figure: Locator): Promise<string> {
  await page.evaluate(() =>
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new Error('closed')) },
      configurable: true,
    }),
  );
  await button(figure, 'Link').click();
  return figure.getByLabel(/Select and copy/).inputValue();
}

test('a reader without scripts sees both runs, what parts them and what it costs', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(FIGURE);
  const figure = page.getByRole('figure', { name: NAME });
  await expect(title(figure)).toHaveText(/^Delay 2 min instead of 10 min: .* more lose a window/);
  await expect(figure.getByText(/^The runs part at 09:00:10/)).toBeVisible();
  await expect(cost(figure, /^events dropped/)).toContainText('+1 685');
  await expect(button(figure, 'Play')).toBeHidden();
  await context.close();
});

test('the small form in the theory changes the run and leads to the whole', async ({ page }) => {
  await page.goto('/theory/choosing-a-threshold/');
  const figure = page.getByRole('figure', { name: NAME });
  await setting(figure, 'events').hover();
  await expect(figure).toHaveAttribute('data-live');
  await setting(figure, 'events').selectOption({ label: 'a quiet night' });
  await expect(title(figure)).toHaveText(/No-data batches off instead of on/);
  await figure.getByRole('link', { name: /whole playground/ }).click();
  await expect(page).toHaveURL(/\/figures\/whatif\//);
});

test('one scrubber moves both runs, and stepping tells what each batch did', async ({ page }) => {
  const figure = await open(page, 'preset=quiet-night&at=0');
  await expect(figure.locator('.now-tag')).toHaveText(/^now 01:00:00$/);
  await button(figure, 'Step').click();
  const said = figure.locator('.log [role=status]');
  await expect(said).toContainText('A: Batch 0');
  await expect(said).toContainText('B: Batch 0');
  const time = setting(figure, 'Time');
  await time.focus();
  await page.keyboard.press('End');
  await expect(figure.locator('.now-tag')).toHaveText(/^now 02:00:/);
  await page.keyboard.press('Home');
  await expect(figure.locator('.now-tag')).toHaveText(/^now 01:00:00$/);
  await setting(figure, 'Speed').selectOption('60');
  await button(figure, 'Play').click();
  await expect(figure.locator('.now-tag')).not.toHaveText(/01:00:00/);
  await button(figure, 'Pause').click();
  await expect(button(figure, 'Play')).toBeVisible();
});

test('the first difference is marked, and says in what the runs differ', async ({ page }) => {
  const figure = await open(page, 'preset=tunnel&b.spark.delayMs=2m');
  await expect(figure.getByText('they part')).toBeAttached();
  await expect(figure.locator('.parting')).toHaveText(
    /^The runs part at 09:00:10.*: the watermark is 08:50.* in A and 08:58.* in B\.$/,
  );
  await expect(figure.locator('.scrubber-mark')).toHaveCount(1);
});

test('with knobs: a delay of B changes the title, the cost, the curve and the code', async ({
  page,
}) => {
  const figure = await open(page, 'preset=quiet-night&b.spark.delayMs=10m');
  await expect(title(figure)).toHaveText(/the same run$/);
  const b = setting(figure, 'B');
  await b.focus();
  for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowLeft');
  await expect(title(figure)).toHaveText(/^Delay 30 s instead of 10 min: \d+ events? more/);
  await expect(literal(figure, 'delay of run B')).toHaveValue('30 seconds');
  await expect(literal(figure, 'delay of run A')).toHaveValue('10 minutes');
  await expect(point(figure)).toHaveAccessibleName(/a delay of 30 s/);
  await expect(cost(figure, /^until a result is final/)).toContainText('−9 min 40 s');
});

test('with code: editing a literal changes the run; a bad one says why and changes nothing', async ({
  page,
}) => {
  const figure = await open(page, 'preset=quiet-night&b.spark.delayMs=2m');
  const delay = literal(figure, 'delay of run B');
  await delay.fill('3 minutes');
  await expect(title(figure)).toHaveText(/^Delay 3 min instead of 10 min/);
  await delay.fill('3 fortnights');
  await expect(figure.getByRole('alert')).toContainText('expected a number and a unit');
  await expect(figure.getByRole('alert')).toContainText('the run keeps 3 minutes');
  await expect(delay).toHaveAttribute('aria-invalid', 'true');
  await expect(title(figure)).toHaveText(/^Delay 3 min instead of 10 min/);
  await delay.press('Escape');
  await expect(delay).toHaveValue('3 minutes');
  await literal(figure, 'slide of run B').fill('10 minutes');
  await expect(figure.getByRole('alert')).toContainText('does not go with a window of 5 min');
  await literal(figure, 'output mode of run B').fill('complete');
  await expect(title(figure)).toHaveText(/instead of/);
  await literal(figure, 'delay of run A').fill('3 minutes');
  await expect(title(figure)).toHaveText(/the same run$/);
});

test('the curve: a press and the arrow keys move the point, and with it run B', async ({
  page,
}) => {
  const figure = await open(page, 'preset=quiet-night&b.spark.delayMs=2m');
  await expect(point(figure)).toHaveAccessibleName(/a delay of 2 min counts 99\.94/);
  await point(figure).focus();
  await page.keyboard.press('ArrowRight');
  await expect(point(figure)).toHaveAccessibleName(/a delay of 3 min counts 100 %/);
  await expect(title(figure)).toHaveText(/^Delay 3 min instead of 10 min/);
  const plot = figure.locator('.sweep .plot');
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  if (!box) throw new Error('Not on the screen.');
  await page.mouse.click(box.x + box.width * 0.95, box.y + box.height * 0.3);
  await expect(title(figure)).toHaveText(/^Delay 1 h instead of 10 min: .*no result/i);
});

test('the curve by touch', async ({ browser }) => {
  const context = await browser.newContext({
    hasTouch: true,
    viewport: { width: 390, height: 800 },
  });
  const page = await context.newPage();
  const figure = await open(page, 'preset=quiet-night&b.spark.delayMs=2m');
  const plot = figure.locator('.sweep .plot');
  await plot.scrollIntoViewIfNeeded();
  await plot.tap({ position: { x: 107, y: 60 } });
  await expect(title(figure)).toHaveText(/^Delay (0|10) s instead of 10 min/);
  await context.close();
});

test('which delay keeps the share, under the trigger that the reader picks', async ({ page }) => {
  const figure = await open(page, 'preset=tunnel');
  const shares = figure.getByRole('region', { name: 'Delay for a share' });
  const row = shares.getByRole('row', { name: /^99\.9 %/ });
  await expect(row).toContainText('11 min');
  await row.getByRole('button', { name: 'Give it to B' }).click();
  await expect(title(figure)).toHaveText(/^Delay 11 min instead of 10 min: \d+ events fewer/);
  await setting(figure, 'under a trigger of').selectOption({ label: '15 min' });
  await expect(row).not.toContainText('11 min');
});

test('an event is picked in the picture, or walked to by keys, and says how it fared', async ({
  page,
}) => {
  const figure = await open(page, 'preset=tunnel&b.spark.delayMs=10m&at=3590');
  await button(figure, 'Step').focus();
  await page.keyboard.press('n');
  const chosen = figure.locator('.facts').first();
  await expect(chosen).toContainText('partly late');
  const first = await chosen.textContent();
  await page.keyboard.press('n');
  await expect(chosen).not.toHaveText(first ?? '');
  await page.keyboard.press('p');
  await expect(chosen).toHaveText(first ?? '');
  const plot = figure.locator('.twin-plot');
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  if (!box) throw new Error('Not on the screen.');
  await page.mouse.click(box.x + box.width * 0.5, box.y + box.height * 0.86);
  await expect(chosen).toContainText('age on arrival');
  await expect(chosen).not.toHaveText(first ?? '');
  await page.keyboard.press('t');
  await expect(figure.getByRole('region', { name: /lose windows in B/ })).toBeVisible();
});

test('a link brings back both runs and the moment', async ({ page }) => {
  const figure = await open(page, 'preset=outage&spark.windowMs=10m&b.spark.triggerMs=1m&at=1800');
  await expect(title(figure)).toHaveText(/^Trigger 1 min instead of 10 s/);
  const link = await linkOf(page, figure);
  expect(link).toContain('#v1&preset=outage&spark.windowMs=10m&b.spark.triggerMs=1m&at=1800');
  await page.goto('about:blank');
  await page.goto(link);
  await expect(title(figure)).toHaveText(/^Trigger 1 min instead of 10 s/);
  await expect(figure.locator('.now-tag')).toHaveText('now 09:30:00');
  await expect(literal(figure, 'window of run B and run A')).toHaveValue('10 minutes');
});

test('a link that cannot be read whole says what was ignored and why', async ({ page }) => {
  const figure = await open(page, 'preset=quiet-night&spark.colour=red&b.spark.delayMs=soon&at=60');
  const report = figure.getByRole('alert');
  await expect(report).toContainText('spark.colour=red: no setting is called');
  await expect(report).toContainText('b.spark.delayMs=soon');
  await expect(figure.locator('.now-tag')).toHaveText('now 01:01:00');
});

test('a comparison is named, exported, and imported again; a wrong file changes nothing', async ({
  page,
}) => {
  const figure = await open(page, 'preset=quiet-night&b.spark.delayMs=2m&at=600');
  await setting(figure, 'name').fill('Night shift');
  const download = page.waitForEvent('download');
  await button(figure, 'Export JSON').click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('night-shift.json');
  const text = readFileSync(await file.path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    version: 1,
    scenario: { name: 'Night shift' },
    change: { knob: 'delayMs', value: 120_000 },
  });

  const give = (name: string, body: string) =>
    setting(figure, 'Exported comparison').setInputFiles({
      name,
      mimeType: 'application/json',
      buffer: Buffer.from(body),
    });
  await give('future.json', text.replace('"version": 1', '"version": 9'));
  await expect(figure.getByText(/future\.json was not opened: it has version 9/)).toBeVisible();
  await expect(title(figure)).toHaveText(/^Delay 2 min instead of 10 min/);
  await setting(figure, 'events').selectOption({ label: 'phones in a tunnel' });
  await give('night-shift.json', text);
  await expect(title(figure)).toHaveText(/^Delay 2 min instead of 10 min/);
  await expect(setting(figure, 'events')).toHaveValue('quiet-night');
  await expect(setting(figure, 'name')).toHaveValue('Night shift');
  await expect(figure.getByText(/was not opened/)).toBeHidden();
});

test('missions tick themselves off by what the runs did', async ({ page }) => {
  const figure = await open(page, 'preset=tunnel&b.spark.delayMs=15m&at=3000');
  await figure.getByText('Missions: 0 of 5 done').click();
  await setting(figure, 'Time').focus();
  await page.keyboard.press('End');
  await expect(figure.getByText('Missions: 1 of 5 done')).toBeVisible();
  await expect(figure.locator('.missions [data-done=true]')).toContainText(
    'at most 15 minutes for run B',
  );
});

test('predict, then see', async ({ page }) => {
  const figure = await open(page, 'preset=tunnel&at=600');
  await expect(figure.getByText(/which run has lost more events/)).toBeVisible();
  await figure
    .getByRole('group', { name: 'Your answer' })
    .getByRole('button', { name: 'B' })
    .click();
  await button(figure, 'See what happens').click();
  await expect(figure.locator('.predict-verdict')).toHaveText(
    /^Right: B\. It is \d.* in A and .* in B/,
  );
  await expect(figure.locator('.now-tag')).toHaveText('now 09:30:00');
});

test('by keyboard alone: everything under ? works, and arrows stay with the page', async ({
  page,
}) => {
  const figure = await open(page, 'preset=quiet-night&at=0');
  await button(figure, 'Step').focus();
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys of this figure' });
  await expect(keys).toContainText('choose the next event that loses a window');
  await page.keyboard.press('Escape');
  await button(figure, 'Step').focus();
  await page.keyboard.press('.');
  await expect(figure.locator('.now-tag')).not.toHaveText('now 01:00:00');
  await page.keyboard.press('r');
  await expect(figure.locator('.now-tag')).toHaveText('now 01:00:00');
  await page.keyboard.press('a');
  await expect(figure.getByRole('radio', { name: 'losses of A' })).toBeChecked();
  const before = await page.evaluate(() => scrollY);
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before);
});

for (const theme of ['light', 'dark'] as const) {
  test(`everybody can use it in the ${theme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    const trouble = watchForTrouble(page);
    const figure = await open(page, 'preset=tunnel&spark.nothing=1');
    await figure.getByText(/^The same in both:/).click();
    await figure.getByText(/^Missions:/).click();
    await literal(figure, 'delay of run B').fill('never');
    await button(figure, 'Step').focus();
    await page.keyboard.press('n');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(' ')}`),
    ).toEqual([]);
    await page.keyboard.press('t');
    const asTable = await new AxeBuilder({ page }).analyze();
    expect(asTable.violations.map(({ id }) => id)).toEqual([]);
    expect(trouble).toEqual({ foreign: [], errors: [] });
  });
}
