import { expect, test } from '@playwright/test';
import { giveAny, goOn, key, saved, start } from './support/quiz.ts';
import { watchForTrouble } from './support/site.ts';

test('an answer is kept the moment it is given, also when the page closes then', async ({
  page,
}) => {
  const quiz = await start(page);
  await giveAny(quiz);
  await page.reload();
  await quiz.hover();
  await expect(quiz).toContainText(/1 of \d+ answered so far/);
});

test('what was answered on an earlier visit can be looked at, and is explained again', async ({
  page,
}) => {
  const quiz = await start(page, '/theory/kafka/');
  const asked = (await quiz.locator('.quiz-question h3').textContent()) ?? '';
  await giveAny(quiz);
  const before = await saved(page);
  await page.reload();
  await quiz.hover();
  await quiz.getByRole('button', { name: 'Show my answers' }).click();
  await expect(quiz.locator('.quiz-place')).toHaveText('1 of 1');
  await expect(quiz.locator('.quiz-question h3')).toHaveText(asked);
  await quiz.getByRole('button', { name: 'Explain' }).click();
  await expect(quiz.locator('.quiz-sources')).toContainText(/Source: \S/);
  expect((await saved(page)).answers).toEqual(before.answers);
});

test('two tabs show the same answers', async ({ context }) => {
  const [one, two] = [await context.newPage(), await context.newPage()];
  await two.goto('/theory/kafka/');
  const other = two.locator('section.quiz').first();
  await other.hover();
  await expect(other).toHaveAttribute('data-live');
  const quiz = await start(one, '/theory/kafka/');
  await giveAny(quiz);
  await expect(other).toContainText('1 of 4 answered so far');
});

test('an answer to an earlier wording is asked again, one to a question unknown is kept', async ({
  page,
}) => {
  await page.addInitScript(
    ([name]) => {
      const answer = { at: 5, revision: 0, answer: 'never-drops-younger', right: true };
      const answers = { 'watermark-what': answer, 'of-another-release': answer };
      const progress = {
        version: 1,
        resetAt: 0,
        pages: {},
        missions: {},
        attendee: { at: 0, id: '' },
      };
      if (!localStorage.getItem(name ?? '')) {
        localStorage.setItem(name ?? '', JSON.stringify({ ...progress, answers }));
      }
    },
    [key],
  );
  await page.goto('/theory/watermarks/');
  const quiz = page.locator('section.quiz').first();
  await quiz.hover();
  await quiz.getByRole('button', { name: 'Ask again what was wrong (1)' }).click();
  await expect(quiz.locator('.quiz-notice')).toContainText('earlier wording');
  await giveAny(quiz);
  const { answers } = await saved(page);
  expect(answers['of-another-release'].revision).toBe(0);
  expect(answers['watermark-what'].revision).toBe(1);
});

for (const [name, block] of [
  [
    'blocked',
    () => {
      Object.defineProperty(window, 'localStorage', {
        configurable: true,
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    },
  ],
  [
    'full',
    () => {
      const { setItem } = Storage.prototype;
      Storage.prototype.setItem = function (name, value) {
        // Full, not blocked: a short word such as the theme still fits.
        if (this === localStorage && value.length > 20)
          throw new DOMException('full', 'QuotaExceededError');
        setItem.call(this, name, value);
      };
    },
  ],
] as const) {
  test(`with storage ${name} the quiz goes on and says that nothing is kept`, async ({ page }) => {
    const trouble = watchForTrouble(page);
    await page.addInitScript(block);
    const quiz = await start(page, '/theory/kafka/');
    await giveAny(quiz);
    await goOn(quiz);
    await giveAny(quiz);
    await expect(quiz).toContainText('does not let the page keep anything');
    expect(trouble).toEqual({ foreign: [], errors: [] });
  });
}
