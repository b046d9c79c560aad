import { expect, test } from '@playwright/test';
import { attributes, followLinks, pagesOf } from './support/links.ts';

const dist = process.env.TEST_DIST ?? 'dist';
/** The path under which the site was built. */
const base = (process.env.COURSE_BASE ?? '/').replace(/\/$/, '');

test('every link within the site leads to a page, a place on it, or a file', () => {
  const { broken, checked } = followLinks(dist, base);
  expect(broken.join('\n')).toBe('');
  expect(checked).toBeGreaterThan(1000);
});

test('no page holds an id twice', () => {
  const twice = [...pagesOf(dist)].flatMap(([page, html]) => {
    const all = attributes(html.replace(/<svg[\s\S]*?<\/svg>/g, ''), 'id');
    return all.filter((id, i) => all.indexOf(id) !== i).map((id) => `${page}#${id}`);
  });
  expect(twice).toEqual([]);
});
