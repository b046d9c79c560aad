import { readFileSync } from 'node:fs';
import { expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { watchForTrouble, type Trouble } from './support/site.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const left = (page: Page) => page.locator('.course-progress .left');

/** Reads on by the link at the foot of the page, which also marks the page as read. */
async function next(page: Page): Promise<void> {
  const before = page.url();
  await page.locator('a[rel=next]').click();
  await page.waitForURL((url) => url.href !== before);
  await expect(heading(page)).not.toBeEmpty();
}

/** Reads on until the page of this path is open. */
async function readUpTo(page: Page, path: string): Promise<void> {
  while (new URL(page.url()).pathname !== path) await next(page);
}

/** Answers the questions of a quiz as they come, whatever their types, to the end. */
async function answerAll(quiz: Locator): Promise<number> {
  await quiz.getByRole('button', { name: 'Start' }).click();
  const count = Number((await quiz.locator('.quiz-place').textContent())?.split(' ').at(-1));
  for (let i = 0; i < count; i++) {
    const question = quiz.locator('.quiz-question');
    const options = question.locator('.quiz-options input');
    if (await options.count()) await options.first().check();
    for (const choice of await question.locator('.quiz-match select').all()) {
      await choice.selectOption({ index: 1 });
    }
    const field = question.locator('.quiz-number input');
    if (await field.count()) await field.fill('5');
    const text = question.locator('textarea');
    if (await text.count()) {
      await text.fill(
        'Late rows may still change a window until the watermark has passed its end.',
      );
      await question.getByRole('button', { name: 'Compare with the model answer' }).click();
    }
    await question.getByRole('button', { name: /^(Answer|Run it)$/ }).click();
    await expect(question.locator('.quiz-told')).toBeVisible();
    await quiz.getByRole('button', { name: 'Go on' }).click();
  }
  await expect(quiz.getByRole('heading', { name: /of \d+ right/ })).toBeVisible();
  return count;
}

/** What the progress page says: every page's row, every figure's tally, and the attendee id. */
async function report(page: Page): Promise<unknown> {
  await page.goto('/progress/');
  await expect(page.locator('[data-read-state]').first()).not.toHaveText('-');
  return {
    pages: await page.locator('tr[data-page]').allInnerTexts(),
    missions: await page.locator('[data-mission][data-done]').allInnerTexts(),
    id: await page.getByLabel('Your attendee id').inputValue(),
  };
}

/** Another visit of the same reader: a new window over what the browser has kept. */
async function comeBack(context: BrowserContext, trouble: Trouble[]): Promise<Page> {
  const storageState = await context.storageState();
  const again = await context.browser()?.newContext({ storageState });
  if (!again) throw new Error('There is no browser to come back in.');
  const page = await again.newPage();
  trouble.push(watchForTrouble(page));
  await page.goto('/');
  return page;
}

test('a reader takes the whole module, leaves, comes back, and goes on at another machine', async ({
  browser,
  context,
}) => {
  const first = await context.newPage();
  const trouble = [watchForTrouble(first)];
  await first.goto('/');
  await expect(first.locator('[data-resume]')).toBeHidden();

  // The first evening: as far as the five bytes, moving the figure until a mission ticks itself.
  await readUpTo(first, '/theory/five-bytes-before-avro/');
  const figure = first.getByRole('figure', { name: 'Avro prefix decoder' });
  await figure.hover();
  await expect(figure).toHaveAttribute('data-live');
  await figure.getByLabel('message', { exact: true }).selectOption('not-stripped-6');
  const step = figure.getByRole('button', { name: 'Step', exact: true });
  for (let i = 0; i < 12 && (await step.isEnabled()); i++) await step.click();
  await expect
    .poll(() => first.evaluate(() => localStorage.getItem('streaming-course')))
    .toContain('decoder/silent-garbage');
  await next(first);
  await expect(heading(first)).toContainText(/watermark/i);
  const leftThen = await left(first).textContent();
  await first.close();

  // The next day: back to the place, through the rest, with the quiz and the attendee id.
  const second = await comeBack(context, trouble);
  await expect(left(second)).toHaveText(leftThen ?? '');
  await second.locator('[data-resume]').getByRole('link').click();
  await expect(second).toHaveURL(/theory\/watermarks/);
  await readUpTo(second, '/quiz/');
  const answered = await answerAll(second.locator('section.quiz').first());
  expect(answered).toBe(5);
  await readUpTo(second, '/lab-exercise/');
  await second.getByLabel('Your attendee id').fill('mk07');
  await second.getByRole('button', { name: 'Use it' }).click();
  while (await second.locator('a[rel=next]').count()) await next(second);
  await second.getByRole('button', { name: 'Mark as read' }).click();
  await expect(left(second)).toHaveText('all read');

  // Out as a file, and into a browser that knows nothing.
  const here = await report(second);
  const coming = second.waitForEvent('download');
  await second.getByRole('button', { name: 'Export to a file' }).click();
  const file = readFileSync(await (await coming).path());
  const third = await (await browser.newContext()).newPage();
  trouble.push(watchForTrouble(third));
  await third.goto('/progress/');
  await third
    .locator('[data-import]')
    .setInputFiles({ name: 'progress.json', mimeType: 'application/json', buffer: file });
  await expect(third.locator('[data-transfer-said]')).toContainText('5 answers, 1 mission');
  expect(await report(third)).toEqual(here);
  expect(here).toMatchObject({ id: 'mk07', missions: [expect.stringContaining('(done)')] });

  // And there it is used: the bar, the answers, the mission in its figure, the id in the code.
  await third.goto('/quiz/');
  await expect(left(third)).toHaveText('all read');
  const quiz = third.locator('section.quiz').first();
  await quiz.hover();
  await expect(quiz).toContainText(/5 of \d+ answered so far/);
  await third.goto('/figures/decoder/');
  await third.locator('figure').first().hover();
  await expect(third.getByText(/^Missions: 1 of \d+ done/)).toBeVisible();
  await third.goto('/practice/snowflake/');
  await expect(third.getByRole('main')).toContainText('MK07_STREAMING');
  expect(trouble.flatMap(({ foreign, errors }) => [...foreign, ...errors])).toEqual([]);
});
