import type { Remedy } from './question.ts';

/** The address of the paragraph that mends a misconception, under the site's base path. */
export function remedyHref(remedy: Remedy): string {
  const heading = remedy.heading ? `#${remedy.heading}` : '';
  return `${import.meta.env.BASE_URL}${remedy.page}/${heading}`;
}
