import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { closure, inOrder, lockedPackages, type LockedPackage } from './packages.ts';

/** What stays on the machine that builds and serves; the last two are for Arrow's own command. */
const tools = new Set([
  ...['@astrojs/mdx', '@polka/compression', 'mp4box', 'node', 'sirv'],
  ...['command-line-args', 'command-line-usage'],
]);

/** Of these a page gets their own scripts and styles, and nothing of what they are built with. */
const alone = new Set([
  ...['astro', '@astrojs/react', '@astrojs/starlight', 'pagefind'],
  ...['expressive-code', '@expressive-code/plugin-frames'],
]);

/** What reaches pages by way of those: the search, and the buttons beside code. */
const broughtAlong = [
  ...['pagefind', '@pagefind/default-ui', 'expressive-code', '@expressive-code/plugin-frames'],
];

/** Licences under which a part may be given to readers. */
const forReaders = new Set([
  ...['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'OFL-1.1'],
]);

/** Licences under which a tool may be used: these have no say over what is made with it. */
const forTools = new Set([
  ...forReaders,
  ...[
    'BlueOak-1.0.0',
    'CC0-1.0',
    'CC-BY-4.0',
    'MPL-2.0',
    'LGPL-3.0-or-later',
    'Python-2.0',
    'Zlib',
  ],
]);

/** Packages that name their licence only in the old way, which the lock does not repeat. */
const namedOtherwise: Record<string, string> = { 'json-bignum': 'MIT' };

/**
 * @param root folder of the repository, installed
 * @returns the list of all packages with their licences, and the licence texts of those that
 * reach a reader; throws with every package whose licence nobody has agreed to
 */
export function writtenLicences(root: string): string {
  const all = lockedPackages(readFileSync(join(root, 'package-lock.json'), 'utf8')).map(
    (found) => ({
      ...found,
      licence: found.licence || (namedOtherwise[found.name] ?? ''),
    }),
  );
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const roots = [...Object.keys(dependencies), ...broughtAlong];
  const shipped = closure(all, roots, { alone, without: tools });
  const others = all.filter((found) => !shipped.includes(found)).sort(inOrder);
  refuse([...unknown(shipped, forReaders), ...unknown(others, forTools)]);
  return [
    'Third-party licences',
    'The course is under the MIT licence. It is made with these packages, which keep their own.',
    `In the pages that a reader loads (${shipped.length} packages; their texts follow below)`,
    shipped.map(line).join('\n'),
    `Used to build, test and serve, on all platforms together (${others.length} packages)`,
    [...new Set(others.map(line))].join('\n'),
    ...shipped.map((found) => `${'-'.repeat(80)}\n${line(found)}\n\n${textOf(root, found)}`),
  ]
    .join('\n\n')
    .concat('\n');
}

const line = ({ name, version, licence }: LockedPackage) => `${name} ${version}: ${licence}`;

/** Every part of "A AND B" must be agreed to, one of "A OR B". */
function unknown(packages: readonly LockedPackage[], agreed: ReadonlySet<string>): string[] {
  const good = ({ licence }: LockedPackage) =>
    licence
      .replace(/[()]/g, '')
      .split(' OR ')
      .some((choice) => choice.split(' AND ').every((one) => agreed.has(one)));
  return packages.filter((found) => !good(found)).map(line);
}

function refuse(lines: readonly string[]): void {
  if (lines.length === 0) return;
  throw new Error(
    `Nobody has agreed to these licences yet: ${lines.join('; ')}. Read them, then add them to scripts/licences/written.ts or choose another package.`,
  );
}

function textOf(root: string, { path, name }: LockedPackage): string {
  const folder = join(root, path);
  if (!existsSync(folder)) throw new Error(`${name} is not installed: npm ci, then again.`);
  const file = readdirSync(folder, { withFileTypes: true })
    .filter((found) => found.isFile())
    .map((found) => found.name)
    .sort()
    .find((found) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(found));
  if (file === undefined)
    return `The package holds no text of its licence: https://www.npmjs.com/package/${name}`;
  return readFileSync(join(folder, file), 'utf8')
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .trim();
}
