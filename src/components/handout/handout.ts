import { readFileSync, writeFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';

/** Puts the built handout right: many pages on one, without what each had for itself. */
export function handout(): AstroIntegration {
  let base = '/';
  return {
    name: 'course-handout',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:done': ({ dir }) => {
        const file = new URL('handout/index.html', dir);
        writeFileSync(file, onOnePage(readFileSync(file, 'utf8'), base));
      },
    },
  };
}

/**
 * Every page keeps its ids under its own name, links lead where they led, folds are open, and the
 * islands are plain: nothing on paper comes alive. `base` is the path under which the site lives,
 * with a slash at both ends.
 */
export function onOnePage(html: string, base: string): string {
  return html
    .split(/(?=<article data-handout-page=)/)
    .map((part) => (part.startsWith('<article data-handout-page=') ? onePart(part, base) : part))
    .join('');
}

function onePart(part: string, base: string): string {
  const slug = /data-handout-page="([^"]*)"/.exec(part)?.[1] ?? '';
  const prefix = slug.replaceAll('/', '-');
  const own = (id: string): string => `${prefix}--${id}`;
  const home = `${base}${slug === 'index' ? '' : `${slug}/`}`;
  return (
    part
      .replace(/<astro-island\b[^>]*>/g, '<div>')
      .replaceAll('</astro-island>', '</div>')
      // Landmarks of a page would be told many times over here.
      .replaceAll(' role="region"', ' role="group"')
      .replace(/<section\b(?![^>]*\srole=)/g, '<section role="group"')
      .replace(/<noscript>[\s\S]*?<\/noscript>/g, '')
      .replace(/<script\b[^>]*application\/json[^>]*>[\s\S]*?<\/script>/g, '')
      .replace(/<details\b(?![^>]*\sopen)/g, '<details open')
      .replace(/(\s(?:id|for|name)=")([^"]+)"/g, (_all, start, id) => `${start}${own(id)}"`)
      .replace(
        /(\saria-(?:labelledby|describedby|controls|details)=")([^"]+)"/g,
        (_all, start, ids) => `${start}${ids.split(' ').map(own).join(' ')}"`,
      )
      // A diagram's own style sheet speaks of the diagram by its id.
      .replace(/<style>#([\w-]+)[\s\S]*?<\/style>/g, (style, id) =>
        style.replaceAll(`#${id}`, `#${own(id)}`),
      )
      .replace(/url\(#([^)]+)\)/g, (_all, id) => `url(#${own(id)})`)
      .replace(/(\s(?:xlink:)?href=")([^"]*)"/g, (_all, start, link) => {
        if (link.startsWith('#')) return `${start}#${own(link.slice(1))}"`;
        if (/^[a-z]+:/.test(link)) return `${start}${link}"`;
        const { pathname, hash } = new URL(link, `http://site${home}`);
        return `${start}${pathname}${hash}"`;
      })
  );
}
