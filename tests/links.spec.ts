import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { allPages, builtFile } from './support/site.ts';

const dist = process.env.TEST_DIST ?? 'dist';
const host = 'http://localhost';
/** The path under which the site was built. */
const base = (process.env.COURSE_BASE ?? '/').replace(/\/$/, '');

/** @returns the values of an attribute in a page, with HTML's escapes undone */
function attributes(html: string, name: string): string[] {
  const found = html.matchAll(new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)'|([^\\s>"']+))`, 'g'));
  return [...found].map((match) =>
    (match[1] ?? match[2] ?? match[3] ?? '').replaceAll('&#38;', '&').replaceAll('&amp;', '&'),
  );
}

const pages = new Map([...allPages(), '/404.html'].map((page) => [page, htmlOf(page)]));
const ids = new Map([...pages].map(([page, html]) => [page, new Set(attributes(html, 'id'))]));

function htmlOf(page: string): string {
  return builtFile(page.endsWith('/') ? `${page.slice(1)}index.html` : page.slice(1));
}

/** @returns what is wrong with a link of a page; undefined when it leads somewhere */
function trouble(page: string, link: string): string | undefined {
  const { origin, pathname, hash } = new URL(link, `${host}${base}${page}`);
  if (origin !== host) return undefined;
  if (!`${pathname}/`.startsWith(`${base}/`)) return 'leaves the site';
  const path = decodeURIComponent(pathname.slice(base.length));
  const anchors = ids.get(path);
  if (!anchors) {
    if (pages.has(`${path}/`)) return 'lacks the slash at its end';
    return existsSync(join(dist, path)) ? undefined : 'leads to no file';
  }
  const anchor = decodeURIComponent(hash.slice(1));
  // A figure's state stands in the fragment too.
  if (anchor === '' || anchor === '_top' || anchor.startsWith('v1')) return undefined;
  return anchors.has(anchor) ? undefined : 'names an anchor that is not there';
}

test('every link within the site leads to a page, a place on it, or a file', () => {
  const broken: string[] = [];
  let checked = 0;
  for (const [page, html] of pages) {
    for (const name of ['href', 'src', 'poster']) {
      for (const link of attributes(html, name)) {
        if (!link || /^(data|blob|mailto|javascript):/.test(link)) continue;
        checked++;
        const why = trouble(page, link);
        if (why) broken.push(`${page}: ${name} "${link}" ${why}`);
      }
    }
  }
  expect(broken.join('\n')).toBe('');
  expect(checked).toBeGreaterThan(1000);
});

test('no page holds an id twice', () => {
  const twice = [...pages].flatMap(([page, html]) => {
    const all = attributes(html.replace(/<svg[\s\S]*?<\/svg>/g, ''), 'id');
    return all.filter((id, i) => all.indexOf(id) !== i).map((id) => `${page}#${id}`);
  });
  expect(twice).toEqual([]);
});
