/**
 * `npm run bench:frames [-- --dir DIR]`: how evenly the figures play while the processor is four
 * times slower, and whether one of 1,771 events can be dragged within a frame. Prints; judges
 * nothing, because on a busy machine frames are late that no figure has delayed: the line for a
 * figure at rest says how many. Without --dir (a built site) it builds one in a temporary folder.
 */
import { cpus, loadavg } from 'node:os';
import { chromium, type Locator } from '@playwright/test';
import { builtSite } from './bench/built-site.ts';
import { dragForAWhile, openFigure, watchFrames, type Frames } from './bench/frames.ts';
import { longestTask } from './bench/tasks.ts';
import { option } from './front/arguments.ts';
import { browserFlags, findBrowser } from './front/browser.ts';
import { giveUp } from './front/say.mjs';

const SLOWER = 4;
const WATCHED_MS = 8_000;

const found = findBrowser();
if (found === undefined) giveUp('This needs Chrome or Chromium, and none was found.');
/** The figures that play from their own start. */
const others = [
  ['the whole pipeline', 'figures/pipeline/'],
  ['dashboard', 'figures/dashboard/'],
  ['batch or streaming', 'figures/batch-or-streaming/'],
  ['lab exercise', 'lab-exercise/'],
] as const;
const site = await builtSite(option('dir'));
const browser = await chromium.launch({ executablePath: found.path, args: browserFlags });
await measure().finally(async () => {
  await browser.close();
  site.close();
});
process.exit(0);

async function measure(): Promise<void> {
  const [load = 0] = loadavg();
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${String(cpus().length)} cores, load ${load.toFixed(1)}`,
  );
  const busy = await openFigure(browser, `${site.url}figures/watermark/#v1&case=busy`);
  line('at rest, 4x slower', await watchFrames(busy.page(), WATCHED_MS, SLOWER));
  await playing('watermark, the busy case', busy);
  await dragging(busy);
  const twins = `${site.url}figures/whatif/#v1&preset=tunnel&activity.rate=0:0.55`;
  await playing('what if, 2,000 events in both runs', await openFigure(browser, twins));
  await playing('relay', await openFigure(browser, `${site.url}figures/relay/`));
  await playing('decoder, 64 kB message', await longMessage());
  for (const [name, path] of others) {
    await playing(name, await openFigure(browser, site.url + path));
  }
  await playing('animation', await openFigure(browser, `${site.url}animation/`), ['1', '4']);
}

/** Plays a figure from its beginning at each of the speeds, virtual seconds a second. */
async function playing(
  name: string,
  figure: Locator,
  speeds: readonly string[] = ['30', '60'],
): Promise<void> {
  for (const speed of speeds) {
    await figure.getByLabel('Speed').selectOption(speed);
    await figure.getByRole('button', { name: 'Restart' }).click();
    const play = figure.locator('.player-play');
    await play.click();
    line(`${name}, ${speed}x`, await watchFrames(figure.page(), WATCHED_MS, SLOWER));
    if ((await play.textContent()) === 'Pause') await play.click();
    await figure.getByRole('button', { name: 'Restart' }).click();
    await play.click();
    const own = await longestTask(browser, WATCHED_MS);
    if ((await play.textContent()) === 'Pause') await play.click();
    console.log(
      `    longest task by its own processor time: ${own.toFixed(1)} ms, ${String(SLOWER)} times slower ${(SLOWER * own).toFixed(0)} ms`,
    );
  }
}

async function dragging(figure: Locator): Promise<void> {
  await figure.page().goto(`${site.url}figures/watermark/#v1&case=busy&t=09:17:20`);
  const watched = watchFrames(figure.page(), WATCHED_MS, 1);
  await dragForAWhile(figure.locator('.handle'), WATCHED_MS);
  line('watermark, one of the busy case dragged, 1x', await watched);
}

async function longMessage(): Promise<Locator> {
  const figure = await openFigure(browser, `${site.url}figures/decoder/#v1&case=good`);
  await figure.locator('summary', { hasText: 'Paste your own' }).click();
  const text = `0000000007${'0a'.repeat(65_000)}`;
  await figure.getByLabel('A message, in hex or base64').fill(text);
  await figure.getByRole('button', { name: 'Read it', exact: true }).click();
  return figure;
}

function line(name: string, { count, late, longestMs, longTasks, busyMs }: Frames): void {
  const longest = Math.max(0, ...longTasks);
  const cells = [
    name.padEnd(40),
    `${String(count).padStart(4)} frames`,
    `${(100 * late).toFixed(1).padStart(5)} % over 16.7 ms`,
    `longest ${longestMs.toFixed(0).padStart(4)} ms`,
    `${String(longTasks.length).padStart(3)} tasks over 50 ms, longest ${longest.toFixed(0).padStart(3)}`,
    `main thread busy ${busyMs.toFixed(1).padStart(5)} ms a frame`,
  ];
  console.log(`  ${cells.join('  ')}`);
}
