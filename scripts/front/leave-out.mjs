/**
 * Takes away what a package brings along and nothing here reads, after an install. npm cannot
 * leave parts of a package out. Plain JavaScript for Node 20, as the install itself.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * DuckDB comes built three times, for browsers with and without newer WebAssembly, each with
 * source maps: 108 MB. Pages and tests use one build (`eh`), which all of today's browsers run.
 */
const unread = [
  {
    folder: join('@duckdb', 'duckdb-wasm', 'dist'),
    files: /^duckdb-(coi|mvp)\.wasm$|^duckdb-(browser-(coi|mvp|blocking)|node-(eh|mvp))\b|\.map$/,
  },
];

/** @param {string} modules path of node_modules */
export function leaveOut(modules) {
  for (const { folder, files } of unread) {
    const path = join(modules, folder);
    if (!existsSync(path)) continue;
    for (const name of readdirSync(path)) if (files.test(name)) rmSync(join(path, name));
  }
}
