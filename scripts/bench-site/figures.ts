import type { Browser, Page } from '@playwright/test';

/** How long one figure took from the press that woke it to its first live frame. */
export interface FirstFrame {
  figure: string;
  /** On this machine as it is, ms. */
  here: number;
  /** With 4x slower processor and a line of 1.6 Mbit/s and 150 ms, as Lighthouse's phone, ms. */
  phone: number;
}

/** The islands of a page that wait for a touch; each is named by the first label in it. */
const islands = 'astro-island[client="touch"]';

/** Presses a button of each figure of a page, each in a fresh page, and times its first frame. */
export async function firstFrames(browser: Browser, url: string): Promise<FirstFrame[]> {
  const page = await open(browser, url, false);
  const names = await page.locator(islands).evaluateAll((all) =>
    all.map((island) => {
      const named = island.querySelector('[aria-label], figure, h2, h3');
      return (named?.getAttribute('aria-label') ?? named?.textContent ?? 'figure').slice(0, 40);
    }),
  );
  await page.context().close();
  const frames: FirstFrame[] = [];
  for (const [index, figure] of names.entries()) {
    const here = await timed(browser, url, index, false);
    const phone = await timed(browser, url, index, true);
    if (here !== undefined && phone !== undefined) frames.push({ figure, here, phone });
  }
  return frames;
}

async function timed(browser: Browser, url: string, index: number, asPhone: boolean) {
  const page = await open(browser, url, asPhone);
  try {
    return await page.locator(islands).nth(index).evaluate(pressAndWait);
  } finally {
    await page.context().close();
  }
}

async function open(browser: Browser, url: string, asPhone: boolean): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'load' });
  // What a page does at idle is over by then: a reader looks before touching.
  await page.waitForTimeout(500);
  if (asPhone) {
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const line = { latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
    await session.send('Network.emulateNetworkConditions', { offline: false, ...line });
  }
  return page;
}

/** In the page: from the press to the frame after the island has marked itself live. */
async function pressAndWait(island: Element): Promise<number | undefined> {
  island.scrollIntoView({ block: 'center' });
  const nextFrame = () => new Promise((drawn) => requestAnimationFrame(drawn));
  await nextFrame();
  const target =
    island.querySelector('.player-play') ??
    island.querySelector('button, [role="button"], input, select') ??
    island.firstElementChild;
  if (target === null) return undefined;
  const from = performance.now();
  target.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  while (island.querySelector('[data-live]') === null) {
    if (performance.now() - from > 60_000) return undefined;
    await nextFrame();
  }
  await nextFrame();
  return performance.now() - from;
}
