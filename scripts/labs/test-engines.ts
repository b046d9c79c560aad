/**
 * `npm run test:engines [-- snowflake dbt generator relay notebooks]`: the lab kit against real engines.
 * Everything is installed below .cache/labs by the files in conformance/labs; the next run finds
 * it there. What the machine itself must have is named in one line when it is missing.
 */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installedNode, root, run } from '../front/child.mjs';
import { findTools } from './tools.ts';
import { installEngines } from './engines.ts';

const PARTS = ['snowflake', 'dbt', 'generator', 'relay', 'notebooks'];

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}

/** Counts from the report that pytest writes, in the words of `npm test`. */
function tally(report: string): string {
  const attribute = (name: string) =>
    Number(new RegExp(`<testsuite [^>]*\\b${name}="(\\d+)"`).exec(report)?.[1] ?? NaN);
  const failed = attribute('failures') + attribute('errors');
  return `${attribute('tests') - failed - attribute('skipped')} passed, ${failed} failed`;
}

const wanted = process.argv.slice(2);
const unknown = wanted.find((part) => !PARTS.includes(part));
if (unknown) stop(`There is no part "${unknown}": choose from ${PARTS.join(', ')}.`);

const tools = findTools();
if (typeof tools === 'string') stop(tools);
const problem = await installEngines(tools);
if (problem) stop(problem);

const report = join(root, '.cache', 'labs', 'report.xml');
rmSync(report, { force: true });
const files = PARTS.filter((part) => wanted.length === 0 || wanted.includes(part)).map(
  (part) => `conformance/labs/test_${part}.py`,
);
const options = ['-p', 'no:cacheprovider', '-q', '--durations=0', '--durations-min=1'];
const status = await run(
  tools.venvPython,
  ['-B', '-m', 'pytest', ...options, `--junitxml=${report}`, ...files],
  { env: { ...process.env, LABS_NODE: installedNode(), LABS_JAVA: tools.java } },
);
console.log(tally(readFileSync(report, 'utf8')));
process.exit(status);
