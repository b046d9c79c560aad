/**
 * `npm run rehearse`: what would go wrong before the room. Reads the walkthrough's own files, opens
 * every figure, runs every worksheet, and then, with the network off, goes through the module with
 * both windows of the built site. Prints one line for each fault; the exit code is 1 with any.
 */
import { resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { option } from './front/arguments.ts';
import { browserFlags, findBrowser } from './front/browser.ts';
import { buildSite } from './front/building.ts';
import { root } from './front/child.mjs';
import { giveUp, say } from './front/say.mjs';
import { serveSite } from './front/site.ts';
import { isBuiltFrom, sourcesHash } from './front/sources.ts';
import { checkFigures } from './rehearse/figures.ts';
import { checkHeadings, checkMinutes } from './rehearse/on-paper.ts';
import { checkRoom, keepOffline } from './rehearse/room.ts';
import { readSections } from './rehearse/sections.ts';
import { checkWorksheets } from './rehearse/worksheets.ts';

const given = option('dir');
const dist = resolve(root, given ?? 'dist');
if (given === undefined && !isBuiltFrom(dist, sourcesHash(root))) {
  say('Building the site first ...');
  if ((await buildSite(dist)) !== 0) giveUp('The site does not build; see above.');
}
const browserFound = findBrowser();
if (browserFound === undefined) giveUp('A rehearsal needs Chrome or Chromium on this machine.');

const sections = readSections(root);
const steps = sections.flatMap((section) => section.steps);
const figures = steps.filter((step) => step.figure).length;

let faults = 0;
/** Each as soon as it is found: a rehearsal takes minutes, and may be broken off. */
function print(found: readonly string[]): void {
  for (const fault of found) console.log(`- ${fault}`);
  faults += found.length;
}
print([...checkMinutes(sections), ...checkHeadings(dist, steps)]);

const servers = await serveSite(dist, 0, '/');
const address = servers[0]?.address();
const port = typeof address === 'object' && address !== null ? address.port : 0;
const home = `http://127.0.0.1:${port}/`;
const browser = await chromium.launch({ executablePath: browserFound.path, args: browserFlags });
try {
  const context = await browser.newContext();
  say(`${steps.length} steps, ${figures} figures: opening every figure ...`);
  print(await checkFigures(context, home, steps));
  say('Running every worksheet ...');
  const { faults: broken, ran } = await checkWorksheets(context, home);
  print(broken);
  say(`Run: ${ran.join(', ')}.`);
  const unkept = await keepOffline(context, home);
  print(unkept);
  const where = unkept.length === 0 ? 'with the network off' : 'with the network on';
  say(`Going through the module with both windows, ${where} ...`);
  await context.setOffline(unkept.length === 0);
  print(await checkRoom(context, home, steps.length, where));
} finally {
  await browser.close();
  for (const server of servers) server.close();
}

say(faults === 0 ? 'Ready for the room.' : `Not ready: ${faults} faults, named above.`);
process.exit(faults === 0 ? 0 : 1);
