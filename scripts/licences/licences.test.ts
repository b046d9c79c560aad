import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { root } from '../front/child.mjs';
import { closure, lockedPackages } from './packages.ts';
import { writtenLicences } from './written.ts';

const entry = (version: string, ...dependencies: string[]) => ({
  version,
  license: 'MIT',
  dependencies: Object.fromEntries(dependencies.map((name) => [name, '*'])),
});
const packages = lockedPackages(
  JSON.stringify({
    packages: {
      '': { dependencies: { a: '*' } },
      'node_modules/a': entry('1.0.0', 'b', '@types/c'),
      'node_modules/a/node_modules/b': entry('2.0.0', 'd'),
      'node_modules/b': entry('1.0.0'),
      'node_modules/d': entry('1.0.0', 'a'),
      'node_modules/@types/c': entry('1.0.0'),
    },
  }),
);
const names = (root: string, alone: string[] = [], without: string[] = []) =>
  closure(packages, [root], { alone: new Set(alone), without: new Set(without) }).map(
    ({ name, version }) => `${name} ${version}`,
  );

describe('what a package needs', () => {
  it('is looked up as Node does, in the nearest folder first, in circles too', () => {
    expect(names('a')).toEqual(['a 1.0.0', 'b 2.0.0', 'd 1.0.0']);
    expect(names('b')).toEqual(['b 1.0.0']);
  });

  it('is left out where only the package itself reaches a page', () => {
    expect(names('a', ['a'])).toEqual(['a 1.0.0']);
    expect(names('a', [], ['d'])).toEqual(['a 1.0.0', 'b 2.0.0']);
  });
});

describe('the list of licences', () => {
  it('is what `npm run licences` writes for the installed packages', () => {
    const committed = readFileSync('public/third-party-licences.txt', 'utf8');
    expect(committed.replace(/\r\n/g, '\n')).toBe(writtenLicences(root));
  });

  it('names the faces with their own licence, and what runs in the pages', () => {
    const committed = readFileSync('public/third-party-licences.txt', 'utf8');
    const inPages = committed.slice(0, committed.indexOf('Used to build'));
    for (const name of ['inter', 'jetbrains-mono', 'source-serif-4']) {
      expect(inPages).toMatch(new RegExp(`@fontsource-variable/${name} [\\d.]+: OFL-1.1`));
    }
    for (const name of ['react', 'scheduler', 'd3-array', 'pagefind', 'style-mod', 'zod']) {
      expect(inPages).toMatch(new RegExp(`^${name} [\\d.]+: `, 'm'));
    }
    expect(inPages).not.toMatch(/^(vite|eslint|sharp|node) /m);
  });
});
