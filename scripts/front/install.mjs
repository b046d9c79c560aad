/**
 * Installs exactly what the lock file says, when it is not installed yet or the lock has changed.
 * Plain JavaScript for Node 20: this runs before anything is installed.
 */
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './child.mjs';
import { leaveOut } from './leave-out.mjs';
import { npm } from './npm.mjs';
import { giveUp, say, seconds } from './say.mjs';

const modules = join(root, 'node_modules');

/** @returns {Promise<void>} when everything is in place; ends the program with a reason if not */
export async function install() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    giveUp(`This needs Node 20 or newer; this is Node ${process.versions.node}.`);
  }
  if (isInstalled()) return;
  say('Installing what package-lock.json says (about a minute the first time) ...');
  const began = Date.now();
  moveRunningNodeAway();
  const [program, ...first] = npm();
  const code = await run(program, [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code === 130) process.exit(130);
  if (code !== 0) giveUp('npm could not install the packages: its message is above.');
  leaveOut(modules);
  say(`Installed in ${seconds(Date.now() - began)}.`);
}

/**
 * npm notes in node_modules what it has installed, once it is done. That is compared with the
 * lock, package by package; what is optional may be missing, since it is for other systems.
 */
function isInstalled() {
  const noted = join(modules, '.package-lock.json');
  if (!existsSync(noted)) return false;
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(noted);
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || present[path]?.version === version || (optional && !(path in present)),
  );
}

/** @param {string} path @returns {Record<string, {version?: string, optional?: boolean}>} */
function packagesOf(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

/**
 * Windows refuses to delete a program that is running but lets it be moved, and `npm ci` deletes
 * all of node_modules, where the running Node may live since the last install.
 */
function moveRunningNodeAway() {
  if (process.platform !== 'win32' || !process.execPath.startsWith(modules)) return;
  mkdirSync(join(root, '.cache'), { recursive: true });
  renameSync(process.execPath, join(root, '.cache', `node-${process.pid}.exe`));
}
