import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allPages } from './site.ts';

const host = 'http://localhost';

/** The links of a built site, read from its files. */
interface Links {
  /** Links that lead nowhere, each with its page and the reason. */
  broken: string[];
  /** How many were looked at. */
  checked: number;
}

/** @returns the values of an attribute in a page, with HTML's escapes undone */
export function attributes(html: string, name: string): string[] {
  const found = html.matchAll(new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)'|([^\\s>"']+))`, 'g'));
  return [...found].map((match) =>
    (match[1] ?? match[2] ?? match[3] ?? '').replaceAll('&#38;', '&').replaceAll('&amp;', '&'),
  );
}

/** @returns the HTML of every page of the site in a folder, by its address below the base */
export function pagesOf(dist: string): Map<string, string> {
  return new Map(
    [...allPages(dist), '/404.html'].map((page) => {
      const file = page.endsWith('/') ? `${page.slice(1)}index.html` : page.slice(1);
      return [page, readFileSync(join(dist, file), 'utf8')];
    }),
  );
}

/**
 * Follows every link within the site to a page, a place on it, or a file.
 * @param base path under which it was built, without the slash at its end
 */
export function followLinks(dist: string, base: string): Links {
  const pages = pagesOf(dist);
  const ids = new Map([...pages].map(([page, html]) => [page, new Set(attributes(html, 'id'))]));

  /** What is wrong with a link of a page; undefined when it leads somewhere. */
  const trouble = (page: string, link: string): string | undefined => {
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
  };

  const links: Links = { broken: [], checked: 0 };
  for (const [page, html] of pages) {
    for (const name of ['href', 'src', 'poster']) {
      for (const link of attributes(html, name)) {
        if (!link || /^(data|blob|mailto|javascript):/.test(link)) continue;
        links.checked++;
        const why = trouble(page, link);
        if (why) links.broken.push(`${page}: ${name} "${link}" ${why}`);
      }
    }
  }
  return links;
}
