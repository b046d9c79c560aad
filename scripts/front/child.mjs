/**
 * Children of the front door. No shell is used, so the same lines work on Windows; a signal that
 * reaches only the parent is passed on, so nothing is left running.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { giveUp } from './say.mjs';

/** The folder of the repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * The Node 24 that the lock file brings; Astro and Vitest do not run on Node 20.
 * @returns {string} the path of the program
 */
export function installedNode() {
  const bin = join(root, 'node_modules', 'node', 'bin');
  // On Windows an empty file named `node` lies beside the program, so the order matters.
  const found = [join(bin, 'node.exe'), join(bin, 'node')].find(existsSync);
  if (found !== undefined) return found;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  giveUp(
    'The Node 24 that belongs to this project is missing. npm installs it by an install script: ' +
      'allow those (npm config set ignore-scripts false), delete node_modules, and try again.',
  );
}

/**
 * Runs a program on this terminal and waits for it.
 * @param {string} program a path, never a shell line
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code; 130 when a signal ended it
 */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    // Nothing that runs here reports to another host.
    const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', env, ...options });
    const passOn = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    process.on('SIGINT', passOn).on('SIGTERM', passOn);
    child.on('error', reject);
    child.on('exit', (code) => {
      process.off('SIGINT', passOn).off('SIGTERM', passOn);
      resolve(code ?? 130);
    });
  });
}
