/**
 * npm as a program and its first words. Windows starts no `npm.cmd` without a shell, so it is
 * npm's own script that is run, by the Node that npm itself runs on.
 * Plain JavaScript for Node 20: this runs before anything is installed.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { giveUp } from './say.mjs';

/** @returns {[string, ...string[]]} the program and what comes before npm's own arguments */
export function npm() {
  const node = process.env.npm_node_execpath ?? process.execPath;
  const candidates = [
    process.env.npm_execpath ?? '',
    join(dirname(node), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(dirname(node), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const cli = candidates.find((path) => path.endsWith('npm-cli.js') && existsSync(path));
  if (cli === undefined) giveUp('npm was not found beside Node. Run this by its `npm` command.');
  return [node, cli];
}
