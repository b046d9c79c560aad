import type { BrowserContext, Page } from '@playwright/test';
import type { StepData } from '../../src/components/trainer/schema.ts';

/** How long a figure may take to become live, ms. */
const PATIENCE_MS = 20_000;

/** @returns figures that do not come alive, and parts of links that a figure ignores */
export async function checkFigures(
  context: BrowserContext,
  home: string,
  steps: readonly StepData[],
): Promise<string[]> {
  const faults: string[] = [];
  for (const { id, figure } of steps) {
    if (!figure) continue;
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`${home}${figure.page}/${figure.link}`);
    if (!(await comesAlive(page))) faults.push(`Step ${id}: ${figure.page} does not come alive.`);
    const ignored = page.getByText(/parts of (the|this) link were ignored/i);
    if ((await ignored.count()) > 0) {
      const said = (await ignored.first().locator('..').innerText()).replaceAll('\n', ' ');
      faults.push(`Step ${id}: ${said}`);
    }
    faults.push(...errors.map((error) => `Step ${id}: ${figure.page} fails: ${error}`));
    await page.close();
  }
  return faults;
}

/** @returns whether the page's island has woken */
export async function comesAlive(page: Page): Promise<boolean> {
  const live = page.locator('[data-live]').first();
  return live.waitFor({ state: 'attached', timeout: PATIENCE_MS }).then(
    () => true,
    () => false,
  );
}
