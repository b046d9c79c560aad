import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';

const names = z.record(z.string(), z.string());
const manifest = z
  .object({ dependencies: names, devDependencies: names, scripts: names })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));
const readme = readFileSync('README.md', 'utf8');

test('every package has a row with its reason, and every row its package', () => {
  const section = readme.slice(readme.indexOf('## What it is built with'));
  const rows = [...section.matchAll(/^\| `([^`]+)`\s*\| (\S.*?)\s*\|$/gm)];
  const listed = rows.map((row) => row[1]).sort();
  const wanted = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).sort();
  expect(listed).toEqual(wanted);
});

test('every command the README names exists, and every command is named', () => {
  const named = [...readme.matchAll(/`npm (?:run )?(?:--silent )?([a-z:]+)/g)].map(
    (match) => match[1] ?? '',
  );
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !(name in manifest.scripts))).toEqual([]);
  expect(Object.keys(manifest.scripts).filter((name) => !named.includes(name))).toEqual([]);
});

test('every folder and picture the README names exists', () => {
  const folders = [...readme.matchAll(/^\| `([\w/-]+\/)(?:<\w+>\/)?`/gm)].map((m) => m[1] ?? '');
  const pictures = [...readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map((m) => m[1] ?? '');
  expect(folders.length).toBeGreaterThan(7);
  expect([...folders, ...pictures].filter((path) => !existsSync(path))).toEqual([]);
});
