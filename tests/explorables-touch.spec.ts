import { expect, test } from '@playwright/test';
import { openFigure, RELAY } from './support/figures.ts';
import * as watermark from './support/watermark.ts';
import * as whatif from './support/whatif.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('by touch, the decoder: step, look at a byte and its field, edit it, be asked, paste', async ({
  page,
}) => {
  await page.goto('/figures/decoder/#v1&case=good&token=0');
  const figure = page.getByRole('figure', { name: 'Avro prefix decoder' });
  await expect(figure).toHaveAttribute('data-live');
  const button = (name: string) => figure.getByRole('button', { name, exact: true });
  const newest = figure.locator('.log ol > li').first();
  await button('Step').tap();
  await expect(newest).toContainText('the magic byte 00');
  await button('Step').tap();
  await button('Step').tap();
  await figure.locator('.predict').getByRole('button').first().tap();
  await button('See what happens').tap();
  await expect(figure.locator('.predict')).toContainText('Zigzag keeps the sign');
  await figure.locator('[data-offset="45"]').tap();
  await expect(figure.locator('.fields [data-current]')).toContainText('country');
  await figure.locator('.fields button').filter({ hasText: 'page' }).tap();
  await expect(figure.locator('.hex-byte[data-chosen]').first()).toHaveAttribute(
    'data-offset',
    '39',
  );
  await figure.locator('[data-offset="4"]').tap();
  await figure.getByRole('textbox', { name: 'Byte 4', exact: true }).fill('0b');
  await expect(figure.locator('.verdicts')).toContainText(/not found/i);
  await figure.getByRole('radio', { name: 'header not stripped' }).check();
  await expect(figure.locator('.figure-title')).toContainText('runs into an error');
  await figure.locator('summary', { hasText: 'Paste your own' }).tap();
  await figure.getByLabel('A message, in hex or base64').fill('00 00 00');
  await button('Read it').tap();
  await expect(figure.getByText('Read 3 bytes of hex.')).toBeVisible();
});

test('by touch, the watermark: step, scrub, add, delete, undo, answer, another case, the table', async ({
  page,
}) => {
  const figure = await watermark.open(page);
  const tap = (name: string) => watermark.button(figure, name).tap();
  const now = figure.locator('.now-tag');
  await tap('Step');
  await expect(now).toHaveText('now 09:17:21');
  await tap('Step back');
  await expect(now).not.toHaveText('now 09:17:21');
  const time = figure.getByLabel('Time', { exact: true });
  await time.scrollIntoViewIfNeeded();
  const box = await time.boundingBox();
  if (!box) throw new Error('Not on the screen.');
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  await expect(now).toHaveText(/now 09:1[01]:\d\d/);
  await tap('Add');
  await expect(watermark.fact(figure, 'country')).toHaveText('DE');
  await expect(figure.locator('.log')).toContainText('An event was added.');
  await tap('Delete');
  await expect(figure.locator('.log')).toContainText('An event was taken away.');
  await tap('Undo');
  await tap('Undo');
  await expect(watermark.button(figure, 'Undo')).toHaveAttribute('aria-disabled', 'true');
  const predict = figure.locator('.predict');
  await predict.getByRole('button').first().tap();
  await tap('See what happens');
  await expect(predict).toContainText(/Right|Not /);
  await figure.getByLabel('case').selectOption('idle');
  await expect(watermark.title(figure)).not.toContainText('13 minutes late');
  await tap('Table');
  await expect(figure.getByRole('table', { name: 'Events' })).toBeVisible();
});

test('by touch, what if: other events, a knob, an event of the picture, whose losses, an answer', async ({
  page,
}) => {
  const figure = await whatif.open(page, 'preset=tunnel&b.spark.delayMs=10m&at=3580');
  await whatif.button(figure, 'Step').tap();
  await expect(figure.locator('.log [role=status]')).toContainText('A: Batch');
  const plot = figure.locator('.twin-plot');
  await plot.scrollIntoViewIfNeeded();
  const drawn = await plot.boundingBox();
  if (!drawn) throw new Error('Not on the screen.');
  await plot.tap({ position: { x: 170, y: drawn.height * 0.86 } });
  await expect(figure.locator('.facts').first()).toContainText('age on arrival');
  await figure.getByRole('radio', { name: 'losses of A' }).check();
  await expect(figure.getByRole('radio', { name: 'losses of A' })).toBeChecked();
  const b = whatif.setting(figure, 'B');
  await b.scrollIntoViewIfNeeded();
  const box = await b.boundingBox();
  if (!box) throw new Error('Not on the screen.');
  await page.touchscreen.tap(box.x + 6, box.y + box.height / 2);
  await expect(whatif.title(figure)).toHaveText(/^Delay 0 s instead of 10 min/);
  await expect(figure.locator('.log')).toContainText('In B, the delay was 10 min and is 0 s.');
  await whatif.setting(figure, 'events').selectOption('quiet-night');
  await expect(whatif.title(figure)).toHaveText(/No-data batches off instead of on/);
  const predict = figure.locator('.predict');
  await predict.getByRole('button').first().tap();
  await whatif.button(figure, 'See what happens').tap();
  await expect(figure.locator('.predict-verdict')).toContainText(/Right|Not /);
});

test('by touch, the relay: open a file, kill it, start it again, take it back, be asked', async ({
  page,
}) => {
  const figure = await openFigure(page, RELAY);
  const button = (name: string) => figure.getByRole('button', { name, exact: true });
  const title = figure.locator('.figure-title');
  await figure.locator('.relay-files tbody button').first().tap();
  await expect(figure.locator('.relay-lines li').first()).toContainText('"partition":');
  await figure.getByLabel(/Kill it/).selectOption('after-upload');
  await button('In the next flush').tap();
  const down = figure.getByText('Relay: not running');
  for (let i = 0; i < 12 && !(await down.isVisible()); i++) await button('Step').tap();
  await expect(down).toBeVisible();
  await button('Start it again').tap();
  const time = figure.getByLabel('Time', { exact: true });
  await time.scrollIntoViewIfNeeded();
  const box = await time.boundingBox();
  if (!box) throw new Error('Not on the screen.');
  await page.touchscreen.tap(box.x + box.width - 4, box.y + box.height / 2);
  await expect(title).toHaveText(/records are written twice, and none is lost/);
  await button('Undo').tap();
  await button('Undo').tap();
  await expect(title).toHaveText(/the clock wins/);
  await button('Restart').tap();
  await figure.locator('.predict').getByRole('button').first().tap();
  await button('See what happens').tap();
  await expect(figure.locator('.predict-verdict')).toContainText(/Right|Not /);
});
