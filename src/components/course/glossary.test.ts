import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'astro/zod';
import { glossaryEntrySchema } from './glossarySchema.ts';

const DOCS = 'src/content/docs';

const entries = z
  .array(glossaryEntrySchema)
  .parse(JSON.parse(await readFile('src/content/glossary.json', 'utf8')));

async function pages(): Promise<{ name: string; text: string }[]> {
  const names = (await readdir(DOCS, { recursive: true })).filter((name) => name.endsWith('.mdx'));
  return Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(DOCS, name), 'utf8') })),
  );
}

test('every term that a page links to is in the glossary', async () => {
  const known = new Set(entries.map((entry) => entry.id));
  const links = (await pages()).flatMap(({ name, text }) =>
    [...text.matchAll(/<Term\s+id="([^"]*)"/g)].map((match) => ({ name, id: match[1] ?? '' })),
  );
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter(({ id }) => !known.has(id))).toEqual([]);
});

test('a page links a term once, where it is first used', async () => {
  const repeated = (await pages()).flatMap(({ name, text }) => {
    const ids = [...text.matchAll(/<Term\s+id="([^"]*)"/g)].map((match) => match[1]);
    return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${name}: ${id ?? ''}`);
  });
  expect(repeated).toEqual([]);
});

test('no two entries share an anchor or a name', () => {
  const ids = entries.map((entry) => entry.id);
  const terms = entries.map((entry) => entry.term.toLowerCase());
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(terms).size).toBe(terms.length);
});
