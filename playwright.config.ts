import { existsSync } from 'node:fs';
import { defineConfig, firefox } from '@playwright/test';
import { browserFlags, findBrowser } from './scripts/front/browser.ts';

/** A site of one's own, for who works on a page while others run the tests. */
const dist = process.env.TEST_DIST ?? 'dist';
const port = Number(process.env.TEST_PORT ?? '4329');

const found = findBrowser();
if (found === undefined) throw new Error('The browser tests need Chrome or Chromium: npm test.');

/** The people who read, in a second engine, where Playwright's Firefox is already installed. */
const firefoxToo = existsSync(firefox.executablePath());

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // A bound for what hangs, not for what is slow.
  timeout: 300_000,
  // What is waited for comes on a slow machine too; how fast it comes is measured elsewhere.
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/playwright.json' }]],
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1280, height: 800 },
    // Only the tests of reading offline let a page keep the whole course.
    serviceWorkers: 'block',
  },
  webServer: {
    command: `"${process.execPath}" scripts/serve.ts --dir ${dist} --port ${port}`,
    url: `http://localhost:${port}`,
    reuseExistingServer: false,
  },
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        launchOptions: { executablePath: found.path, args: browserFlags },
      },
    },
    ...(firefoxToo
      ? [
          {
            name: 'firefox',
            testMatch: 'reading.spec.ts',
            use: { browserName: 'firefox' as const },
          },
        ]
      : []),
  ],
});
