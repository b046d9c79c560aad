import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { allPages, builtFile, dist } from './site.ts';

/** React and what ties it to the page. */
const REACT = /^(client|react)\./;

/** The libraries of all figures: xstate, d3 and zod/mini. */
export const KIT = [/^xstate/, /^d3-scale/, /^d3-shape/, /^schemas\./];

/** One figure or other part of a page that has a script of its own. */
interface Island {
  name: string;
  /** Files that it loads and no other island does, with their gzipped sizes in bytes. */
  own: Map<string, number>;
}

/** @returns gzipped bytes of every script of the built site, by file name */
export function scriptSizes(): Map<string, number> {
  const files = readdirSync(join(dist, '_astro')).filter((file) => file.endsWith('.js'));
  return new Map(files.map((file) => [file, gzipSync(builtFile(`_astro/${file}`)).length]));
}

/** @returns every island of the site; a script is followed by its imports, not by `import()` */
export function islands(): Island[] {
  const sizes = scriptSizes();
  const entries = new Map<string, string>();
  for (const page of allPages()) {
    const html = builtFile(`${page}index.html`);
    for (const [, url = '', name = ''] of html.matchAll(
      /component-url="([^"]+)"[^>]*component-export="([^"]+)"/g,
    )) {
      entries.set(basename(url), name);
    }
  }
  const loads = new Map([...entries.keys()].map((entry) => [entry, withImports(entry)]));
  return [...entries].map(([entry, name]) => {
    const others = [...loads].filter(([other]) => other !== entry).flatMap(([, all]) => [...all]);
    const shared = new Set(others);
    const mine = [...(loads.get(entry) ?? [])].filter(
      (file) => file === entry || !(shared.has(file) || REACT.test(file) || isKit(file)),
    );
    return { name, own: new Map(mine.map((file) => [file, sizes.get(file) ?? 0])) };
  });
}

/** Whether a script holds one of the libraries of all figures. */
export function isKit(file: string): boolean {
  return KIT.some((name) => name.test(file));
}

function withImports(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = builtFile(`_astro/${file}`);
  for (const [, next = ''] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) {
    withImports(next, seen);
  }
  return seen;
}
