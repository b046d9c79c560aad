import { cpSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { installedNode, root, run } from '../front/child.mjs';

/** What a build does not read, or would have to write into. */
const left = /^(node_modules|\.git|\.astro|\.cache|\.work|dist|target|test-results|\.built)$/;

/**
 * Writes the course's sources into a folder, with `copies` more of its reading pages: the same
 * text, code and figures at other addresses. They have no place in the plan of 90 minutes.
 */
export function writeCourse(folder: string, copies: number): void {
  for (const name of readdirSync(root).filter((name) => !left.test(name))) {
    const filter = (path: string) => !left.test(basename(path));
    cpSync(join(root, name), join(folder, name), { recursive: true, filter });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  writeFileSync(
    join(folder, 'bench.config.mjs'),
    `import config from './astro.config.mjs';
const vite = { ...config.vite, cacheDir: './.cache/vite' };
export default { ...config, vite, cacheDir: './.cache' };
`,
  );
  const docs = join(folder, 'src', 'content', 'docs');
  const pages = readingPages(docs);
  for (let copy = 1; copy <= copies; copy++) {
    for (const page of pages) {
      const file = join(docs, `copy-${String(copy)}`, page);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, readFileSync(join(docs, page), 'utf8').replace(place, ''));
    }
  }
}

/** Where a page's front matter says what part of the plan it is. */
const place = /^course:.*\n(?:[ \t]+.*\n)*/m;

function readingPages(docs: string): string[] {
  return readdirSync(docs, { recursive: true, encoding: 'utf8' }).filter(
    (path) => /\.mdx?$/.test(path) && basename(path) !== '404.mdx',
  );
}

/** How many copies of the reading pages make `times` the pages of a course that has `built`. */
export function copiesFor(times: number, built: number): number {
  const reading = readingPages(join(root, 'src', 'content', 'docs')).length;
  return Math.round(((times - 1) * built) / reading);
}

/** Builds what `writeCourse` has written, into its `dist`; returns the exit code. */
export function buildCourse(folder: string): Promise<number> {
  const words = ['node_modules/astro/bin/astro.mjs', 'build', '--config', 'bench.config.mjs'];
  return run(installedNode(), words, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}
