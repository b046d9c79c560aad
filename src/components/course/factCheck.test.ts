import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const DOCS = 'src/content/docs';
/** Rows of the fact-check of the workshop's material (semantics.md I). */
const ROWS = 46;

/** Row numbers of every `<Belief row={...}>` of one page. */
function rowsOf(text: string): number[] {
  return [...text.matchAll(/<Belief\b[^>]*?\brow=\{\[?([\d,\s]+)\]?\}/g)].flatMap((match) =>
    (match[1] ?? '').split(',').map(Number),
  );
}

async function placed(): Promise<Map<string, number[]>> {
  const names = (await readdir(DOCS, { recursive: true })).filter((name) => name.endsWith('.mdx'));
  const pages = names.map(
    async (name) => [name, rowsOf(await readFile(join(DOCS, name), 'utf8'))] as const,
  );
  return new Map(await Promise.all(pages));
}

test('every row of the fact-check is put right on some page', async () => {
  const found = new Set([...(await placed()).values()].flat());
  const missing = Array.from({ length: ROWS }, (_, at) => at + 1).filter((row) => !found.has(row));
  expect(missing).toEqual([]);
  expect([...found].filter((row) => row < 1 || row > ROWS)).toEqual([]);
});

test('a page puts a row right once, so that its anchor is one place', async () => {
  const repeated = [...(await placed())].filter(([, rows]) => new Set(rows).size !== rows.length);
  expect(repeated).toEqual([]);
});
