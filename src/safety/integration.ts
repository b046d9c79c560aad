import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { headerRules, headersFile } from './headers.ts';
import { withPolicy } from './policy.ts';

/**
 * After the build: a Content-Security-Policy into every page, and the same with the caching into
 * `_headers`. Stands before the integration that lists the files for offline use, and after all
 * that write into pages.
 */
export function safety(): AstroIntegration {
  let base = '/';
  return {
    name: 'course-safety',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:done': ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const files = filesIn(root);
        const isPage = (path: string) => path.endsWith('.html');
        const pages = new Map(
          files.filter(isPage).map((path) => [path, readFileSync(join(root, path), 'utf8')]),
        );
        const others = files.filter((path) => !isPage(path));
        for (const [path, html] of pages) writeFileSync(join(root, path), withPolicy(html));
        writeFileSync(join(root, '_headers'), headersFile(headerRules(pages, others, base)));
        // Without this, GitHub's pages leave out every folder that begins with an underscore.
        writeFileSync(join(root, '.nojekyll'), '');
        logger.info(`a policy in each of ${pages.size} pages, and _headers for the host`);
      },
    },
  };
}

/** Every file of a built site by its path below the folder, in order. */
function filesIn(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(root, path)).isFile())
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}
