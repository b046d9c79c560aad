import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { allPages } from './support/site.ts';

/** How much code, and how many tables, in sight (none is, in a closed fold) scroll but not by keyboard. */
function unreachable(): number {
  return [...document.querySelectorAll<HTMLElement>('pre, .sl-markdown-content table')].filter(
    (part) => part.checkVisibility() && part.scrollWidth > part.clientWidth && part.tabIndex < 0,
  ).length;
}

/** A laptop and a phone: what is shown, and how close together, differs. */
const widths = [1280, 390];

for (const theme of ['light', 'dark'] as const) {
  test.describe(`in the ${theme} theme`, () => {
    test.use({ colorScheme: theme });
    // The handout holds all of these pages at once; what is its own is looked at in its own test.
    for (const address of allPages().filter((each) => each !== '/handout/')) {
      test(`everybody can read ${address}`, async ({ page }) => {
        await page.goto(address);
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
        for (const width of widths) {
          await page.setViewportSize({ width, height: 800 });
          // What scrolls becomes focusable a moment after the page has opened or changed its width.
          await expect.poll(() => page.evaluate(unreachable)).toBe(0);
          const axe = new AxeBuilder({ page });
          // Between the themes only colours differ. The size of targets is not looked at unasked.
          if (theme === 'dark') axe.withRules(['color-contrast']);
          else axe.options({ rules: { 'target-size': { enabled: true } } });
          const { violations } = await axe.analyze();
          const found = violations.map(
            ({ id, help, nodes }) =>
              `${id}: ${help}\n${nodes.map(({ target, html }) => `  ${target.join(' ')} ${html}`).join('\n')}`,
          );
          expect.soft(found, `${String(width)} px wide`).toEqual([]);
        }
      });
    }
  });
}
