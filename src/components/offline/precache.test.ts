import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { precached, withFiles } from './precache.ts';

function site(files: Record<string, string | Buffer>): string {
  const root = mkdtempSync(join(tmpdir(), 'precache-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

describe('what is kept for offline use', () => {
  it('is every page and asset, without engines, films and maps', () => {
    const root = site({
      'index.html': 'a',
      'theory/kafka/index.html': 'b',
      '_astro/a.js': 'c',
      '_astro/a.js.map': '{}',
      '_astro/duckdb.wasm': Buffer.alloc(1_000_001),
      'media/modules/film.mp4': 'd',
      'sw.js': 'old',
    });
    const { files, large } = precached(root);
    expect(Object.keys(files)).toEqual(['_astro/a.js', 'index.html', 'theory/kafka/index.html']);
    expect(large).toEqual(['_astro/duckdb.wasm']);
  });

  it('is another release as soon as one file differs', () => {
    const worker = "const release = '__RELEASE__'; const files = __FILES__;";
    const workerOf = (page: string) =>
      withFiles(worker, precached(site({ 'index.html': page })).files, []);
    const [one, same, other] = [workerOf('a'), workerOf('a'), workerOf('b')];
    expect(one).toBe(same);
    expect(one).not.toBe(other);
  });
});
