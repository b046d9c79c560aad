/**
 * `npm run bench:site [-- --pages a,b] [--runs N] [--dir DIR] [--course-only] [--only WHAT]`: every
 * page of the course beside the same text in the starters of Starlight and of Docusaurus, all built
 * in this run, and how long each takes to build, once and with 10 times the pages.
 *
 * --pages takes addresses such as theory/kafka/ (`/` is the first page), --runs how often Lighthouse
 * looks at each, --dir a built course, --only `pages` or `growth`. Nothing is written but into a
 * folder of its own in .cache, which is deleted at the end.
 */
import { mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { buildCourse, copiesFor, writeCourse } from './bench-site/course.ts';
import { firstFrames } from './bench-site/figures.ts';
import { hostSite } from './bench-site/host.ts';
import { installPeers } from './bench-site/install.ts';
import { judge, type Verdict } from './bench-site/lighthouse.ts';
import { docusaurus, starlight, type Peer } from './bench-site/peers.ts';
import { printMeasure, printTable, times, type Trio } from './bench-site/tables.ts';
import { textOf, type PageText } from './bench-site/text.ts';
import { weigh, type Weight } from './bench-site/weigh.ts';
import { flag, option } from './front/arguments.ts';
import { browserFlags, findBrowser } from './front/browser.ts';
import { root } from './front/child.mjs';
import { giveUp, say } from './front/say.mjs';

const GROWTH = 10;
const runs = Number(option('runs') ?? '1');
if (!Number.isInteger(runs) || runs < 1) giveUp('--runs takes a whole number of at least 1.');
const only = option('only');
if (only !== undefined && only !== 'pages' && only !== 'growth') {
  giveUp('--only takes pages or growth.');
}
const peers: readonly Peer[] = flag('course-only') ? [] : [starlight, docusaurus];
const browserPath = (
  findBrowser() ?? giveUp('The pages are measured in Chrome or Chromium, and none was found.')
).path;
await installPeers();
// Astro takes modules to be inside of a project with which they share no folder at all, and the
// system's temporary folder shares none with this one.
mkdirSync(join(root, '.cache'), { recursive: true });
const work = mkdtempSync(join(root, '.cache', 'bench-site-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

const builds: { site: string; pages: number; ms: number }[] = [];
const dist = option('dir') === undefined ? await course(0) : resolve(root, option('dir') ?? '');
const all = pagesIn(dist);
const pages = chosenPages();
const texts = await Promise.all(all.map(textOfPage));
const folders = [dist];
for (const peer of peers) folders.push(await built(peer, 1));
console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${String(cpus().length)} cores`);
if (only !== 'growth') await measure();
if (only !== 'pages') await grow();
process.exit(0);

async function course(copies: number): Promise<string> {
  const folder = join(work, `course-${String(copies)}`);
  writeCourse(folder, copies);
  await timeBuild('course', () => buildCourse(folder), join(folder, 'dist'));
  return join(folder, 'dist');
}

async function built(peer: Peer, copies: number): Promise<string> {
  const folder = join(work, `${peer.name}-${String(copies)}`);
  mkdirSync(folder);
  peer.write(folder, texts, copies);
  await timeBuild(peer.name, () => peer.build(folder), join(folder, peer.out));
  return join(folder, peer.out);
}

async function timeBuild(site: string, build: () => Promise<number>, out: string): Promise<void> {
  say(`Building ${site} ...`);
  const from = performance.now();
  if ((await build()) !== 0) giveUp(`${site} cannot be built.`);
  builds.push({ site, pages: pagesIn(out).length, ms: performance.now() - from });
}

function pagesIn(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('index.html'))
    .map((file) => file.slice(0, -'index.html'.length))
    .sort();
}

function chosenPages(): string[] {
  const wanted = option('pages')
    ?.split(',')
    .map((page) => page.replace(/^\//, ''));
  const missing = wanted?.find((page) => !all.includes(page));
  if (missing !== undefined) giveUp(`There is no page "${missing}"; there are: ${all.join(' ')}.`);
  return wanted ?? all;
}

/** A page that is a figure alone has hardly a text; it stands beside what little it has. */
async function textOfPage(page: string): Promise<PageText> {
  const text = await textOf(readFileSync(join(dist, page, 'index.html'), 'utf8'));
  return text ?? { title: page === '' ? 'First page' : page, markdown: '' };
}

async function measure(): Promise<void> {
  const hosts = await Promise.all(folders.map(hostSite));
  const addresses = (page: string) => [
    page,
    ...peers.map(({ address }) => address(all.indexOf(page))),
  ];
  const browser = await chromium.launch({ executablePath: browserPath, args: browserFlags });
  const rows: { page: string; weights: Weight[]; verdicts: Verdict[] }[] = [];
  const frames: string[][] = [];
  for (const [index, page] of pages.entries()) {
    const urls = addresses(page).map((path, site) => `${hosts[site]?.url ?? ''}${path}`);
    const weights: Weight[] = [];
    const verdicts: Verdict[] = [];
    for (const url of urls) {
      weights.push(await weigh(browser, url));
      verdicts.push(await judge(browserPath, url, runs));
    }
    rows.push({ page: `/${page}`, weights, verdicts });
    frames.push(...(await framesOf(browser, page, urls[0] ?? '')));
    say(`${String(index + 1)} of ${String(pages.length)}: /${page}`);
  }
  await browser.close();
  for (const { close } of hosts) close();
  report(rows, frames);
}

async function framesOf(browser: Browser, page: string, url: string): Promise<string[][]> {
  const found = await firstFrames(browser, url);
  return found.map(({ figure, here, phone }) => [
    `/${page}`,
    figure,
    here.toFixed(0),
    phone.toFixed(0),
  ]);
}

function report(
  rows: readonly { page: string; weights: Weight[]; verdicts: Verdict[] }[],
  frames: string[][],
): void {
  const trio = (values: readonly number[]): Trio => [values[0], values[1], values[2]];
  const weight = (title: string, of: (weight: Weight) => number) =>
    printMeasure(
      title,
      rows.map(({ page, weights }) => ({ page, values: trio(weights.map(of)) })),
      1,
    );
  const verdict = (title: string, of: (verdict: Verdict) => number, digits: number) =>
    printMeasure(
      title,
      rows.map(({ page, verdicts }) => ({ page, values: trio(verdicts.map(of)) })),
      digits,
    );
  weight('JavaScript 3 s after load, untouched, kB gzipped (aim 15)', ({ script }) => script / 1e3);
  weight('All bytes over the wire, kB', ({ total }) => total / 1e3);
  printTable(
    'Lighthouse, mobile: performance / accessibility / best practices / SEO (aim 100)',
    ['page', 'course', ...peers.map(({ name }) => name), 'what the course misses'],
    rows.map(({ page, verdicts }) => [
      page,
      ...verdicts.map(({ scores }) => scores.join(' / ')),
      verdicts[0]?.failed.join(', ') ?? '',
    ]),
  );
  verdict('Largest contentful paint, ms', ({ lcpMs }) => lcpMs, 0);
  verdict('Total blocking time, ms', ({ tbtMs }) => tbtMs, 0);
  verdict('Cumulative layout shift', ({ cls }) => cls, 3);
  const head = ['page', 'figure', 'here, ms', 'as a phone, ms'];
  printTable('From the press to the first frame of each figure', head, frames);
}

async function grow(): Promise<void> {
  const once = all.length;
  if (option('dir') !== undefined) await course(0);
  await course(copiesFor(GROWTH, once));
  for (const peer of peers) await built(peer, GROWTH);
  const sites = ['course', ...peers.map(({ name }) => name)];
  printTable(
    'Time to build',
    ['site', 'pages', 's', 'pages', 's', 'x pages', 'x time', 'ms a page more'],
    sites.map((site) => {
      const [small, large] = builds.filter((build) => build.site === site);
      const more =
        ((large?.ms ?? 0) - (small?.ms ?? 0)) / ((large?.pages ?? 0) - (small?.pages ?? 0));
      return [
        site,
        ...[small, large].flatMap((build) => [
          String(build?.pages ?? 0),
          ((build?.ms ?? 0) / 1000).toFixed(1),
        ]),
        times(large?.pages, small?.pages),
        times(large?.ms, small?.ms),
        more.toFixed(0),
      ];
    }),
  );
}
