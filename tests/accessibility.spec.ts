import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { allPages } from './support/site.ts';

/** How many code blocks in sight (none is, inside a closed fold) can be scrolled but not by keyboard. */
function unreachableCode(): number {
  return [...document.querySelectorAll('pre')].filter(
    (code) => code.checkVisibility() && code.scrollWidth > code.clientWidth && code.tabIndex < 0,
  ).length;
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(`in the ${theme} theme`, () => {
    test.use({ colorScheme: theme });
    // The handout holds all of these pages at once; what is its own is looked at in its own test.
    for (const address of allPages().filter((each) => each !== '/handout/')) {
      test(`everybody can read ${address}`, async ({ page }) => {
        await page.goto(address);
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
        // A code block that scrolls becomes focusable a moment after the page has opened.
        await expect.poll(() => page.evaluate(unreachableCode)).toBe(0);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(
          ({ id, help, nodes }) =>
            `${id}: ${help}\n${nodes.map(({ target, html }) => `  ${target.join(' ')} ${html}`).join('\n')}`,
        );
        expect(found).toEqual([]);
      });
    }
  });
}
