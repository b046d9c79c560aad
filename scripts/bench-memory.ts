/**
 * `npm run bench:memory [-- --minutes 30] [--dir DIR]`: whether memory stays flat while the
 * pipeline and the watermark figure play at 60 times real time. Ends with 1 when it does not.
 * Without --dir (a built site) it builds one in a temporary folder.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { builtSite } from './bench/built-site.ts';
import { growth, keepPlaying, playFigure, sample, type Sample } from './bench/memory.ts';
import { option } from './front/arguments.ts';
import { browserFlags, findBrowser } from './front/browser.ts';
import { giveUp } from './front/say.mjs';

const SPEED = 60;
/** More than this share is growth; less is what the moment of the sample makes. */
const FLAT = 0.05;

const minutes = Number(option('minutes') ?? '30');
if (!Number.isInteger(minutes) || minutes < 3) {
  giveUp('--minutes takes a whole number of at least 3.');
}
const found = findBrowser();
if (found === undefined) giveUp('This needs Chrome or Chromium, and none was found.');
const site = await builtSite(option('dir'));
const browser = await chromium.launch({ executablePath: found.path, args: browserFlags });
const code = await measure().finally(async () => {
  await browser.close();
  site.close();
});
process.exit(code);

async function measure(): Promise<number> {
  const figures = [
    await playFigure(browser, `${site.url}figures/pipeline/#v1`, SPEED),
    await playFigure(browser, `${site.url}figures/watermark/#v1&case=ordinary`, SPEED),
  ];
  const series = figures.map((): Sample[] => []);
  console.log(`${String(minutes)} minutes of play at ${String(SPEED)}x, heap after collection`);
  const from = performance.now();
  for (let minute = 1; minute <= minutes; minute++) {
    while (performance.now() - from < minute * 60_000) {
      for (const figure of figures) await keepPlaying(figure);
      await wait(500);
    }
    const cells = [];
    for (const [index, figure] of figures.entries()) {
      const now = await sample(figure);
      series[index]?.push(now);
      cells.push(`${figure.name} ${line(now)}`);
    }
    console.log(`${String(minute).padStart(3)} min  ${cells.join('  |  ')}`);
  }
  const flat = figures.map(({ name, playedMs }, index) => {
    const samples = series[index] ?? [];
    const grown = growth(samples.map(({ heap }) => heap));
    const nodes = growth(samples.map((one) => one.nodes));
    const hours = (playedMs / 3_600_000).toFixed(1);
    console.log(
      `${name}: ${hours} h of the run played, heap ${percent(grown)}, nodes ${percent(nodes)} ` +
        `from the first third to the last (aim: at most ${percent(FLAT)})`,
    );
    return grown <= FLAT && nodes <= FLAT && playedMs > 0;
  });
  return flat.every(Boolean) ? 0 : 1;
}

function line({ heap, nodes, listeners, playedMs }: Sample): string {
  const played = `${(playedMs / 3_600_000).toFixed(2)} h`.padStart(8);
  return `${(heap / 1e6).toFixed(2).padStart(6)} MB ${String(nodes).padStart(6)} nodes ${String(listeners).padStart(5)} listeners ${played}`;
}

function percent(share: number): string {
  return `${share < 0 ? '' : '+'}${(100 * share).toFixed(1)} %`;
}
