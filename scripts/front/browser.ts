/** Finds the browser for the tests and the diagrams: one that is installed, or one to be had. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

export interface FoundBrowser {
  path: string;
  /** How it came here, for the line that says which was used. */
  from: string;
}

const isRoot = process.getuid?.() === 0;

/** Quiet, and without the background traffic that a test would mistake for the page's. */
export const browserFlags = [
  ...['--disable-gpu', '--disable-quic', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
  // Chromium refuses its sandbox to root, as in most containers.
  ...(isRoot ? ['--no-sandbox'] : []),
];

/** @returns an installed Chrome or Chromium, else what Playwright has downloaded before */
export function findBrowser(): FoundBrowser | undefined {
  const path = [...onPath(), ...usualPlaces()].find(starts);
  if (path !== undefined) return { path, from: 'installed on this machine' };
  return downloaded();
}

/** @returns the browser that Playwright has downloaded, if it has */
export function downloaded(): FoundBrowser | undefined {
  const path = chromium.executablePath();
  return existsSync(path) && starts(path) ? { path, from: "Playwright's download" } : undefined;
}

function onPath(): string[] {
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  return process.platform === 'win32'
    ? []
    : names.flatMap((name) => folders.map((folder) => join(folder, name))).filter(mayRun);
}

function usualPlaces(): string[] {
  const { PROGRAMFILES, LOCALAPPDATA, HOME } = process.env;
  const windows = [PROGRAMFILES, process.env['PROGRAMFILES(X86)'], LOCALAPPDATA].flatMap((place) =>
    place === undefined
      ? []
      : ['Google/Chrome', 'Chromium'].map((name) => join(place, name, 'Application/chrome.exe')),
  );
  const mac = ['/Applications', `${HOME ?? ''}/Applications`].flatMap((place) =>
    ['Google Chrome', 'Chromium'].map((name) => `${place}/${name}.app/Contents/MacOS/${name}`),
  );
  const places = { win32: windows, darwin: mac }[process.platform as string] ?? [];
  return places.filter(mayRun);
}

function mayRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Some systems ship a stub that only tells where to get the browser: it must name a version. */
function starts(path: string): boolean {
  if (process.platform === 'win32') return true; // there `--version` opens a window
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 60_000 });
  return status === 0 && /\d+\.\d+/.test(stdout);
}
