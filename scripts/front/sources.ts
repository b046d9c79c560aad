/** Knows whether a built site still is what its sources say. */
import { createHash, type Hash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** All that a build reads. */
const inputs = ['src', 'public', 'labs', 'astro.config.mjs', 'package-lock.json', 'tsconfig.json'];

/** A film may be hundreds of megabytes: above this many bytes its size and date stand for it. */
const largeFile = 4_000_000;

/** The stamp lies in the built site itself, so that who deletes the one deletes the other. */
const stampName = '.built';

/**
 * @param root folder of the repository
 * @returns a hash of every file that a build of the site reads, and of the settings it takes
 */
export function sourcesHash(root: string): string {
  const hash = createHash('sha256');
  for (const input of inputs) add(hash, root, input);
  hash.update(
    JSON.stringify([
      process.env.COURSE_BASE ?? '',
      process.env.SITE ?? '',
      process.env.COURSE_AUDIENCE ?? '',
    ]),
  );
  return hash.digest('hex');
}

/** @returns whether the site in `outDir` was built from the sources with this hash */
export function isBuiltFrom(outDir: string, hash: string): boolean {
  const stamp = join(outDir, stampName);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

/** Notes in the built site what it was built from. */
export function stampBuild(outDir: string, hash: string): void {
  writeFileSync(join(outDir, stampName), hash);
}

function add(hash: Hash, root: string, path: string): void {
  const full = join(root, path);
  if (!existsSync(full) || path.includes('.test.')) return;
  const stat = statSync(full);
  if (stat.isDirectory()) {
    for (const name of readdirSync(full).sort()) add(hash, root, `${path}/${name}`);
  } else {
    hash.update(`${path}\n`);
    hash.update(stat.size > largeFile ? `${stat.size} ${stat.mtimeMs}` : readFileSync(full));
  }
}
