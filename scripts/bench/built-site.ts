import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSite } from '../front/building.ts';
import { root } from '../front/child.mjs';
import { giveUp } from '../front/say.mjs';
import { serveSite } from '../front/site.ts';

/** A built course and its server, for a benchmark. */
interface BuiltSite {
  dir: string;
  /** Ends with a slash. */
  url: string;
  /** Stops the server, and deletes the site if it was built for this. */
  close: () => void;
}

/**
 * Serves a built site at a free port.
 * @param dir a site that is built already; without it one is built in a temporary folder
 */
export async function builtSite(dir: string | undefined): Promise<BuiltSite> {
  const made = dir === undefined ? mkdtempSync(join(tmpdir(), 'course-bench-')) : undefined;
  const folder = resolve(root, dir ?? made ?? '');
  if (made !== undefined && (await buildSite(made)) !== 0) giveUp('The course cannot be built.');
  const servers = await serveSite(folder, 0, '/');
  const { port } = servers[0]?.address() as AddressInfo;
  const close = () => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
    if (made !== undefined) rmSync(made, { recursive: true });
  };
  return { dir: folder, url: `http://127.0.0.1:${String(port)}/`, close };
}
