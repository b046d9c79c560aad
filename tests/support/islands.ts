import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { allPages, builtFile, dist } from './site.ts';

/** React and what ties it to the page. */
const REACT = /^(client|react|preload-helper)\./;

/** The libraries of all figures: xstate, d3 and zod/mini. */
export const KIT = [/^xstate/, /^d3-scale/, /^d3-shape/, /^schemas\./];

/** Files with their gzipped sizes in bytes. */
type Sizes = ReadonlyMap<string, number>;

/**
 * One figure, or another part of a page with a script of its own. Every script that it loads, but
 * React's and the libraries', is in one of three lists:
 * - `own`: no other island has it; or just one other has it too, and has more of its own. So what
 *   two figures share counts once, with the one that it makes up, and nobody's own is a mere door.
 * - `guest`: what is the other one's by that rule.
 * - `common`: the player, the chart and the engine: what three or more have.
 */
interface Island {
  /** What it is called in the page; variants that are one script are one island. */
  name: string;
  own: Sizes;
  guest: Sizes;
  common: Sizes;
  /** What a press fetches later, each with what it brings beside what is loaded already. */
  later: ReadonlyMap<string, Sizes>;
}

/** @returns gzipped bytes of every script of the built site, by file name */
export function scriptSizes(): Sizes {
  const files = readdirSync(join(dist, '_astro')).filter((file) => file.endsWith('.js'));
  return new Map(files.map((file) => [file, gzipSync(builtFile(`_astro/${file}`)).length]));
}

/** @returns the bytes of all files together */
export function sum(sizes: Sizes): number {
  return [...sizes.values()].reduce((all, bytes) => all + bytes, 0);
}

/** @returns every island of the site, by name */
export function islands(): Island[] {
  const sizes = scriptSizes();
  const names = entryNames();
  const loads = new Map([...names.keys()].map((entry) => [entry, scriptsOf(entry)]));
  const users = (file: string) => [...loads].filter(([, all]) => all.has(file)).map(([one]) => one);
  const alone = (entry: string) =>
    [...(loads.get(entry) ?? [])]
      .filter((file) => users(file).length === 1)
      .reduce((all, file) => all + (sizes.get(file) ?? 0), 0);
  const ownerOf = (file: string): string | undefined => {
    const [one, other, ...more] = users(file);
    if (one === undefined || more.length > 0) return undefined;
    return other === undefined || alone(one) <= alone(other) ? one : other;
  };
  const pick = (files: Iterable<string>, fits: (file: string) => boolean): Sizes =>
    new Map([...files].filter(fits).map((file) => [file, sizes.get(file) ?? 0]));
  return [...names].map(([entry, name]) => {
    const all = loads.get(entry) ?? new Set<string>();
    const common = pick(all, (file) => users(file).length > 2);
    const beyond = (file: string) => !all.has(file) && !isLibrary(file) && users(file).length < 3;
    return {
      name,
      own: pick(all, (file) => ownerOf(file) === entry),
      guest: pick(all, (file) => !common.has(file) && ownerOf(file) !== entry),
      common,
      later: new Map(
        fetchedBy([...all].filter((file) => !common.has(file))).map((part) => [
          part,
          pick(scriptsOf(part), beyond),
        ]),
      ),
    };
  });
}

/** The scripts that pages name as islands, each with the names it goes by. */
function entryNames(): Map<string, string> {
  const names = new Map<string, Set<string>>();
  for (const page of allPages()) {
    const html = builtFile(`${page}index.html`);
    for (const [, url = '', name = ''] of html.matchAll(
      /component-url="([^"]+)"[^>]*component-export="([^"]+)"/g,
    )) {
      const entry = basename(url);
      names.set(entry, (names.get(entry) ?? new Set()).add(name));
    }
  }
  return new Map([...names].map(([entry, all]) => [entry, [...all].sort().join(', ')]));
}

/** Whether a script holds one of the libraries of all figures. */
export function isKit(file: string): boolean {
  return KIT.some((name) => name.test(file));
}

function isLibrary(file: string): boolean {
  return REACT.test(file) || isKit(file);
}

/** A script and its imports, but for React and the libraries; what it fetches later is not among them. */
function scriptsOf(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || isLibrary(file)) return seen;
  seen.add(file);
  const text = builtFile(`_astro/${file}`);
  for (const [, next = ''] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) {
    scriptsOf(next, seen);
  }
  return seen;
}

/** What these scripts fetch by `import()`, when something is pressed. */
function fetchedBy(files: readonly string[]): string[] {
  const found = files.flatMap((file) =>
    [...builtFile(`_astro/${file}`).matchAll(/import\(\s*[`"']\.\/([^"'`]+\.js)/g)].map(
      ([, part = '']) => part,
    ),
  );
  return [...new Set(found)];
}
