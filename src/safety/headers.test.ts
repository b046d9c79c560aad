import { describe, expect, it } from 'vitest';
import { headerRules, headersFile, headersFor, parseHeaders } from './headers.ts';

const pages = new Map([
  ['index.html', '<p>first</p>'],
  ['404.html', '<p>none</p>'],
  ['theory/kafka/index.html', '<script>run()</script>'],
]);

const others = ['_astro/a.js', 'lab-kit.json', 'pagefind/pagefind.js', 'sw.js'];

describe('what a host should send with each file', () => {
  it('reads back what it has written', () => {
    const rules = headerRules(pages, others, '/courses/streaming/');
    expect(parseHeaders(headersFile(rules))).toEqual(rules);
  });

  it.each(['/', '/courses/streaming/'])('gives no header twice, below %s', (base) => {
    const rules = headerRules(pages, others, base);
    for (const path of ['', '404.html', 'theory/kafka/', '_astro/a.js', 'sw.js', 'lab-kit.json']) {
      const names = headersFor(rules, base + path).map(([name]) => name);
      expect(new Set(names).size, path).toBe(names.length);
      expect(names).toContain('X-Content-Type-Options');
    }
  });

  it('lets hosts keep a hashed file forever and nothing else', () => {
    const rules = headerRules(pages, others, '/');
    const kept = (path: string) => new Map(headersFor(rules, path)).get('Cache-Control');
    expect(kept('/_astro/a.js')).toBe('max-age=31536000, immutable');
    const asked = ['/', '/theory/kafka/', '/404.html', '/lab-kit.json', '/pagefind/pagefind.js'];
    for (const path of [...asked, '/sw.js']) expect(kept(path), path).toBe('no-cache');
  });

  it('knows nothing of what lies outside the base', () => {
    expect(headersFor(headerRules(pages, others, '/course/'), '/theory/kafka/')).toEqual([]);
  });
});
