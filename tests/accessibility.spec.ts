import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { allPages } from './support/site.ts';

for (const theme of ['light', 'dark'] as const) {
  test.describe(`in the ${theme} theme`, () => {
    test.use({ colorScheme: theme });
    for (const address of allPages()) {
      test(`everybody can read ${address}`, async ({ page }) => {
        await page.goto(address);
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
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
