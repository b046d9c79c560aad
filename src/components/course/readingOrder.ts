import { getCollection, type CollectionEntry } from 'astro:content';
import { PLAN } from './budget.ts';
import { sidebar } from './sidebar.ts';

/** One page of the module, in reading order. */
interface ReadingPage {
  slug: string;
  title: string;
  /** Minutes of the plan; 0 for a page outside of it. */
  minutes: number;
  entry: CollectionEntry<'docs'>;
}

/** The pages of the module as the contents list them. Runs while the site is built. */
export async function readingOrder(): Promise<ReadingPage[]> {
  const docs = await getCollection('docs');
  const slugs = sidebar.flatMap(({ items }) =>
    // A figure's own page is linked, not read: it has no place in the order.
    items.flatMap((item) => {
      if (typeof item === 'string') return [item];
      return 'slug' in item ? [item.slug] : [];
    }),
  );
  return slugs.map((slug) => {
    const entry = docs.find((doc) => doc.id === slug);
    if (!entry) throw new Error(`The contents name the page "${slug}", which is not there.`);
    const { part = 'reference', minutes = 0 } = entry.data.course ?? {};
    return { slug, title: entry.data.title, minutes: part in PLAN ? minutes : 0, entry };
  });
}

/** The slug of a page's path under the site's base path: `index` for the first page. */
export function slugOf(pathname: string): string {
  return pathname.slice(import.meta.env.BASE_URL.length).replace(/\/$/, '') || 'index';
}
