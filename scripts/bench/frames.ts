import type { Browser, Locator, Page } from '@playwright/test';

/** How evenly something moved on the screen for a while. */
export interface Frames {
  count: number;
  /** Share of frames that came later than one refresh of a 60 Hz screen after the one before. */
  late: number;
  longestMs: number;
  /** Durations of the tasks over 50 ms, ms. */
  longTasks: number[];
  /** What the main thread worked for each frame, ms, by its own clock. */
  busyMs: number;
}

/** A refresh of a 60 Hz screen is 16.7 ms; a frame that came in time may say 16.8. */
const LATE_MS = 17.5;

declare global {
  interface Window {
    longTasks: number[];
  }
}

/** Opens a page and gives its one figure, live and in view, with the pointer off it. */
export async function openFigure(browser: Browser, url: string): Promise<Locator> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 1000 },
    // The worker keeps the whole course in the background; that is no part of playing.
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.goto(url);
  // A figure without a link sleeps until it is touched.
  await page.locator('.player-play').first().hover();
  const figure = page.locator('figure[data-live]').first();
  await figure.waitFor();
  await page.mouse.move(0, 0);
  await page.evaluate(() => {
    window.longTasks = [];
    const seen = new PerformanceObserver((list) => {
      window.longTasks.push(...list.getEntries().map(({ duration }) => duration));
    });
    seen.observe({ entryTypes: ['longtask'] });
  });
  return figure;
}

/** Counts frames for `ms` ms, while the processor is `slower` times slower than it is. */
export async function watchFrames(page: Page, ms: number, slower: number): Promise<Frames> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const busyFrom = await busy();
  const gaps = await page.evaluate(async (lasts) => {
    window.longTasks.length = 0;
    const times: number[] = [];
    await new Promise<void>((done) => {
      requestAnimationFrame(function next(now) {
        times.push(now);
        if (now - (times[0] ?? now) < lasts) requestAnimationFrame(next);
        else done();
      });
    });
    return times.slice(1).map((time, i) => time - (times[i] ?? time));
  }, ms);
  const busyMs = ((await busy()) - busyFrom) / gaps.length;
  const longTasks = await page.evaluate(() => window.longTasks);
  await session.detach();
  const late = gaps.filter((gap) => gap > LATE_MS).length / gaps.length;
  return { count: gaps.length, late, longestMs: Math.max(...gaps), longTasks, busyMs };

  async function busy(): Promise<number> {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
  }
}

/** Moves the ring around the chosen event in a circle, a step each frame, for `ms` ms. */
export async function dragForAWhile(handle: Locator, ms: number): Promise<void> {
  const page = handle.page();
  const box = await handle.boundingBox();
  if (!box) throw new Error('The ring to drag is not on the screen.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const from = performance.now();
  for (let step = 0; performance.now() - from < ms; step++) {
    const turn = step / 20;
    await page.mouse.move(x - 60 + 60 * Math.cos(turn), y - 30 + 30 * Math.sin(turn));
  }
  await page.mouse.up();
}
