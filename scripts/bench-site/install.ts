import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { run } from '../front/child.mjs';
import { npm } from '../front/npm.mjs';
import { giveUp, say } from '../front/say.mjs';

/** This folder: its node_modules hold Lighthouse and the two sites' builders, and nothing else. */
export const here = fileURLToPath(new URL('.', import.meta.url));

/** Installs what only this benchmark needs, by the lock file beside this, on first use. */
export async function installPeers(): Promise<void> {
  // npm writes this file last, so a half-finished installation is finished the next time.
  if (existsSync(join(here, 'node_modules', '.package-lock.json'))) return;
  say('Installing Lighthouse, Starlight and Docusaurus for the benchmark (some minutes) ...');
  const [program, ...first] = npm();
  const args = [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'];
  if ((await run(program, args, { cwd: here })) !== 0)
    giveUp('What it measures with is not installed.');
}

/** A package that is installed here and not at the root, so that the compiler cannot see it. */
export async function load<Library>(name: string): Promise<Library> {
  const path = createRequire(join(here, 'package.json')).resolve(name);
  return (await import(pathToFileURL(path).href)) as Library;
}
