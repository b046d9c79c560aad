import { expect, type Locator, type Page } from '@playwright/test';

/** Where the browser keeps the reader's progress. */
export const key = 'streaming-course';

/** The quiz at the end of a page, started. */
export async function start(page: Page, address = '/theory/watermarks/'): Promise<Locator> {
  await page.goto(address);
  const quiz = page.locator('section.quiz').first();
  await quiz.getByRole('button', { name: /^(Start|Ask me (others|again))$/ }).click();
  await expect(quiz.locator('.quiz-question')).toBeVisible();
  return quiz;
}

/** Gives some answer to the question that is asked, whatever its type. */
export async function giveAny(quiz: Locator): Promise<void> {
  const question = quiz.locator('.quiz-question');
  const options = question.locator('.quiz-options input');
  if (await options.count()) await options.last().check();
  for (const choice of await question.locator('.quiz-match select').all()) {
    await choice.selectOption({ index: 1 });
  }
  const field = question.locator('.quiz-number input');
  if (await field.count()) await field.fill('7777');
  const text = question.locator('textarea');
  if (await text.count()) {
    await text.fill('An answer in my own words, long enough to be compared.');
    await question.getByRole('button', { name: 'Compare with the model answer' }).click();
  }
  await question.getByRole('button', { name: /^(Answer|Run it)$/ }).click();
  await expect(question.locator('.quiz-told')).toBeVisible();
}

/** To the next question. */
export const goOn = (quiz: Locator) => quiz.getByRole('button', { name: 'Go on' }).click();
/** The progress as it is kept. */
export const saved = (page: Page) =>
  page.evaluate((name) => JSON.parse(localStorage.getItem(name) ?? '{}'), key);
