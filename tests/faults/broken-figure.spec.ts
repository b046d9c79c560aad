import { expect, test, type Page } from '@playwright/test';
import { FIGURES, figureOf, openFigure } from '../support/figures.ts';
import { watchForTrouble } from '../support/site.ts';

/** Makes the figure of that name throw when it is drawn, as long as `broken` is set in the page. */
async function canBreak(page: Page, name: string): Promise<void> {
  await page.route('**/_astro/*.js', async (route) => {
    const answer = await route.fetch();
    const trap = `(()=>{if(globalThis.broken)throw new Error('a wheel came off');return"${name}"})()`;
    const body = (await answer.text()).replace(
      new RegExp(`(?<=["\`]?(?:aria-label|label)["\`]?:)["\`]${name.replace('?', '\\?')}["\`]`),
      () => trap,
    );
    await route.fulfill({ response: answer, body });
  });
}

const setBroken = (page: Page, broken: boolean) =>
  page.evaluate((value) => Object.assign(globalThis, { broken: value }), broken);

for (const address of FIGURES) {
  test(`an error while ${address.name} is drawn is said, and a press starts it again`, async ({
    page,
  }) => {
    await canBreak(page, address.name);
    const figure = await openFigure(page, address);
    await setBroken(page, true);
    await figure.getByRole('button', { name: 'Step', exact: true }).click();
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('This figure stopped: a wheel came off');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await setBroken(page, false);
    await alert.getByRole('button', { name: 'Start the figure again' }).click();
    await expect(alert).toHaveCount(0);
    const step = figure.getByRole('button', { name: 'Step', exact: true });
    await step.click();
    await expect(figure.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
    // Whoever pressed the button by keyboard is in the figure, not at the top of the page.
    await expect(step).toBeFocused();
  });
}

test('a figure that fails as it wakes can be started again, and the other one works', async ({
  page,
}) => {
  const relay = { name: 'Relay flush' };
  await canBreak(page, relay.name);
  await page.addInitScript(() => Object.assign(globalThis, { broken: true }));
  await page.goto('/practice/snowflake/');
  await figureOf(page, relay).getByRole('button', { name: 'Step', exact: true }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('a wheel came off');
  const other = page.getByRole('figure', { name: 'Snowflake worksheet' });
  await other.hover();
  await expect(other).toHaveAttribute('data-live');
  const quiz = page.locator('section.quiz').first();
  await quiz.getByRole('button', { name: 'Start' }).click();
  await expect(quiz.locator('.quiz-question')).toBeVisible();
  await setBroken(page, false);
  await alert.getByRole('button').click();
  await expect(figureOf(page, relay)).toBeVisible();
});

test('a link to a state that stops a figure does not stop it for good', async ({ page }) => {
  const watermark = FIGURES[0];
  if (!watermark) throw new Error('No figure.');
  await canBreak(page, watermark.name);
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'broken', { get: () => location.hash.includes('ordinary') });
  });
  await page.goto(watermark.path + watermark.fragment);
  await page.getByRole('alert').getByRole('button').click();
  await expect(figureOf(page, watermark)).toHaveAttribute('data-live');
});

test('a figure whose script does not come says so, and the next press tries again', async ({
  page,
  context,
}) => {
  await page.goto('/theory/watermarks/');
  const figure = page.getByRole('figure', { name: 'Watermark and sliding windows' });
  await context.setOffline(true);
  const trouble = watchForTrouble(page);
  await figure.getByRole('button', { name: 'Step', exact: true }).click();
  const notice = page.getByRole('alert');
  await expect(notice).toContainText('could not be loaded', { timeout: 15_000 });
  await expect(figure.locator('.figure-title')).toBeVisible();
  expect(trouble.foreign).toEqual([]);
  await context.setOffline(false);
  await figure.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(figure).toHaveAttribute('data-live');
  await expect(notice).toHaveCount(0);
  await expect(figure.locator('.now-tag')).toHaveText('now 09:17:21');
});
