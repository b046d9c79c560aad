/**
 * Takes away what packages bring along and nothing here reads, 170 of 770 MB, after an install.
 * npm cannot leave parts of a package out. Plain JavaScript for Node 20, as the install itself.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * DuckDB comes built three times, for browsers with and without newer WebAssembly, each with
 * source maps. Pages and tests use one build (`eh`), which all of today's browsers run.
 */
const duckdb = {
  folder: join('@duckdb', 'duckdb-wasm', 'dist'),
  names: /^duckdb-(coi|mvp)\.wasm$|^duckdb-(browser-(coi|mvp|blocking)|node-(eh|mvp))\b|\.map$/,
};

/** Node comes with its headers for C++. Its folder has the name of the platform. */
const node = (/** @type {string} */ platform) => ({
  folder: join('node', 'node_modules', platform),
  names: /^include$/,
});

/** @param {string} modules path of node_modules */
export function leaveOut(modules) {
  const platforms = namesIn(join(modules, 'node', 'node_modules')).filter((name) =>
    name.startsWith('node-'),
  );
  for (const { folder, names } of [duckdb, ...platforms.map(node)]) {
    const path = join(modules, folder);
    for (const name of namesIn(path).filter((found) => names.test(found))) {
      rmSync(join(path, name), { recursive: true });
    }
  }
}

/** @param {string} folder @returns {string[]} empty when there is no such folder */
function namesIn(folder) {
  return existsSync(folder) ? readdirSync(folder) : [];
}
