import { expect, test, type Locator, type Page } from '@playwright/test';

/**
 * Whoever reads this as HTML runs a script, which sets the mark, loads an image or makes a link;
 * whoever reads it as a template or by its direction shows something else than what was typed.
 */
const evil =
  '<img src=x onerror="window.harmed=1"><script>window.harmed=1</script>' +
  '<a href="javascript:window.harmed=1">x</a> ${harmed=1} \u202Eright to left\u202C 👩🏽‍💻 עברית';

/** Whether anything that was typed became an element, ran, opened a dialog, or tried to. */
async function watchForHarm(page: Page): Promise<() => Promise<unknown>> {
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => seen.push(String(error)));
  await page.exposeBinding('brokePolicy', (_source, what: string) => seen.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      (window as unknown as { brokePolicy: (what: string) => void }).brokePolicy(
        effectiveDirective,
      ),
    );
  });
  return async () => ({
    seen,
    ...(await page.evaluate(() => ({
      harmed: 'harmed' in window,
      elements: document.querySelectorAll('[onerror], img[src="x"], a[href^="javascript:"]').length,
    }))),
  });
}
const unharmed = { seen: [], harmed: false, elements: 0 };

async function liveFigure(page: Page, address: string): Promise<Locator> {
  await page.goto(address);
  const figure = page.getByRole('figure').first();
  await expect(figure).toHaveAttribute('data-live', /.*/, { timeout: 30_000 });
  return figure;
}

test('what is typed into the decoder stays text', async ({ page }) => {
  const harm = await watchForHarm(page);
  const figure = await liveFigure(page, '/figures/decoder/#v1&case=good');
  const press = (name: string) => figure.getByRole('button', { name, exact: true }).click();
  await figure.locator('summary', { hasText: 'Paste your own' }).click();
  await figure.getByLabel('A message, in hex or base64').fill(evil);
  await press('Read it');
  await expect(figure.getByText('neither hex nor base64')).toBeVisible();
  const field = JSON.stringify({ name: evil, type: 'string' });
  await figure
    .getByLabel('An Avro schema, in JSON')
    .fill(`{"type":"record","name":"A","fields":[${field}]}`);
  await press('Use it');
  await figure.getByLabel('An Avro schema, in JSON').fill(JSON.stringify({ type: evil }));
  await press('Use it');
  await expect(figure.getByRole('status').filter({ hasText: evil })).toBeVisible();
  await figure.locator('summary', { hasText: 'Encode an event' }).click();
  await figure.getByLabel('country', { exact: true }).fill(evil);
  await press('Encode');
  // A field shows its value once its last byte has been read.
  await figure.getByRole('slider').first().press('End');
  await expect(figure.locator('.fields')).toContainText('onerror');
  expect(await harm()).toEqual(unharmed);
});

const figures = ['decoder', 'watermark', 'whatif', 'pipeline', 'relay', 'dashboard'];
for (const figure of [...figures, 'batch-or-streaming']) {
  test(`what a link to the ${figure} says stays text`, async ({ page }) => {
    const harm = await watchForHarm(page);
    const part = encodeURIComponent(evil);
    const parts = [`name=${part}`, `case=${part}`, `${evil}=1`, `file=${part}`, `x=${evil}`];
    const live = await liveFigure(page, `/figures/${figure}/#v1&${parts.join('&')}&t=${evil}`);
    await expect(live.getByText('onerror').first()).toBeVisible();
    expect(await harm()).toEqual(unharmed);
  });
}

