import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { watchForTrouble } from './support/site.ts';

/** The figure, live: opened by a link to its state, which wakes it. */
async function open(page: Page, state = 'case=good&token=0'): Promise<Locator> {
  await page.goto(`/figures/decoder/#v1&${state}`);
  const figure = page.getByRole('figure', { name: 'Avro prefix decoder' });
  await expect(figure).toHaveAttribute('data-live');
  return figure;
}
const button = (figure: Locator, name: string) => figure.getByRole('button', { name, exact: true });
const title = (figure: Locator) => figure.locator('.figure-title');
/** The newest sentence: the first line of the log. */
const newest = (figure: Locator) => figure.locator('.log ol > li').first();
const byte = (figure: Locator, offset: number) => figure.locator(`[data-offset="${offset}"]`);

test('a reader without scripts sees the message half read', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/figures/decoder/');
  const figure = page.getByRole('figure', { name: 'Avro prefix decoder' });
  await expect(title(figure)).toHaveText('47 bytes: five of header, then 5 fields');
  await expect(figure.getByText('"2026-01-01T09:00:30Z"').first()).toBeVisible();
  await context.close();
});

test('the first press on the sleeping figure is not lost', async ({ page }) => {
  const trouble = watchForTrouble(page);
  await page.goto('/theory/five-bytes-before-avro/');
  const figure = page.getByRole('figure', { name: 'Avro prefix decoder' });
  await button(figure, 'Step').click();
  await expect(newest(figure)).toContainText('the length of user_id: 6 bytes follow');
  expect(trouble).toEqual({ foreign: [], errors: [] });
});

test('stepping reads token by token and shows the arithmetic', async ({ page }) => {
  const figure = await open(page);
  await button(figure, 'Step').click();
  await expect(newest(figure)).toContainText('the magic byte 00');
  await button(figure, 'Step').click();
  await expect(newest(figure)).toContainText('the schema id, four bytes big-endian: 7');
  await button(figure, 'Step').click();
  await expect(figure.locator('.arithmetic')).toContainText('Zigzag: 40 is even');
  await expect(figure.locator('.log [role=status]')).toContainText('20 bytes follow');
});

test('bytes and fields point at each other', async ({ page }) => {
  const figure = await open(page, 'case=good&token=12');
  await byte(figure, 45).hover();
  await expect(figure.locator('.fields [data-current]')).toContainText('country');
  await figure.locator('.fields button').filter({ hasText: 'page' }).hover();
  await expect(figure.locator('.hex-byte[data-chosen]').first()).toHaveAttribute(
    'data-offset',
    '39',
  );
});

test('a byte behind the error leaves the words of what was read last', async ({ page }) => {
  const figure = await open(page, 'case=not-stripped-7&token=6');
  await byte(figure, 20).hover();
  await expect(figure.locator('.decoder-inspector')).toContainText('This token');
  await expect(figure.locator('.decoder-inspector')).not.toContainText('The cursor stands at');
});

test('the header that was not stripped: an odd id fails, an even one is silent garbage', async ({
  page,
}) => {
  const figure = await open(page, 'case=not-stripped-7');
  await expect(title(figure)).toHaveText(/runs into an error/);
  await expect(figure.locator('.verdicts')).toContainText('Length is negative');
  await figure.getByLabel('message', { exact: true }).selectOption('not-stripped-6');
  await expect(title(figure)).toHaveText(/no error: and the country is "\(20"/);
  for (let i = 0; i < 8; i++) await button(figure, 'Step').click();
  await figure.getByText(/^Missions/).click();
  await expect(figure.locator('.missions li').first()).toHaveAttribute('data-done', 'true');
});

test('a byte is edited by keyboard alone, and each decoder answers', async ({ page }) => {
  const figure = await open(page, 'case=good&token=3');
  await byte(figure, 5).focus();
  await page.keyboard.press('Enter');
  const field = figure.getByRole('textbox', { name: 'Byte 5', exact: true });
  await field.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('01');
  await expect(title(figure)).toHaveText(/byte 5 is where it ends/);
  await expect(figure.locator('.verdicts')).toContainText('Length is negative: -1');
  await expect(figure.locator('.verdicts')).toContainText('EOFError');
  await field.fill('zz');
  await expect(figure.getByText('A byte is two hex digits')).toBeVisible();
  await expect(title(figure)).toHaveText(/byte 5 is where it ends/);
  // Another message has another byte there.
  await figure.getByLabel('message', { exact: true }).selectOption('not-stripped-6');
  await expect(field).toHaveValue('28');
  await expect(figure.getByText('A byte is two hex digits')).toBeHidden();
});

