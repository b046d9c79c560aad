import type { BrowserContext, Page } from '@playwright/test';
import { comesAlive } from './figures.ts';

/** More screens than any step has. */
const MOST_SCREENS = 300;
/** How long the room may take to come where the trainer is, ms. */
const FOLLOWS_MS = 10_000;

/**
 * Waits until the browser keeps the whole site.
 * @returns what is wrong when it does not
 */
export async function keepOffline(context: BrowserContext, home: string): Promise<string[]> {
  const page = await context.newPage();
  await page.goto(home);
  const kept = await page.evaluate(async () => {
    if (!('serviceWorker' in navigator)) return false;
    const patience = new Promise((resolve) => setTimeout(resolve, 60_000, false));
    const ready = navigator.serviceWorker.ready.then(() => true);
    return Promise.race([ready, patience]);
  });
  await page.close();
  return kept === true ? [] : ['The browser does not keep the site: leave the network on.'];
}

/**
 * Opens both windows, reloads each of them, and goes through the whole module screen by screen.
 * @param where said in every fault, such as `with the network off`
 * @returns what went wrong, one sentence each
 */
export async function checkRoom(
  context: BrowserContext,
  home: string,
  steps: number,
  where: string,
): Promise<string[]> {
  const faults: string[] = [];
  const trainer = await context.newPage();
  const audience = await context.newPage();
  for (const [page, name] of [
    [trainer, 'trainer'],
    [audience, 'audience'],
  ] as const) {
    page.on('pageerror', (error) => faults.push(`The ${name}’s window fails: ${error.message}`));
  }
  await trainer.goto(`${home}trainer/`);
  await trainer.keyboard.press('Shift');
  if (!(await comesAlive(trainer))) return [...faults, `The trainer's view stays dead ${where}.`];
  await audience.goto(`${home}audience/`);
  for (const page of [audience, trainer]) {
    await page.reload();
    if (!(await comesAlive(page))) return [...faults, `${page.url()} stays dead ${where}.`];
  }
  const seen = new Set<string>();
  const next = trainer.getByRole('button', { name: 'Next', exact: true });
  for (let screen = 0; screen < MOST_SCREENS; screen++) {
    const step = await trainer.locator('.steps summary').innerText();
    seen.add(step);
    const wrong = await settled(trainer, audience);
    if (wrong !== undefined) faults.push(`${step}: the audience window ${wrong} ${where}.`);
    if (await next.isDisabled()) break;
    await trainer.keyboard.press('PageDown');
  }
  if (seen.size !== steps) {
    faults.push(`Page down leads through ${seen.size} steps of ${steps} ${where}.`);
  }
  await audience.close();
  await trainer.close();
  return faults;
}

/** @returns what is wrong with the audience's page when it does not get to where the trainer is */
async function settled(trainer: Page, audience: Page): Promise<string | undefined> {
  const until = Date.now() + FOLLOWS_MS;
  let [wanted, found]: (string | undefined)[] = [];
  while (Date.now() < until) {
    [wanted, found] = [await shownIn(trainer), await shownIn(audience)];
    if (wanted !== undefined && wanted === found) return undefined;
    await audience.waitForTimeout(150);
  }
  return `shows ${found ?? 'nothing'} instead of ${wanted ?? 'the step'}`;
}

/** The page and its first heading on a window's stage; undefined while there is none. */
function shownIn(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const shown = document.querySelector<HTMLIFrameElement>('.stage iframe')?.contentWindow;
    const content = shown?.document.querySelector<HTMLElement>('[data-room]');
    if (!shown || !content) return undefined;
    const blocks = [...content.children].map((one) => (one.checkVisibility() ? 'x' : '.'));
    const isFigure = content.dataset.room === 'shown figure';
    return `${shown.location.pathname} ${isFigure ? 'figure' : blocks.join('')}`;
  });
}
