import { expect, type Locator, type Page } from '@playwright/test';

/** The watermark figure's own page. */
export const FIGURE = '/figures/watermark/';

/** The figure, live: opened by a link to its state, which wakes it. */
export async function open(page: Page, state = 'case=ordinary'): Promise<Locator> {
  await page.goto(`${FIGURE}#v1&${state}`);
  const figure = page.getByRole('figure', { name: 'Watermark and sliding windows' });
  await expect(figure).toHaveAttribute('data-live');
  return figure;
}

/** The sentence that is the figure's title. */
export const title = (figure: Locator) => figure.locator('.figure-title');
export const button = (figure: Locator, name: string) =>
  figure.getByRole('button', { name, exact: true });

/** One line of the inspector. */
export const fact = (figure: Locator, name: string) =>
  figure
    .locator('.facts > div')
    .filter({ has: figure.page().locator('dt').getByText(name, { exact: true }) })
    .locator('dd');

/** The ring around the chosen event, which is dragged. */
export const handle = (figure: Locator) =>
  figure.getByRole('button', { name: /^The circled event/ });

/** The middle of what is drawn, in px of the window. */
export async function centre(locator: Locator): Promise<{ x: number; y: number }> {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  if (!box) throw new Error('Not on the screen.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
