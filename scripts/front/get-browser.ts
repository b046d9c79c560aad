/** A browser for the tests when none is installed: Playwright's download, then the system's. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { downloaded, findBrowser, type FoundBrowser } from './browser.ts';
import { root } from './child.mjs';
import { say } from './say.mjs';

/** How each package manager installs Chromium; they are used only by root, without questions. */
const managers: [program: string, ...args: string[]][] = [
  ['/usr/bin/apt-get', 'install', '-y', 'chromium'],
  ['/usr/bin/dnf', 'install', '-y', 'chromium'],
  ['/sbin/apk', 'add', 'chromium'],
];
const fiveMinutes = 300_000;

/** @returns an installed browser, or one that could be installed now; undefined without any */
export function getBrowser(): FoundBrowser | undefined {
  const found = findBrowser();
  if (found !== undefined) return found;
  say("No Chrome or Chromium is installed; trying Playwright's download ...");
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  quietly(process.execPath, [cli, 'install', 'chromium']);
  return downloaded() ?? fromSystem();
}

function fromSystem(): FoundBrowser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const manager = managers.find(([program]) => existsSync(program));
  if (manager === undefined) return undefined;
  const [program, ...args] = manager;
  say(`The download is not to be had; trying ${program} ...`);
  if (program.endsWith('apt-get')) quietly(program, ['update']);
  quietly(program, args);
  const found = findBrowser();
  return found && { ...found, from: `installed just now by ${program}` };
}

function quietly(program: string, args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync(program, args, { stdio: 'ignore', timeout: fiveMinutes, env });
}
