import { describe, expect, it } from 'vitest';
import { headerRules, headersFile, headersFor, parseHeaders } from './headers.ts';

const pages = new Map([
  ['index.html', '<p>first</p>'],
  ['404.html', '<p>none</p>'],
  ['theory/kafka/index.html', '<script>run()</script>'],
]);

describe('what a host should send with each file', () => {
  it('reads back what it has written', () => {
    const rules = headerRules(pages, '/courses/streaming/');
    expect(parseHeaders(headersFile(rules))).toEqual(rules);
  });

  it.each(['/', '/courses/streaming/'])('gives no header twice, below %s', (base) => {
    const rules = headerRules(pages, base);
    for (const path of ['', '404.html', 'theory/kafka/', '_astro/a.js', 'sw.js', 'lab-kit.json']) {
      const names = headersFor(rules, base + path).map(([name]) => name);
      expect(new Set(names).size, path).toBe(names.length);
      expect(names).toContain('X-Content-Type-Options');
    }
  });

  it('lets hosts keep a hashed file forever and nothing else', () => {
    const rules = headerRules(pages, '/');
    const kept = (path: string) => new Map(headersFor(rules, path)).get('Cache-Control');
    expect(kept('/_astro/a.js')).toBe('max-age=31536000, immutable');
    for (const path of ['/', '/theory/kafka/', '/sw.js', '/404.html', '/pagefind/pagefind.js']) {
      expect(kept(path), path).toBe('no-cache');
    }
  });

  it('knows nothing of what lies outside the base', () => {
    expect(headersFor(headerRules(pages, '/course/'), '/theory/kafka/')).toEqual([]);
  });
});
