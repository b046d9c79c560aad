import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BudgetPage } from './budget.ts';

/**
 * The reading pages of the module as files, with what their frontmatter says about time. Pages
 * outside the plan (no `course`) are left out. `root` is the project's folder.
 */
export function coursePages(root: string): BudgetPage[] {
  const docs = join(root, 'src', 'content', 'docs');
  return globSync('**/*.mdx', { cwd: docs })
    .map((file) => ({
      file: file.replaceAll('\\', '/'),
      text: readFileSync(join(docs, file), 'utf8'),
    }))
    .flatMap(({ file, text }) => pageOf(file.replace(/\.mdx$/, ''), text) ?? [])
    .sort((a, b) => a.slug.localeCompare(b.slug));
}

/** The page of a file's text; undefined when its frontmatter names no part of the course. */
export function pageOf(slug: string, text: string): BudgetPage | undefined {
  const [, front = '', body = ''] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text) ?? [];
  const said = (key: string): string | undefined =>
    new RegExp(`\\b${key}:\\s*([\\w.]+)`).exec(front)?.[1];
  const part = said('part');
  if (part === undefined) return undefined;
  return {
    ...{ slug, part, body },
    minutes: Number(said('minutes') ?? 0),
    figureMinutes: Number(said('figureMinutes') ?? 0),
  };
}