test('what a reader’s own file of events holds stays text', async ({ page }) => {
  const harm = await watchForHarm(page);
  const figure = await liveFigure(page, '/figures/whatif/#v1&preset=quiet-night');
  const own = figure.getByRole('button', { name: 'Bring your own data' });
  if ((await own.getAttribute('aria-expanded')) === 'false') await own.click();
  const quoted = `"${evil.replaceAll('"', '""')}"`;
  const nine = Date.UTC(2026, 0, 1, 9);
  const rows = [0, 1, 2].map((i) => `${nine + i * 1000},${nine + i * 1000 + 500},${quoted}`);
  await figure.getByLabel('File of events or progress reports', { exact: true }).setInputFiles({
    name: `${evil.replaceAll('/', '')}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from([`event_time,arrival_time,${quoted}`, ...rows, `${quoted},1,2`].join('\n')),
  });
  await figure.getByRole('button', { name: 'Read the file' }).click();
  await expect(figure.getByText(/3 of 4 rows are used/)).toBeVisible();
  await expect(figure.getByText('onerror').first()).toBeVisible();
  expect(await harm()).toEqual(unharmed);
});

test('what is written as an answer stays text, also when it is read back', async ({ page }) => {
  const harm = await watchForHarm(page);
  await page.goto('/theory/choosing-a-threshold/');
  const quiz = page.locator('section.quiz').first();
  await quiz.getByRole('button', { name: 'Start' }).click();
  const written = quiz.locator('textarea');
  for (let asked = 0; (await written.count()) === 0 && asked < 10; asked++) {
    await quiz.locator('.quiz-question input, .quiz-question select').first().waitFor();
    await answerAnyhow(quiz);
  }
  await written.fill(evil);
  await quiz.getByRole('button', { name: 'Compare with the model answer' }).click();
  await quiz.getByRole('button', { name: 'Answer', exact: true }).click();
  await expect(quiz.locator('.quiz-told')).toBeVisible();
  await page.reload();
  expect(await page.evaluate(() => localStorage.getItem('streaming-course'))).toContain('onerror');
  expect(await harm()).toEqual(unharmed);
});

async function answerAnyhow(quiz: Locator): Promise<void> {
  const question = quiz.locator('.quiz-question');
  const options = question.locator('.quiz-options input');
  if (await options.count()) await options.last().check();
  for (const choice of await question.locator('.quiz-match select').all()) {
    await choice.selectOption({ index: 1 });
  }
  const field = question.locator('.quiz-number input');
  if (await field.count()) await field.fill('7777');
  await question.getByRole('button', { name: /^(Answer|Run it)$/ }).click();
  await quiz.getByRole('button', { name: 'Go on' }).click();
}

test('an attendee id that is none is refused as text and fills nothing in', async ({ page }) => {
  const harm = await watchForHarm(page);
  await page.goto('/lab-exercise/');
  const form = page.locator('[data-attendee-form]');
  await form.getByLabel('Your attendee id').fill(evil);
  await form.getByRole('button', { name: 'Use it' }).click();
  await expect(form.locator('[data-said]')).toContainText('begins with "<"');
  expect(await harm()).toEqual(unharmed);
});

/** Progress as no course has written it: markup in every place that takes a name. */
const at = 1;
const left = JSON.stringify({
  ...{ version: 1, resetAt: 0, missions: { [evil]: { at } }, attendee: { at, id: evil } },
  ...{ pages: { [evil]: { at, done: true } }, answers: {}, [evil]: evil },
});

test('progress that another program left behind stays text', async ({ page }) => {
  const harm = await watchForHarm(page);
  await page.addInitScript((text) => localStorage.setItem('streaming-course', text), left);
  for (const address of ['/', '/progress/', '/lab-exercise/']) {
    await page.goto(address);
    await expect(page.locator('h1').first()).toBeVisible();
    await expect(page.locator('main')).not.toContainText('onerror');
    expect(await harm()).toEqual(unharmed);
  }
});

test('progress that somebody sends stays text, whether it is taken or refused', async ({
  page,
}) => {
  const harm = await watchForHarm(page);
  await page.goto('/progress/');
  for (const text of [left, evil, JSON.stringify({ version: evil }), `{"version":1,${evil}`]) {
    await page.locator('[data-import]').setInputFiles({
      name: `${evil.replaceAll('/', '')}.json`,
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    });
    await expect(page.locator('[data-transfer-said]')).not.toBeEmpty();
    expect(await harm()).toEqual(unharmed);
  }
});

test('what a statement selects in the worksheet stays text, as does a mistake', async ({
  page,
}) => {
  const harm = await watchForHarm(page);
  await page.goto('/figures/worksheets/');
  const sheet = page.getByRole('figure', { name: 'Snowflake worksheet' });
  await sheet.getByRole('button', { name: 'Open the worksheet', exact: true }).click();
  await expect(sheet.getByText(/The database is ready/)).toBeVisible({ timeout: 60_000 });
  await sheet.getByRole('tab', { name: 'own.sql' }).click();
  const run = async (text: string) => {
    await sheet.getByRole('textbox', { name: /^Editor/ }).click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(text);
    await page.keyboard.press('ControlOrMeta+Enter');
  };
  await run(`SELECT '${evil}' AS "<script>window.harmed=1</script>";`);
  await expect(sheet.locator('.sheet-rows td')).toHaveText(evil);
  await run(`SELECT "${evil.replaceAll('"', '')}";`);
  await expect(sheet.locator('.sheet-said')).toContainText('onerror');
  expect(await harm()).toEqual(unharmed);
});
