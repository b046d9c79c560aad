import { expect, test } from '@playwright/test';
import { emptySaved } from '../../src/components/progress/saved.ts';
import { actingIn, FIGURES, figureOf } from '../support/figures.ts';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  const pages = [...FIGURES.map(({ path }) => path), '/figures/worksheets/'];
  test('every figure is a still with its words, and shows nothing that only acts', async ({
    page,
  }) => {
    for (const address of pages) {
      await page.goto(address);
      await expect(page.locator('.figure-title').first(), address).toBeVisible();
      expect(await actingIn(page), address).toEqual([]);
    }
  });
});

test('a page that loses the network stays whole, and a figure that is awake plays on', async ({
  page,
  context,
}) => {
  await page.goto('/theory/watermarks/');
  const figure = page.getByRole('figure', { name: 'Watermark and sliding windows' });
  await figure.hover();
  await expect(figure).toHaveAttribute('data-live', /.*/, { timeout: 30_000 });
  await context.setOffline(true);
  await figure.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(figure.locator('.now-tag')).toHaveText('now 09:17:21');
  await figure.getByRole('button', { name: 'Table', exact: true }).click();
  await expect(figure.getByRole('table').first()).toBeVisible();
  await page.getByRole('button', { name: 'Mark as read' }).click();
  await expect(page.getByRole('button', { name: /^Read/ })).toBeVisible();
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('dialog', { name: 'Search' })).toContainText('could not be loaded');
});

test('a worksheet that is opened without a network says so, and opens when it is back', async ({
  page,
  context,
}) => {
  await page.goto('/figures/worksheets/');
  const sheet = page.getByRole('figure', { name: 'Snowflake worksheet' });
  await sheet.hover();
  await expect(sheet).toHaveAttribute('data-live', /.*/, { timeout: 30_000 });
  await context.setOffline(true);
  await sheet.getByRole('button', { name: 'Open the worksheet' }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toBeVisible({ timeout: 30_000 });
  await context.setOffline(false);
  await alert.getByRole('button').click();
  await sheet.getByRole('button', { name: 'Open the worksheet' }).click();
  await expect(sheet.getByRole('tab').first()).toBeVisible({ timeout: 30_000 });
});

test('an answer looked at again without a network says that its run cannot be shown', async ({
  page,
  context,
}) => {
  // One of its questions that are answered by a run.
  const answers = { 'run-equality': { at: 1, revision: 1, answer: '0', right: false } };
  await page.addInitScript(
    (text) => localStorage.setItem('streaming-course', text),
    JSON.stringify({ ...emptySaved(), answers }),
  );
  await page.goto('/theory/watermarks/');
  const quiz = page.locator('section.quiz');
  await quiz.hover();
  await expect(quiz).toHaveAttribute('data-live', /.*/, { timeout: 30_000 });
  await context.setOffline(true);
  await quiz.getByRole('button', { name: 'Show my answers' }).click();
  await expect(quiz.getByRole('alert')).toContainText('its run cannot be shown');
});

test('over slow 3G the text is there before any script, and a figure wakes', async ({
  page,
  context,
}) => {
  const session = await context.newCDPSession(page);
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: 50_000,
    uploadThroughput: 50_000,
  });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/theory/five-bytes-before-avro/', { waitUntil: 'commit' });
  await expect(page.getByText('schema id').first()).toBeVisible({ timeout: 30_000 });
  const figure = figureOf(page, { name: 'Avro prefix decoder' });
  await expect(figure.locator('.figure-title')).toBeVisible({ timeout: 30_000 });
  await page.waitForLoadState('load', { timeout: 60_000 });
  // What a figure runs with is not even asked for before it is touched.
  const own = await page
    .locator('astro-island')
    .evaluateAll((islands) =>
      islands.flatMap((island) =>
        ['component-url', 'renderer-url'].map((name) => island.getAttribute(name) ?? ''),
      ),
    );
  expect(own.length).toBeGreaterThan(1);
  expect(asked.filter((path) => own.includes(path))).toEqual([]);
  const step = figure.getByRole('button', { name: 'Step', exact: true });
  const before = await figure.locator('.log li').count();
  await step.click();
  await expect(figure).toHaveAttribute('data-live', /.*/, { timeout: 60_000 });
  await expect(figure.locator('.log li')).not.toHaveCount(before);
});
