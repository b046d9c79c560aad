import { expect, type Locator, type Page } from '@playwright/test';

/** A figure on its own page: where it is, the fragment that opens it awake, and its name. */
interface FigureAddress {
  path: string;
  fragment: string;
  name: string;
}

/** The relay, awake, two minutes long. */
export const RELAY: FigureAddress = {
  path: '/figures/relay/',
  fragment: '#v1&for=2m',
  name: 'Relay flush',
};

/** Every figure that has a player. */
export const FIGURES: readonly FigureAddress[] = [
  {
    path: '/figures/watermark/',
    fragment: '#v1&case=ordinary',
    name: 'Watermark and sliding windows',
  },
  {
    path: '/figures/whatif/',
    fragment: '#v1&preset=tunnel',
    name: 'What if: two runs on the same events',
  },
  { path: '/figures/decoder/', fragment: '#v1&case=good', name: 'Avro prefix decoder' },
  RELAY,
  { path: '/figures/pipeline/', fragment: '#v1&for=30m', name: 'The whole pipeline' },
  { path: '/figures/dashboard/', fragment: '#v1&for=30m', name: 'The dashboard' },
  { path: '/figures/batch-or-streaming/', fragment: '#v1', name: 'Batch or streaming?' },
  { path: '/animation/', fragment: '#v1', name: 'The story' },
];

/** The figure of that name on the page that is open. */
export function figureOf(page: Page, { name }: Pick<FigureAddress, 'name'>): Locator {
  return page.getByRole('figure', { name, exact: true });
}

/** Opens a figure by a link to a state of it, which wakes it. */
export async function openFigure(page: Page, address: FigureAddress): Promise<Locator> {
  await page.goto(address.path + address.fragment);
  const figure = figureOf(page, address);
  await expect(figure).toHaveAttribute('data-live', /.*/, { timeout: 30_000 });
  return figure;
}

/**
 * What figures show that only acts, such as Play, Undo or a slider. A button that also tells (a
 * byte, a box, a row, a literal of the code, a choice that is made) is not among it.
 */
export async function actingIn(page: Page): Promise<string[]> {
  const telling =
    '.hex-byte, .fields button, [data-system] button, .story-time, .relay-files button';
  const shown = page.locator('figure.figure').locator('button, select, input:not([type=radio])');
  return shown.evaluateAll(
    (all, tells) =>
      all
        .filter((element) => element.checkVisibility() && !element.matches(`${tells}, .handle`))
        .filter((element) => !element.closest('.literal'))
        .map((element) => element.outerHTML.slice(0, 120)),
    telling,
  );
}
