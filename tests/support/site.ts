import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** The folder of the built site. */
export const dist = process.env.TEST_DIST ?? 'dist';

/** @returns the address of every page of a built site, without host and base, in order */
export function allPages(folder = dist): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('index.html'))
    .map((file) => `/${file.slice(0, -'index.html'.length)}`)
    .sort();
}

/** @returns the text of a file of the built site */
export function builtFile(path: string): string {
  return readFileSync(join(dist, path), 'utf8');
}

/** What a page did that no page may do. */
export interface Trouble {
  /** Requests to any other host. */
  foreign: string[];
  /** Messages of the console's error level, and exceptions nobody caught. */
  errors: string[];
}

/** Listens to a page from now on; look at the lists at the end of the test. */
export function watchForTrouble(page: Page): Trouble {
  const trouble: Trouble = { foreign: [], errors: [] };
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== 'localhost') {
      trouble.foreign.push(request.url());
    }
  });
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    trouble.errors.push(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => trouble.errors.push(String(error)));
  return trouble;
}