test('arrow keys walk the bytes, and outside the grid they stay the page’s', async ({ page }) => {
  const figure = await open(page, 'case=good&token=2');
  await byte(figure, 1).focus();
  await page.keyboard.press('ArrowDown');
  await expect(byte(figure, 17)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(byte(figure, 18)).toBeFocused();
});

test('another message asks its questions anew', async ({ page }) => {
  const figure = await open(page, 'case=good&token=2');
  const answers = figure.getByRole('group', { name: 'Your answer' });
  await answers.getByRole('button', { name: '20', exact: true }).click();
  await expect(answers.locator('[aria-pressed="true"]')).toHaveText('20');
  await figure.getByLabel('message', { exact: true }).selectOption('truncated');
  await expect(answers.getByRole('button', { name: '20', exact: true })).toBeVisible();
  await expect(answers.locator('[aria-pressed="true"]')).toHaveCount(0);
});

test('any paste is read or refused with the reason, and the last reading stays', async ({
  page,
}) => {
  const figure = await open(page);
  await figure.locator('summary', { hasText: 'Paste your own' }).click();
  const box = figure.getByLabel('A message, in hex or base64');
  await box.fill('hello!');
  await button(figure, 'Read it').click();
  await expect(figure.getByText('neither hex nor base64')).toBeVisible();
  await expect(title(figure)).toHaveText('47 bytes: five of header, then 5 fields');
  await box.fill('AAAAAAcAAAAAAA==');
  await button(figure, 'Read it').click();
  await expect(figure.getByText('Read 10 bytes of base64.')).toBeVisible();
  await expect(title(figure)).toHaveText('10 bytes: five of header, then 5 fields');
  await figure.getByLabel('An Avro schema, in JSON').fill('{"type":"strin"}');
  await button(figure, 'Use it').click();
  await expect(figure.getByRole('status').filter({ hasText: 'strin' })).toBeVisible();
});

test('a schema is taken into use without the fold closing or the focus going astray', async ({
  page,
}) => {
  const figure = await open(page);
  await figure.locator('summary', { hasText: 'Paste your own' }).click();
  const schema = figure.getByLabel('An Avro schema, in JSON');
  await schema.fill('"string"');
  await button(figure, 'Use it').click();
  await expect(figure.getByText('The schema is in use.')).toBeVisible();
  await expect(button(figure, 'Use it')).toBeFocused();
  await figure.getByLabel('message', { exact: true }).selectOption('nullable');
  await expect(schema).toHaveValue(/"Visit"/);
  await expect(figure.getByText('The schema is in use.')).toBeHidden();
});

test('an event is typed and becomes bytes', async ({ page }) => {
  const figure = await open(page);
  await figure.locator('summary', { hasText: 'Encode an event' }).click();
  await figure.getByLabel('page', { exact: true }).fill(`/${'a'.repeat(70)}`);
  await button(figure, 'Encode').click();
  await figure.getByText(/^Missions/).click();
  await expect(figure.locator('.missions li').nth(3)).toHaveAttribute('data-done', 'true');
});

test('64 kB are turned by pages', async ({ page }) => {
  const figure = await open(page);
  await figure.locator('summary', { hasText: 'Paste your own' }).click();
  await figure.getByLabel('A message, in hex or base64').fill(`0000000007${'0a'.repeat(65_000)}`);
  await button(figure, 'Read it').click();
  await expect(figure.getByText('bytes 0 to 255 of 65005')).toBeVisible();
  await button(figure, '256 bytes on').click();
  await expect(figure.getByText('bytes 256 to 511 of 65005')).toBeVisible();
  await expect(figure.locator('.hex-byte[tabindex="0"]')).toHaveAttribute('data-offset', '256');
});

test('a link brings the state back and names what it ignores', async ({ page }) => {
  const figure = await open(page, 'case=multi-byte&token=9&colour=red');
  await expect(figure.getByText('colour=red')).toBeVisible();
  await expect(newest(figure)).toContainText('the length of page: 6 bytes follow');
});

for (const theme of ['light', 'dark'] as const) {
  test(`everybody can use it, in the ${theme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    const figure = await open(page, 'case=not-stripped-7&token=5');
    await byte(figure, 4).click();
    await button(figure, 'Table').click();
    for (const fold of await figure.locator('summary').all()) await fold.click();
    const { violations } = await new AxeBuilder({ page }).include('figure.decoder').analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
  });
}
