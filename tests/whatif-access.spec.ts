import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { watchForTrouble } from './support/site.ts';
import { open, button, literal } from './support/whatif.ts';

for (const theme of ['light', 'dark'] as const) {
  test(`everybody can use it in the ${theme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    const trouble = watchForTrouble(page);
    const figure = await open(page, 'preset=tunnel&spark.nothing=1');
    await figure.getByText(/^The same in both:/).click();
    await figure.getByText(/^Missions:/).click();
    await literal(figure, 'delay of run B').fill('never');
    await button(figure, 'Step').focus();
    await page.keyboard.press('n');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(' ')}`),
    ).toEqual([]);
    await page.keyboard.press('t');
    const asTable = await new AxeBuilder({ page }).analyze();
    expect(asTable.violations.map(({ id }) => id)).toEqual([]);
    expect(trouble).toEqual({ foreign: [], errors: [] });
  });
}
