/**
 * `npm run rehearse`: what would go wrong before the room. Reads the walkthrough's own files, then
 * opens every page, figure and both windows of the built site in a browser, with the network off
 * once the site has a service worker. Prints one line for each fault; the exit code is 1 with any.
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
import { checkFigures, checkRoom } from './rehearse/in-browser.ts';
import { checkHeadings, checkMinutes } from './rehearse/on-paper.ts';
import { readSections } from './rehearse/sections.ts';

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
const faults = [...checkMinutes(sections), ...checkHeadings(dist, steps)];

const servers = await serveSite(dist, 0, '/');
const address = servers[0]?.address();
const port = typeof address === 'object' && address !== null ? address.port : 0;
const home = `http://127.0.0.1:${port}/`;
const browser = await chromium.launch({ executablePath: browserFound.path, args: browserFlags });
try {
  const context = await browser.newContext();
  faults.push(...(await checkFigures(context, home, steps)));
  faults.push(...(await checkRoom(context, home, dist, steps.length)));
} finally {
  await browser.close();
  for (const server of servers) server.close();
}

for (const fault of faults) console.log(`- ${fault}`);
const figures = steps.filter((step) => step.figure).length;
const summary = `${steps.length} steps, ${figures} figures`;
say(
  faults.length === 0 ? `${summary}: ready for the room.` : `${summary}: ${faults.length} faults.`,
);
process.exit(faults.length === 0 ? 0 : 1);
