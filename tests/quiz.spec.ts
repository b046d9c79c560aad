import { expect, test, type Locator } from '@playwright/test';
import { giveAny, goOn, saved, start } from './support/quiz.ts';
import { builtFile, watchForTrouble } from './support/site.ts';

test('every question of the bank can be answered, is explained and names its source', async ({
  page,
}) => {
  const trouble = watchForTrouble(page);
  await page.goto('/quiz/');
  const quiz = page.locator('section.quiz').nth(1);
  await quiz.getByRole('button', { name: 'Start' }).click();
  const place = quiz.locator('.quiz-place');
  await expect(place).toHaveText(/^1 of \d+$/);
  const count = Number((await place.textContent())?.split(' ').at(-1));
  expect(count).toBeGreaterThanOrEqual(40);
  for (let i = 1; i <= count; i++) {
    await expect(place).toHaveText(`${i} of ${count}`);
    await giveAny(quiz);
    await expect(quiz.locator('.quiz-sources')).toContainText(/Source: \S/);
    const right = await quiz.locator('.quiz-right').count();
    if (!right) await expect(quiz.locator('.quiz-remark a').first()).toBeVisible();
    await goOn(quiz);
  }
  await expect(quiz.getByRole('heading', { name: /of \d+ right/ })).toBeFocused();
  expect(Object.keys((await saved(page)).answers)).toHaveLength(count);
  for (const link of await quiz.locator('.quiz-result li a').all()) {
    const { pathname, hash } = new URL((await link.getAttribute('href')) ?? '', page.url());
    const html = builtFile(`${pathname.slice(1)}index.html`);
    expect(html, `${pathname}${hash}`).toContain(`id="${hash.slice(1)}"`);
  }
  expect(trouble).toEqual({ foreign: [], errors: [] });
});

test('what was wrong is asked again, and only that', async ({ page }) => {
  const quiz = await start(page, '/theory/kafka/');
  const count = Number((await quiz.locator('.quiz-place').textContent())?.split(' ').at(-1));
  for (let i = 0; i < count; i++) {
    await giveAny(quiz);
    await goOn(quiz);
  }
  const missed = await quiz.locator('.quiz-result li').count();
  expect(missed).toBeGreaterThan(0);
  await quiz.getByRole('button', { name: 'Ask again what was wrong' }).click();
  await expect(quiz.locator('.quiz-place')).toHaveText(`1 of ${missed}`);
});

test('a wrong option names the misconception and leads to the paragraph that mends it', async ({
  page,
}) => {
  const quiz = await start(page);
  for (;;) {
    const option = quiz.getByLabel('Every event older than 09:05:00 is dropped.');
    if (await option.count()) {
      await option.check();
      break;
    }
    await giveAny(quiz);
    await goOn(quiz);
  }
  await quiz.getByRole('button', { name: 'Answer' }).click();
  await expect(quiz.locator('.quiz-remark')).toContainText('only when the end of that window');
  await quiz.getByRole('link', { name: 'Read it again' }).click();
  await expect(page).toHaveURL(/theory\/watermarks\/#the-watermark$/);
});

test('a run-it question computes its key and shows the run', async ({ page }) => {
  const quiz = await start(page, '/practice/databricks/');
  while (!(await quiz.getByRole('button', { name: 'Run it' }).count())) {
    await giveAny(quiz);
    await goOn(quiz);
  }
  await quiz.locator('.quiz-number input').fill('0');
  await quiz.getByRole('button', { name: 'Run it' }).click();
  await expect(quiz.getByRole('region', { name: 'What the simulation did' })).toBeVisible();
  await expect(quiz.locator('.quiz-run tbody tr').first()).toBeVisible();
});

test('another five are drawn the second time', async ({ page }) => {
  const quiz = await start(page, '/quiz/');
  const asked = async (): Promise<string[]> => {
    const texts: string[] = [];
    for (let i = 0; i < 5; i++) {
      texts.push((await quiz.locator('.quiz-question h3').textContent()) ?? '');
      await giveAny(quiz);
      await goOn(quiz);
    }
    return texts;
  };
  const first = await asked();
  await quiz.getByRole('button', { name: 'Close' }).click();
  await quiz.getByRole('button', { name: 'Ask me others' }).click();
  const second = await asked();
  expect(new Set(first).size).toBe(5);
  expect(second.filter((text) => first.includes(text))).toEqual([]);
});

/** Answers until the question that is asked holds what is looked for. */
async function answerUntil(quiz: Locator, selector: string): Promise<Locator> {
  while (!(await quiz.locator(selector).count())) {
    await giveAny(quiz);
    await goOn(quiz);
  }
  return quiz.locator('.quiz-question');
}

test('a step that is moved to an end keeps the focus', async ({ page }) => {
  const question = await answerUntil(await start(page, '/theory/checkpoints/'), '.quiz-order');
  const ups = question.getByRole('button', { name: /^Move up/ });
  const name = (await ups.nth(1).getAttribute('aria-label')) ?? '';
  await ups.nth(1).press('Enter');
  await expect(ups.first()).toHaveAttribute('aria-label', name);
  await expect(ups.first()).toBeFocused();
  await expect(ups.first()).toHaveAttribute('aria-disabled', 'true');
  await ups.first().press('Enter');
  await expect(ups.first()).toHaveAttribute('aria-label', name);
});

test('the focus goes on where its button is gone', async ({ page }) => {
  const quiz = await start(page, '/theory/choosing-a-threshold/');
  const question = await answerUntil(quiz, 'textarea');
  await question.locator('textarea').fill('An answer in my own words, long enough.');
  await question.getByRole('button', { name: 'Compare with the model answer' }).click();
  await expect(question.getByRole('checkbox').first()).toBeFocused();
  await question.getByRole('button', { name: 'Answer' }).click();
  await goOn(quiz);
  const close = quiz.getByRole('button', { name: 'Close' });
  while (!(await close.count())) {
    await giveAny(quiz);
    await goOn(quiz);
  }
  await close.click();
  await expect(quiz.getByRole('button', { name: 'Ask me again' })).toBeFocused();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the questions stand there with their answers folded', async ({ page }) => {
    await page.goto('/theory/kafka/');
    const plain = page.locator('.quiz-plain');
    await expect(plain.locator('> li')).toHaveCount(4);
    await plain.locator('summary').first().click();
    await expect(plain.locator('details').first()).toContainText('57 messages');
    await page.goto('/quiz/');
    expect(await plain.locator('> li').count()).toBeGreaterThanOrEqual(40);
    await expect(plain.getByText('Every event older than 09:05:00 is dropped.')).toBeVisible();
  });
});
