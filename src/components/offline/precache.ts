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
        const { files, bytes } = precached(root);
        const worker = readFileSync(
          join(process.cwd(), 'src/components/offline/worker.js'),
          'utf8',
        );
        writeFileSync(join(root, 'sw.js'), withFiles(worker, files));
        logger.info(`offline: ${Object.keys(files).length} files, ${(bytes / 1e6).toFixed(1)} MB`);
      },
    },
  };
}

/** The files to be kept after the first visit: path below the site's base, and hash of content. */
export function precached(root: string): { files: Record<string, string>; bytes: number } {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => statSync(join(root, path)).isFile() && !left.test(path))
    .filter((path) => path.endsWith('.html') || statSync(join(root, path)).size <= largest)
    .sort();
  const files: Record<string, string> = {};
  let bytes = 0;
  for (const path of paths) {
    const content = readFileSync(join(root, path));
    files[path] = createHash('sha256').update(content).digest('hex').slice(0, 12);
    bytes += content.length;
  }
  return { files, bytes };
}

/** The worker's text with its files; the release is a hash over all of them. */
export function withFiles(worker: string, files: Readonly<Record<string, string>>): string {
  const list = JSON.stringify(files);
  const release = createHash('sha256').update(list).digest('hex').slice(0, 12);
  return worker.replace('__RELEASE__', () => release).replace('__FILES__', () => list);
}
