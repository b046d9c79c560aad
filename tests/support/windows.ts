import { expect, type BrowserContext, type Page } from '@playwright/test';
import { stageOf, standingOf } from './room.ts';

/** The trainer's window and the one on the projector. */
export interface Windows {
  trainer: Page;
  audience: Page;
}

export async function openTrainer(context: BrowserContext): Promise<Page> {
  const trainer = await context.newPage();
  await trainer.goto('/trainer/');
  // Any key begins; a walkthrough that was begun before is there by itself.
  await trainer.keyboard.press('Shift');
  await expect(trainer.locator('.desk')).toHaveAttribute('data-live', '');
  return trainer;
}

export async function openBoth(context: BrowserContext): Promise<Windows> {
  const trainer = await openTrainer(context);
  const opening = context.waitForEvent('page');
  await trainer.getByRole('button', { name: 'Open the audience window' }).click();
  const audience = await opening;
  await expect(trainer.getByText('The audience window follows.')).toBeVisible();
  return { trainer, audience };
}

/** Chooses a step by its title from the list of all. */
export async function goTo(trainer: Page, title: string): Promise<void> {
  await trainer.locator('.steps summary').click();
  await trainer.locator('.steps').getByRole('button', { name: title, exact: true }).first().click();
  await trainer.locator('.steps summary').click();
  await expect(trainer.locator('.desk-head h1')).toHaveText(title);
}

/** What a window shows: page, blocks, folds and how far it is scrolled; of a figure its state. */
async function seen(page: Page): Promise<object> {
  const stage = await stageOf(page);
  const where = await stage.evaluate(() => {
    const content = document.querySelector<HTMLElement>('.sl-markdown-content');
    const blocks = [...(content?.children ?? [])];
    return {
      path: location.pathname,
      shown: content?.dataset.room ?? 'nothing yet',
      blocks: blocks.flatMap((one, at) => (one.hasAttribute('data-room-hidden') ? [] : [at])),
      open: [...(content?.querySelectorAll('details') ?? [])].map(({ open }) => open),
      scroll: Math.round(scrollY / 10),
    };
  });
  if (where.shown !== 'shown figure') return where;
  const standing = await standingOf(page);
  return standing ? { path: where.path, ...standing } : { shown: 'not live yet' };
}

/** Both windows come to show the same page, and on it the same blocks or the same picture. */
export async function expectSame({ trainer, audience }: Windows): Promise<void> {
  await expect(async () => {
    const room = await seen(audience);
    expect(room).not.toMatchObject({ shown: expect.stringMatching(/yet$/) as unknown });
    expect(room).toEqual(await seen(trainer));
  }).toPass({ timeout: 60_000, intervals: [100, 150, 250] });
}
