import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { add, noCounts, playwrightCounts, vitestCounts } from './counts.ts';

let dir = '';
beforeAll(() => (dir = mkdtempSync(join(tmpdir(), 'course-counts-'))));
afterAll(() => rmSync(dir, { recursive: true }));

function report(content: object): string {
  const path = join(dir, 'report.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
}

test('a test file that cannot be loaded is a failure, though none of its tests ran', () => {
  const path = report({
    numPassedTests: 7,
    numFailedTests: 1,
    testResults: [
      { status: 'passed', assertionResults: [{}, {}] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [] },
    ],
  });
  expect(vitestCounts(path)).toEqual({ passed: 7, failed: 2 });
});

test('a browser test that passed only at a second try is a failure', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 0 };
  expect(playwrightCounts(report({ stats, errors: [] }))).toEqual({ passed: 5, failed: 2 });
});

test('browser tests that could not begin are a failure', () => {
  const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
  expect(playwrightCounts(report({ stats, errors: [{}] }))).toEqual({ passed: 0, failed: 1 });
});

test('without a report nothing is counted, and sums are sums', () => {
  expect(vitestCounts(join(dir, 'none.json'))).toEqual(noCounts);
  expect(playwrightCounts(join(dir, 'none.json'))).toEqual(noCounts);
  expect(add({ passed: 1, failed: 2 }, { passed: 3, failed: 4 })).toEqual({ passed: 4, failed: 6 });
});
