import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { watchForTrouble } from './support/site.ts';

const home = '/figures/pipeline/';

/** Opens the figure and waits until it is live. */
async function open(page: Page, fragment = '#v1&for=30m'): Promise<Locator> {
  await page.goto(home + fragment);
  const figure = page.getByRole('figure', { name: 'The whole pipeline' });
  await expect(figure).toHaveAttribute('data-live', 'true');
  return figure;
}

/** Moves t, as a screen reader does with the scrubber. */
async function seek(figure: Locator, share: number): Promise<void> {
  const scrubber = figure.locator('.scrubber input');
  const max = Number(await scrubber.getAttribute('max'));
  const min = Number(await scrubber.getAttribute('min'));
  await scrubber.fill(String(Math.round(min + (max - min) * share)));
}

const box = (figure: Locator, system: string) => figure.locator(`[data-system="${system}"]`);
const operate = (figure: Locator) => figure.getByRole('region', { name: 'Operate' });

test('a learner watches the relay and Silver, and the missions tick themselves off', async ({
  page,
}) => {
  const trouble = watchForTrouble(page);
  const figure = await open(page);
  await expect(figure.getByText('Missions: 0 of 7 done')).toBeVisible();
  await figure.getByLabel('Speed').selectOption('60');
  await figure.getByRole('button', { name: 'Play' }).click();
  await expect(figure.getByText(/Missions: [2-7] of 7 done/)).toBeVisible({ timeout: 30_000 });
  await figure.getByRole('button', { name: 'Pause' }).click();
  await expect(figure.locator('.figure-title').first()).toContainText('final rows on Databricks');
  expect(trouble).toEqual({ foreign: [], errors: [] });
});

test('the picture says why Gold is empty for the first eleven minutes', async ({ page }) => {
  const figure = await open(page, '#v1&for=30m&t=09:05:00');
  await expect(figure).toContainText('append mode writes a window once the watermark');
  await expect(box(figure, 'gold')).toContainText('0 rows final');
  await seek(figure, 0.45);
  await expect(figure).not.toContainText('append mode writes a window');
});

test('stopping the generator dries the stages up, and undo brings it back', async ({ page }) => {
  const figure = await open(page);
  await box(figure, 'generator').getByRole('button').click();
  await operate(figure).getByRole('button', { name: 'stop', exact: true }).click();
  await expect(box(figure, 'generator')).toContainText('stopped');
  await expect(figure.locator('.figure-title').first()).toContainText('the stages dry up');
  await expect(figure.getByText('Done: stop generator.')).toBeVisible();
  await seek(figure, 1);
  await figure.getByRole('button', { name: 'Table', exact: true }).click();
  await expect(figure.getByText('still flowing')).toHaveCount(0);
  await figure.getByRole('button', { name: 'Table', exact: true }).click();
  await figure.getByRole('button', { name: 'Undo' }).click();
  await expect(box(figure, 'generator')).toContainText('20 events a second');
});

test('deleting the checkpoint leaves a gap, and the mission sees it', async ({ page }) => {
  const figure = await open(page);
  await box(figure, 'bronze').getByRole('button').click();
  await operate(figure).getByRole('button', { name: 'delete its checkpoint' }).click();
  await expect(box(figure, 'bronze')).toContainText('stopped');
  await seek(figure, 0.5);
  await operate(figure).getByRole('button', { name: 'start', exact: true }).click();
  await seek(figure, 0.6);
  await figure.getByRole('button', { name: 'Table', exact: true }).click();
  const lost = figure.getByRole('row', { name: /^lost/ });
  await expect(lost.getByRole('cell').nth(1)).not.toHaveText('0');
  await figure.getByText(/Missions: \d of 7 done/).click();
  await expect(
    figure.getByRole('listitem').filter({ hasText: 'Delete the checkpoint of Bronze' }),
  ).toHaveAttribute('data-done', 'true');
});

test('what a system refuses is said with its reason, and nothing is lost', async ({ page }) => {
  const figure = await open(page);
  await operate(figure).getByLabel('Operate').selectOption({ label: 'Silver dynamic table' });
  await operate(figure).getByLabel('TARGET_LAG').selectOption({ label: '10 min' });
  await expect(operate(figure).getByRole('status')).toContainText('must not be shorter');
  await expect(operate(figure).getByLabel('TARGET_LAG')).toHaveValue('60000');
});

test('one event is followed by press, by number and as the next one', async ({ page }) => {
  const figure = await open(page);
  const follow = figure.getByRole('region', { name: 'Follow one event' });
  const title = follow.locator('.figure-title');
  const first = await title.textContent();
  await figure.locator('[data-partition="0"]').click({ position: { x: 40, y: 8 } });
  await expect(title).not.toHaveText(first ?? '');
  await expect(follow.getByRole('table', { name: 'On Databricks', exact: true })).toContainText(
    'partition 0',
  );
  await expect(follow.locator('.bytes')).toContainText('00 00 00 09');

  await follow.getByLabel('Follow event').fill('4711');
  await follow.getByRole('button', { name: 'Follow', exact: true }).click();
  await expect(follow.getByLabel('Follow event')).toHaveValue('4711');
  await expect(follow.getByRole('button', { name: 'Follow', exact: true })).toBeFocused();
  const windows = follow.getByRole('region', { name: /windows in Gold/ }).getByRole('row');
  await expect(windows).toHaveCount(6);

  await follow.getByLabel('Follow event').fill('99999999');
  await follow.getByRole('button', { name: 'Follow', exact: true }).click();
  await expect(follow.getByRole('status')).toContainText('There is no event 99999999');
  await expect(windows).toHaveCount(6);

  await follow.getByLabel('offset').fill('100');
  await follow.getByRole('button', { name: 'Follow it' }).click();
  await expect(follow.getByRole('table', { name: 'On Databricks', exact: true })).toContainText(
    'partition 0, offset 100',
  );
  await follow.getByRole('button', { name: 'The next one' }).click();
  await expect(title).toContainText('09:13:2');

  // An empty number is no number, and not event 0.
  const followed = await title.textContent();
  await follow.getByLabel('Follow event').fill('');
  await follow.getByRole('button', { name: 'Follow', exact: true }).click();
  await expect(title).toHaveText(followed ?? '');
});

