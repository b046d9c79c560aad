import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkPictures } from './check.ts';

let root = '';
const diagrams = () => join(root, 'src/content/diagrams');

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'course-diagrams-'));
  cpSync('src/content/diagrams', diagrams(), { recursive: true });
  mkdirSync(join(root, 'src/styles'));
  cpSync('src/styles/tokens.css', join(root, 'src/styles/tokens.css'));
});
afterEach(() => rmSync(root, { recursive: true }));

function edit(path: string, from: string, to: string): void {
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replaceAll(from, to));
}

test('every picture in the repository is as its source says', () => {
  expect(checkPictures('.')).toEqual([]);
});

test('a changed source is named with both of its pictures, and no other', () => {
  edit(join(diagrams(), 'two-readers.mmd'), 'Python', 'Java');
  expect(checkPictures(root)).toEqual([
    expect.stringContaining('rendered/two-readers.light.svg is out of date'),
    expect.stringContaining('rendered/two-readers.dark.svg is out of date'),
  ]);
});

test('a changed colour makes the pictures of its theme stale', () => {
  edit(join(root, 'src/styles/tokens.css'), '--sys-kafka: #9d5928', '--sys-kafka: #a05000');
  const stale = checkPictures(root);
  expect(stale.length).toBeGreaterThan(0);
  for (const sentence of stale) expect(sentence).toContain('.light.svg');
});

test('a missing picture is named; other line ends are no change', () => {
  rmSync(join(diagrams(), 'rendered/architecture.dark.svg'));
  edit(join(diagrams(), 'two-readers.mmd'), '\n', '\r\n');
  expect(checkPictures(root)).toEqual([
    expect.stringContaining('rendered/architecture.dark.svg is missing'),
  ]);
});
