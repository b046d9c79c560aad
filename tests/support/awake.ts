import { expect, type Page } from '@playwright/test';

/** Wakes every figure and quiz of the page, and starts what can be played. */
export async function wakeAll(page: Page): Promise<void> {
  const islands = page.locator('astro-island[client="touch"]');
  for (const island of await islands.all()) {
    await island.dispatchEvent('course:wake');
    await expect(island.locator('[data-live]').first()).toBeAttached({ timeout: 30_000 });
  }
  for (const play of await page.getByRole('button', { name: 'Play', exact: true }).all()) {
    if (await play.isEnabled()) await play.click();
  }
}
