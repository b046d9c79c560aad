import type { Browser, CDPSession, Page } from '@playwright/test';
import { median } from './measure.ts';

/** What one figure holds after a forced garbage collection. */
export interface Sample {
  /** Of the JavaScript heap, bytes. */
  heap: number;
  nodes: number;
  listeners: number;
  /** Virtual time played since the start, ms: shows that the figure did play. */
  playedMs: number;
}

/** A figure that plays in a window of its own; a hidden page would be given no frames. */
interface Playing {
  name: string;
  page: Page;
  session: CDPSession;
  /** Where t was last seen, virtual ms. */
  tMs: number;
  playedMs: number;
}

/** Opens a figure's page with its state in the fragment, and plays it at `speed`. */
export async function playFigure(browser: Browser, url: string, speed: number): Promise<Playing> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 1000 },
    // The worker keeps the whole course in the background; that is no part of playing.
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('figure[data-live] .player-play').first().waitFor();
  await page.getByLabel('Speed').first().selectOption(String(speed));
  const name = new URL(url).pathname.split('/').filter(Boolean).at(-1) ?? url;
  const session = await context.newCDPSession(page);
  return { name, page, session, tMs: await momentOf(page), playedMs: 0 };
}

/** Presses Play where the run has come to its end, and adds up how far t has moved. */
export async function keepPlaying(figure: Playing): Promise<void> {
  const tMs = await momentOf(figure.page);
  figure.playedMs += Math.max(0, tMs - figure.tMs);
  figure.tMs = tMs;
  const play = figure.page.locator('.player-play').first();
  if ((await play.textContent()) === 'Play') await play.click();
}

async function momentOf(page: Page): Promise<number> {
  return Number(await page.locator('.scrubber input').first().inputValue());
}

/** Collects garbage and reads what is left. */
export async function sample({ session, playedMs }: Playing): Promise<Sample> {
  // Twice: what the first pass finalizes, the second can free.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { heap: usedSize, nodes, listeners: jsEventListeners, playedMs };
}

/**
 * How much the heap grew, as a share: the median of the last third of the samples against that of
 * the first. A run holds more at its end than at its start, so single samples say little.
 */
export function growth(heaps: readonly number[]): number {
  const third = Math.max(1, Math.floor(heaps.length / 3));
  return median(heaps.slice(-third)) / median(heaps.slice(0, third)) - 1;
}
