import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { presetNames, presetScenario, runScenario, traceHash } from '../src/sim/index.ts';
import { serveEngine, type Hashes } from './support/engine-server.ts';

/** What this process, Node, computes. */
function ownHashes(): Hashes {
  return presetNames.map((name) => {
    const scenario = presetScenario(name);
    if (!scenario) throw new Error(`There is no preset ${name}.`);
    return [name, traceHash(runScenario(scenario))];
  });
}

const firefox = ['firefox-esr', 'firefox'].find(
  (name) => spawnSync(name, ['--version']).status === 0,
);

test('a link is the same run in Node and in every browser that is here', async ({ page }) => {
  const engine = await serveEngine();
  const expected = ownHashes();
  try {
    const inChromium = engine.handedIn('chromium');
    await page.goto(`${engine.url}#chromium`);
    expect(await inChromium).toEqual(expected);
    if (firefox !== undefined) {
      expect(await inFirefox(firefox, engine)).toEqual(expected);
    }
  } finally {
    engine.close();
  }
  const where =
    firefox === undefined ? 'Node and Chromium; no Firefox here' : 'Node, Chromium and Firefox';
  test.info().annotations.push({ type: 'compared', description: where });
});

/** Firefox as the system has it, without a driver: the page itself hands in what it computes. */
async function inFirefox(
  program: string,
  engine: Awaited<ReturnType<typeof serveEngine>>,
): Promise<Hashes> {
  const profile = mkdtempSync(join(tmpdir(), 'firefox-'));
  const handedIn = engine.handedIn('firefox');
  const browser = spawn(
    program,
    ['--headless', '--no-remote', '--profile', profile, `${engine.url}#firefox`],
    { stdio: 'ignore', env: { ...process.env, HOME: profile } },
  );
  try {
    return await handedIn;
  } finally {
    const gone = new Promise((resolve) => browser.once('exit', resolve));
    browser.kill();
    await gone;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
