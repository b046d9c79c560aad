import { existsSync } from 'node:fs';
import { join } from 'node:path';
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

/**
 * Opens both windows and walks through every step; offline, where the site has a service worker.
 * @returns what went wrong, one sentence each
 */
export async function checkRoom(
  context: BrowserContext,
  home: string,
  dist: string,
  steps: number,
): Promise<string[]> {
  const faults: string[] = [];
  const offline = ['sw.js', 'service-worker.js'].some((name) => existsSync(join(dist, name)));
  const trainer = await context.newPage();
  await trainer.goto(`${home}trainer/`);
  if (offline) {
    await trainer.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await context.setOffline(true);
    await trainer.reload();
  } else {
    faults.push('The site has no service worker yet: keep the network of the room on.');
  }
  const where = offline ? 'with the network off' : 'with the network on';
  await trainer.keyboard.press('Shift');
  if (!(await comesAlive(trainer))) return [...faults, `The trainer's view stays dead ${where}.`];
  const audience = await context.newPage();
  await audience.goto(`${home}audience/`);
  if (!(await comesAlive(audience)))
    return [...faults, `The audience window hears nothing ${where}.`];
  for (let step = 1; step <= steps; step++) {
    const address = await settled(trainer, audience);
    if (address !== undefined)
      faults.push(`Step ${step}: the audience window ${address} ${where}.`);
    await trainer.keyboard.press('PageDown');
  }
  await context.setOffline(false);
  return faults;
}

async function comesAlive(page: Page): Promise<boolean> {
  const live = page.locator('[data-live]').first();
  return live.waitFor({ state: 'attached', timeout: PATIENCE_MS }).then(
    () => true,
    () => false,
  );
}

/** @returns what is wrong with the audience's page when it does not get to where the trainer is */
async function settled(trainer: Page, audience: Page): Promise<string | undefined> {
  const path = (page: Page) =>
    page.evaluate(() => {
      const shown = document.querySelector<HTMLIFrameElement>('.stage iframe')?.contentWindow;
      const ready = shown?.document.querySelector('[data-room]');
      return ready ? shown?.location.pathname : undefined;
    });
  let [wanted, found]: (string | undefined)[] = [];
  for (let tries = 0; tries < 40; tries++) {
    [wanted, found] = [await path(trainer), await path(audience)];
    if (wanted !== undefined && wanted === found) return undefined;
    await audience.waitForTimeout(250);
  }
  return `shows ${found ?? 'nothing'} instead of ${wanted ?? 'the step'}`;
}
