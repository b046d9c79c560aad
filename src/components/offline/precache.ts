import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** Above this a file is kept only once it has been used: the worksheets' engines, in bytes. */
const largest = 1_000_000;

/** Files that no page asks for, that are for the host, or that are read in ranges, as films are. */
const left =
  /^(\..*|_headers|third-party-licences\.txt|sitemap.*\.xml|sw\.js|.*\.map|media\/.*|social\.png)$|\.pdf$/;

/** After the build: writes the service worker, with every file of the release and its hash. */
export function offline(): AstroIntegration {
  return {
    name: 'course-offline',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const { files, large, bytes } = precached(root);
        const worker = readFileSync(
          join(process.cwd(), 'src/components/offline/worker.js'),
          'utf8',
        );
        writeFileSync(join(root, 'sw.js'), withFiles(worker, files, large));
        logger.info(`offline: ${Object.keys(files).length} files, ${(bytes / 1e6).toFixed(1)} MB`);
      },
    },
  };
}

/** What a release is made of, by path below the site's base. */
export interface Release {
  /** Kept after the first visit, each with the hash of its content. */
  files: Record<string, string>;
  /** Kept once they have been used. */
  large: string[];
  /** Size of `files`. */
  bytes: number;
}

/** Sorts a built site into what is kept at once, what once it has been used, and what never. */
export function precached(root: string): Release {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => statSync(join(root, path)).isFile() && !left.test(path))
    .sort();
  const release: Release = { files: {}, large: [], bytes: 0 };
  for (const path of paths) {
    const content = readFileSync(join(root, path));
    if (content.length > largest && !path.endsWith('.html')) {
      release.large.push(path);
      continue;
    }
    release.files[path] = createHash('sha256').update(content).digest('hex').slice(0, 12);
    release.bytes += content.length;
  }
  return release;
}

/** The worker's text with its files; the release is a hash over all of them. */
export function withFiles(
  worker: string,
  files: Readonly<Record<string, string>>,
  large: readonly string[],
): string {
  const list = JSON.stringify(files);
  const release = createHash('sha256').update(list).digest('hex').slice(0, 12);
  return worker
    .replace('__RELEASE__', () => release)
    .replace('__FILES__', () => list)
    .replace('__LARGE__', () => JSON.stringify(large));
}