test('the keyboard alone stops the relay, steps, asks for the table and undoes', async ({
  page,
}) => {
  const figure = await open(page);
  await box(figure, 'relay').getByRole('button').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('.');
  await expect(figure.getByRole('status').filter({ hasText: /\w/ }).first()).toBeAttached();
  await operate(figure).getByRole('button', { name: 'stop', exact: true }).focus();
  await page.keyboard.press('Enter');
  // A relay that is asked to stop writes and commits what it holds first.
  for (let step = 0; step < 8; step++) await page.keyboard.press('.');
  await expect(box(figure, 'relay')).toContainText('not running');
  await page.keyboard.press('t');
  await expect(figure.getByRole('table', { name: /^The systems at/ })).toBeVisible();
  await page.keyboard.press('t');
  await page.keyboard.press('u');
  await expect(box(figure, 'relay')).toContainText('of 500 records');
});

test('a link brings back scenario, moment and event, and names what it cannot read', async ({
  page,
}) => {
  const figure = await open(page, '#v1&for=30m&do=14m,stop,relay&t=09:15:00&event=4711&colour=red');
  await expect(box(figure, 'relay')).toContainText('not running');
  await expect(figure.getByLabel('Follow event')).toHaveValue('4711');
  await expect(figure.getByText('colour=red')).toBeVisible();
});

test('a prediction is answered by the run', async ({ page }) => {
  const figure = await open(page, '#v1&for=30m&t=09:05:00');
  await figure.getByRole('button', { name: '2 to 8 min' }).click();
  await figure.getByRole('button', { name: 'See what happens' }).click();
  await expect(figure.locator('.predict-verdict')).toContainText('Not 2 to 8 min: 8 to 16 min');
});

test('on a phone the pipeline is a list, and the page does not move sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  const figure = await open(page);
  const tops = await figure
    .locator('.pipe-box')
    .evaluateAll((boxes) => boxes.map((one) => one.getBoundingClientRect().top));
  expect(tops).toEqual([...tops].sort((a, b) => a - b));
  expect(new Set(tops).size).toBe(13);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

for (const width of [1440, 1100, 800]) {
  test(`at ${width} px no box lies on another, and no text leaves its box`, async ({ page }) => {
    await page.setViewportSize({ width, height: 1000 });
    const figure = await open(page, '#v1&for=30m&t=09:05:00');
    const wrong = await figure.locator('.pipe > :is(.pipe-box, .pipe-note)').evaluateAll((boxes) =>
      boxes.flatMap((one, i) => {
        const a = one.getBoundingClientRect();
        const over = boxes.slice(i + 1).filter((other) => {
          const b = other.getBoundingClientRect();
          return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
        });
        const name = one.textContent.slice(0, 30);
        return [
          ...over.map((other) => `${name} / ${other.textContent.slice(0, 30)}`),
          ...(one.scrollWidth > one.clientWidth + 1 ? [`${name} overflows`] : []),
        ];
      }),
    );
    expect(wrong).toEqual([]);
  });
}

for (const theme of ['light', 'dark'] as const) {
  test(`everybody can use the live figure in the ${theme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    const figure = await open(page, '#v1&for=30m&t=09:05:00');
    await figure.getByText(/Missions: /).click();
    await figure.getByText('How true is this?').click();
    const { violations } = await new AxeBuilder({ page }).include('figure').analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  });
}

test('the practice carries the figure, asleep until it is touched', async ({ page }) => {
  await page.goto('/practice/databricks/');
  const figure = page.getByRole('figure', { name: 'The whole pipeline' });
  await expect(figure.locator('.figure-title').first()).toContainText('final rows on Databricks');
  await expect(figure).not.toHaveAttribute('data-live');
  await figure.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(figure).toHaveAttribute('data-live', 'true');
  await expect(figure.locator('.figure-note').first()).not.toContainText('09:13:26,');
});

test('the bytes of the followed event are read on in the decoder', async ({ page }) => {
  const figure = await open(page);
  const follow = figure.getByRole('region', { name: 'Follow one event' });
  const [user = '', action = ''] =
    (await follow.locator('.figure-title').textContent())?.split(/[,:]/).map((s) => s.trim()) ?? [];
  const link = follow.getByRole('link', { name: 'Read them in the decoder' });
  await link.focus();
  await page.keyboard.press('Enter');
  const decoder = page.getByRole('figure', { name: 'Avro prefix decoder' });
  await expect(decoder).toHaveAttribute('data-live');
  await decoder.getByLabel('Time', { exact: true }).focus();
  await page.keyboard.press('End');
  const json = decoder.getByRole('region', { name: 'As JSON' });
  await expect(json).toContainText(user);
  await expect(json).toContainText(action);
});
