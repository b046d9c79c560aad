import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { watchForTrouble } from './support/site.ts';
import { linkOf } from './support/whatif.ts';

const start = 'for=2m';

/** The figure, live: opened by a link to its state, which wakes it. */
async function open(page: Page, state = start): Promise<Locator> {
  await page.goto(`/figures/relay/#v1&${state}`);
  const figure = page.getByRole('figure', { name: 'Relay flush' });
  await expect(figure).toHaveAttribute('data-live');
  return figure;
}
const button = (figure: Locator, name: string) => figure.getByRole('button', { name, exact: true });
const title = (figure: Locator) => figure.locator('.figure-title');

/** Moves t to the end of the run. */
async function toTheEnd(figure: Locator): Promise<void> {
  const time = figure.getByLabel('Time', { exact: true });
  await time.focus();
  await time.press('End');
}

test('a reader without scripts sees the first file and the next one filling', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/figures/relay/');
  const figure = page.getByRole('figure', { name: 'Relay flush' });
  await expect(title(figure)).toHaveText(/the clock wins/);
  await expect(figure.locator('.relay-files tbody tr')).toHaveCount(1);
  await context.close();
});

test('the first press on the sleeping figure is not lost', async ({ page }) => {
  const trouble = watchForTrouble(page);
  await page.goto('/practice/snowflake/');
  const figure = page.getByRole('figure', { name: 'Relay flush' });
  const before = await figure.locator('.log > ol > li').first().textContent();
  await button(figure, 'Step').click();
  await expect(figure.locator('.log > ol > li').first()).not.toHaveText(before ?? '');
  expect(trouble).toEqual({ foreign: [], errors: [] });
});

test('at a higher rate the count wins', async ({ page }) => {
  const figure = await open(page);
  const rate = figure.getByLabel('events a second');
  await rate.focus();
  await rate.press('End');
  await expect(title(figure)).toHaveText(/the count wins/);
  await figure.getByText(/^Missions/).click();
  await expect(figure.locator('.missions li').first()).toHaveAttribute('data-done', 'true');
});

test('a file is opened and read line by line', async ({ page }) => {
  const figure = await open(page);
  await figure.locator('.relay-files tbody button').first().click();
  const first = figure.locator('.relay-lines li').first();
  await expect(first).toContainText('"partition":');
  const lines = await figure.locator('.relay-lines li').count();
  await expect(figure.locator('.relay-files tbody td').nth(1)).toHaveText(String(lines));
});

test('killed between upload and commit, the restart writes again; undo takes it back', async ({
  page,
}) => {
  const figure = await open(page);
  const down = figure.getByText('Relay: not running');
  await figure.getByLabel(/Kill it/).selectOption('after-upload');
  await button(figure, 'In the next flush').click();
  for (let i = 0; i < 12 && !(await down.isVisible()); i++) {
    await button(figure, 'Step').click();
  }
  await expect(down).toBeVisible();
  await button(figure, 'Start it again').click();
  await toTheEnd(figure);
  await expect(title(figure)).toHaveText(/records are written twice, and none is lost/);
  await expect(figure.getByRole('region', { name: /What your kills did/ })).toContainText('again');
  await button(figure, 'Undo').click();
  await button(figure, 'Undo').click();
  await expect(title(figure)).toHaveText(/the clock wins/);
});

test('committed before the upload, a kill loses records, by keyboard alone', async ({ page }) => {
  const figure = await open(
    page,
    `${start}&relay.commit=before-upload&do=5s,crash,relay,before-upload&do=30s,start,relay`,
  );
  await toTheEnd(figure);
  await expect(title(figure)).toHaveText(/events are lost, and nothing has reported an error/);
  await figure.getByLabel('commit', { exact: true }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(title(figure)).not.toHaveText(/lost/);
});

test('names by the start offset collide; two relays get a commit refused', async ({ page }) => {
  const figure = await open(
    page,
    `${start}&relay.naming=start-offset&do=5s,crash,relay,after-upload&do=30s,start,relay`,
  );
  await toTheEnd(figure);
  await expect(figure.locator('.relay-files')).toContainText('Snowpipe skips it');
  await open(page, `${start}&relay.consumers=2&do=5s,crash,relay,rebalance-before-commit`);
  await button(figure, 'Restart').click();
  const files = figure.locator('.relay-files');
  for (let i = 0; i < 25 && !(await files.textContent())?.includes('commit refused'); i++) {
    await button(figure, 'Step').click();
  }
  await expect(files).toContainText('commit refused');
});

test('files an hour against delay, and a broken link', async ({ page }) => {
  const figure = await open(page, `${start}&relay.flushMs=soon&colour=red`);
  await expect(figure.getByText('colour=red')).toBeVisible();
  await figure.getByText('Files an hour against delay').click();
  await expect(figure.getByRole('region', { name: /other flush intervals/ })).toContainText('330');
});

for (const theme of ['light', 'dark'] as const) {
  test(`everybody can use it, in the ${theme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    const figure = await open(
      page,
      `${start}&relay.consumers=2&do=5s,crash,relay,after-upload&do=30s,start,relay`,
    );
    await toTheEnd(figure);
    await figure.locator('.relay-files tbody button').first().click();
    for (const fold of await figure.locator('summary').all()) await fold.click();
    const audit = async () => {
      const { violations } = await new AxeBuilder({ page }).include('figure.relay').analyze();
      return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`);
    };
    expect(await audit()).toEqual([]);
    await button(figure, 'Table').click();
    expect(await audit()).toEqual([]);
  });
}

test('a link brings back the run and the moment, between two seconds too', async ({ page }) => {
  const picture = (figure: Locator) => figure.getByRole('img', { name: /Records in the buffer/ });
  const figure = await open(page, 'for=2m&t=09:00:42.5');
  await expect(picture(figure)).toHaveAccessibleName(/at 09:00:42\.5 it holds/);
  const link = await linkOf(page, figure);
  expect(link).toMatch(/#v1&.*t=09:00:42\.5$/);
  await page.goto('about:blank');
  await page.goto(link);
  await expect(picture(figure)).toHaveAccessibleName(/at 09:00:42\.5 it holds/);
});
