/**
 * `npm run handout [-- --dir DIR --out FILE]`: prints the handout of a built site to a PDF on A4,
 * with the installed browser. Builds the site first when there is none.
 */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { option } from './front/arguments.ts';
import { courseBase } from './front/base.ts';
import { browserFlags, findBrowser } from './front/browser.ts';
import { buildSite } from './front/building.ts';
import { root } from './front/child.mjs';
import { giveUp, say } from './front/say.mjs';
import { serveSite } from './front/site.ts';
import { sheetsOf } from './handout/sheets.ts';

const dir = resolve(root, option('dir') ?? 'dist');
const out = resolve(root, option('out') ?? join('dist', 'handout', 'streaming-handout.pdf'));
const port = 4378;
const margin = '18mm';
const paper = {
  format: 'A4',
  margin: { top: margin, bottom: margin, left: margin, right: margin },
  displayHeaderFooter: true,
  headerTemplate: '<span></span>',
  footerTemplate:
    '<div style="font-size:8px;width:100%;text-align:center"><span class="pageNumber"></span> / <span class="totalPages"></span></div>',
  printBackground: true,
  outline: true,
  tagged: true,
};

if (!existsSync(join(dir, 'handout', 'index.html')) && (await buildSite(dir)) !== 0) {
  giveUp('The site could not be built, so there is no handout to print.');
}
const found = findBrowser();
if (found === undefined)
  giveUp('The handout needs Chrome or Chromium: install one, then try again.');

const servers = await serveSite(dir, port, courseBase());
const browser = await chromium.launch({ executablePath: found.path, args: browserFlags });
try {
  const page = await browser.newPage({ colorScheme: 'light' });
  await page.goto(`http://localhost:${port}${courseBase()}handout/`, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready);
  mkdirSync(dirname(out), { recursive: true });
  const titles = await page.locator('[data-handout-page] > .handout-title').allTextContents();
  const sheets = sheetsOf(await page.pdf(paper), titles);
  await page.evaluate((numbers) => {
    for (const [at, place] of document.querySelectorAll('[data-sheet-of]').entries()) {
      place.textContent = String(numbers[at] ?? '');
    }
  }, sheets);
  await page.pdf({ ...paper, path: out });
  say(`${out}: ${Math.round(statSync(out).size / 1000)} kB.`);
} finally {
  await browser.close();
  for (const server of servers) server.close();
}
