/**
 * The second half of `npm test`: every check, one after the other, each with its time. All of them
 * run even when one fails, and the last line is the sum: `N passed, N failed`.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { installedNode, root, run } from './front/child.mjs';
import { getBrowser } from './front/get-browser.ts';
import { giveUp, say, seconds } from './front/say.mjs';
import { buildSite } from './front/building.ts';
import { add, noCounts, playwrightCounts, vitestCounts, type Counts } from './test/counts.ts';
import { reportFilm } from './media/report.ts';

const browser = getBrowser();
if (browser === undefined) {
  giveUp('No browser could be found or installed: install Chrome or Chromium, then try again.');
}
say(`Browser: ${browser.path} (${browser.from}).`);

const bin = (path: string) => join(root, 'node_modules', path);
const node = (...args: string[]) => run(installedNode(), args);
const report = (name: string) => join(root, '.cache', `${name}.json`);
// A report of an earlier run would be counted as if it were of this one.
for (const name of ['vitest', 'playwright']) rmSync(report(name), { force: true });
let sum = noCounts;

/** Runs one stage; a stage without counts of its own counts as one failure when it fails. */
async function stage(
  name: string,
  work: () => Promise<number>,
  read: () => Counts = () => noCounts,
): Promise<boolean> {
  say(`${name} ...`);
  const began = Date.now();
  const code = await work();
  if (code === 130) process.exit(130);
  const counts = read();
  const unexplained = code !== 0 && counts.failed === 0 ? 1 : 0;
  sum = add(sum, { passed: counts.passed, failed: counts.failed + unexplained });
  say(`${name}: ${code === 0 ? 'good' : 'FAILED'}, ${seconds(Date.now() - began)}.`);
  return code === 0;
}

await stage('Format', () =>
  node(bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'),
);
await stage('Lint', () => node(bin('eslint/bin/eslint.js'), '.'));
await stage('Types of the engine', () =>
  node(bin('typescript/bin/tsc'), '-p', 'src/sim/tsconfig.json'),
);
await stage('Types of scripts and tests', () =>
  node(bin('typescript/bin/tsc'), '-p', 'tsconfig.scripts.json'),
);
await stage('Types of pages', () => node(bin('astro/bin/astro.mjs'), 'check'));
await stage(
  'Unit tests and recorded traces',
  () =>
    node(
      ...[bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json'],
      ...['--outputFile.json', report('vitest')],
    ),
  () => vitestCounts(report('vitest')),
);
reportFilm(root);
const built = await stage('Build', () => buildSite(join(root, 'dist')));
if (built) {
  await stage(
    'Browser tests',
    () => node(bin('@playwright/test/cli.js'), 'test'),
    () => playwrightCounts(report('playwright')),
  );
} else {
  say('Browser tests were left out: there is no site to open.');
}

console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed === 0 ? 0 : 1);
