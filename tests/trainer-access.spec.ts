import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { expectSame, goTo, openBoth, openTrainer } from './support/windows.ts';

async function expectAccessible(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => [id, nodes[0]?.html.slice(0, 120)]);
  expect(found, state).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`both windows are accessible in every state, ${colorScheme}`, async ({ browser }) => {
    test.slow();
    const context = await browser.newContext({ colorScheme });
    const windows = await openBoth(context);
    const { trainer, audience } = windows;
    const both = async (state: string) => {
      await expectSame(windows);
      await expectAccessible(trainer, `desk: ${state}`);
      await expectAccessible(audience, `room: ${state}`);
    };
    await goTo(trainer, 'The situation');
    await trainer.getByRole('button', { name: 'Start the clock' }).click();
    await trainer.keyboard.press('?');
    await both('a text, the list of keys');
    await goTo(trainer, 'Late, window by window');
    await both('a figure');
    await goTo(trainer, 'Quiz');
    await trainer.getByLabel('Question').selectOption({ index: 1 });
    await trainer.locator('.desk-options input').first().fill('7');
    await trainer.getByRole('button', { name: 'Reveal the answer' }).click();
    await both('an answer revealed');
    await trainer.getByRole('button', { name: 'Hide the question' }).click();
    await trainer.locator('.steps summary').click();
    await audience.getByRole('button', { name: 'Let go' }).click();
    await expect(trainer.getByText('looks around by itself')).toBeVisible();
    await expectAccessible(trainer, 'desk: let go, the list of steps');
    await trainer.close();
    await expect(audience.getByRole('alert')).toBeVisible();
    await expectAccessible(audience, 'room: the trainer is lost');
    await context.close();
  });
}

test('by keyboard alone: begin, start the clock, turn every step to the last', async ({
  context,
}) => {
  test.slow();
  const trainer = await openTrainer(context);
  const start = trainer.getByRole('button', { name: 'Start the clock' });
  for (let tabs = 0; tabs < 60; tabs++) {
    if (await start.evaluate((button) => button === document.activeElement)) break;
    await trainer.keyboard.press('Tab');
  }
  await expect(start).toBeFocused();
  await trainer.keyboard.press('Enter');
  await expect(trainer.getByRole('button', { name: 'Pause for questions' })).toBeVisible();
  // The button is gone; who goes on by keyboard is still at the clock.
  await expect(trainer.getByRole('group', { name: 'Clock' })).toBeFocused();
  const summary = trainer.locator('.steps summary');
  const steps = await trainer.locator('.steps li').count();
  const next = trainer.getByRole('button', { name: 'Next', exact: true });
  for (let presses = 0; presses < 5 * steps && (await next.isEnabled()); presses++) {
    await trainer.keyboard.press('PageDown');
  }
  await expect(summary).toContainText(`Step ${String(steps)} of ${String(steps)}`);
});

test('who cannot see the room hears what it shows', async ({ context }) => {
  const windows = await openBoth(context);
  const { trainer, audience } = windows;
  await goTo(trainer, 'Sliding windows');
  await expectSame(windows);
  await expect(audience.locator('.audience > [role=status].visually-hidden')).toHaveText(
    'Sliding windows',
  );
  await expect(trainer.locator('.desk-head [role=status]')).toContainText('Sliding windows, step');
  await trainer.keyboard.press('b');
  await expect(audience.locator('.audience > [role=status].visually-hidden')).toHaveText(
    'The screen is dark.',
  );
  await expect(trainer.locator('.desk-head [role=status]')).toContainText('room is dark');
});

test('on paper the whole walkthrough is a run sheet, and the desk is not', async ({ context }) => {
  const trainer = await openTrainer(context);
  await expect(trainer.locator('.run-sheet')).toBeHidden();
  await trainer.emulateMedia({ media: 'print' });
  await expect(trainer.locator('.desk')).toBeHidden();
  const titles = await trainer.locator('.steps li button').allTextContents();
  const printed = await trainer.locator('.run-sheet h3').allInnerTexts();
  expect(printed.map((text) => text.replace(/, [\d.]+ min$/, ''))).toEqual(titles);
  await expect(trainer.locator('.run-sheet details p').first()).toBeVisible();
});

test('on a phone the desk has one column and nothing sticks out', async ({ context }) => {
  const trainer = await openTrainer(context);
  await trainer.setViewportSize({ width: 390, height: 844 });
  for (const step of ['The situation', 'Quiz', 'Late, window by window']) {
    await goTo(trainer, step);
    const wide = await trainer.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, step).toBeLessThanOrEqual(390);
  }
});
