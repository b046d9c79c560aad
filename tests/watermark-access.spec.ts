import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { open, button } from './support/watermark.ts';

test('no text of the figure is smaller than 13 px, at any width', async ({ page }) => {
  for (const width of [1440, 1024, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const figure = await open(page);
    const small = await figure.evaluate((root) => {
      const found: string[] = [];
      for (const element of root.querySelectorAll<HTMLElement | SVGTextElement>('*')) {
        const own = [...element.childNodes].some(
          (node) => node.nodeType === 3 && node.nodeValue?.trim(),
        );
        if (!own) continue;
        const matrix = element instanceof SVGTextElement ? element.getScreenCTM() : null;
        const scale = matrix ? Math.hypot(matrix.a, matrix.b) : 1;
        const size = parseFloat(getComputedStyle(element).fontSize) * scale;
        if (size < 12.99) found.push(`${element.textContent ?? ''}: ${size.toFixed(2)}`);
      }
      return found;
    });
    expect(small).toEqual([]);
  }
});

for (const theme of ['light', 'dark'] as const) {
  test(`everybody can use it in every state, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    const figure = await open(page, 'case=poison&colour=red');
    const check = async () => {
      const { violations } = await new AxeBuilder({ page }).include('.figure').analyze();
      expect(violations.map(({ id, nodes }) => `${id} ${nodes.map((n) => n.html).join()}`)).toEqual(
        [],
      );
    };
    await check();
    for (const summary of await figure.locator('summary').all()) await summary.click();
    await check();
    await button(figure, '0').click();
    await button(figure, 'Table').click();
    await check();
    await button(figure, 'See what happens').click();
    await check();
    await button(figure, 'Keys of this figure').click();
    const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
}
