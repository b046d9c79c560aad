/** Reads how many tests passed and failed from what the two test runners have written. */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

export interface Counts {
  passed: number;
  failed: number;
}

export const noCounts: Counts = { passed: 0, failed: 0 };

/** Vitest's JSON report; a file that could not be loaded is a failed suite without tests. */
const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/** Playwright's JSON report; a test that passed only at a second try would be `flaky`. */
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()),
});

/** @param path of the report @returns nothing passed, nothing failed when there is no report */
export function vitestCounts(path: string): Counts {
  if (!existsSync(path)) return noCounts;
  const report = vitestReport.parse(JSON.parse(readFileSync(path, 'utf8')));
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}

/** @param path of the report @returns nothing passed, nothing failed when there is no report */
export function playwrightCounts(path: string): Counts {
  if (!existsSync(path)) return noCounts;
  const { stats, errors } = playwrightReport.parse(JSON.parse(readFileSync(path, 'utf8')));
  const failed = stats.unexpected + stats.flaky;
  return { passed: stats.expected, failed: failed === 0 ? errors.length : failed };
}

/** @returns the sum of both */
export function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}
