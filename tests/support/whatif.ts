import { expect, type Locator, type Page } from '@playwright/test';

/** The playground's own page. */
export const FIGURE = '/figures/whatif/';
export const NAME = 'What if: two runs on the same events';

/** The playground, live: opened by a link to its state, which wakes it. */
export async function open(page: Page, state = 'preset=quiet-night'): Promise<Locator> {
  await page.goto(`${FIGURE}#v1&${state}`);
  const figure = page.getByRole('figure', { name: NAME });
  await expect(figure).toHaveAttribute('data-live');
  return figure;
}

/** The sentence that is the figure's title. */
export const title = (figure: Locator) => figure.locator('.figure-title').first();
export const button = (figure: Locator, name: string) =>
  figure.getByRole('button', { name, exact: true });

/** A literal of the code that can be edited. */
export const literal = (figure: Locator, name: string) => figure.getByRole('textbox', { name });

/** The reader's point on the curve. */
export const point = (figure: Locator) => figure.getByRole('button', { name: /^Your point/ });
export const setting = (figure: Locator, name: string) => figure.getByLabel(name, { exact: true });

/** A row of the table of costs. */
export const cost = (figure: Locator, name: string | RegExp) =>
  figure.getByRole('region', { name: /What the difference costs/ }).getByRole('row', { name });

/** The link that the button copies, shown as text because the clipboard is closed here. */
export async function linkOf(page: Page, figure: Locator): Promise<string> {
  await page.evaluate(() =>
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new Error('closed')) },
      configurable: true,
    }),
  );
  await button(figure, 'Link').click();
  return figure.getByLabel(/Select and copy/).inputValue();
}
