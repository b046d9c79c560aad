import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { headerPolicy, pagePolicy, withPolicy } from './policy.ts';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The sources of one directive of a page's policy. */
function sources(html: string, directive: string): string[] {
  const found = pagePolicy(html)
    .split('; ')
    .find((line) => line.startsWith(`${directive} `));
  return found?.split(' ').slice(1) ?? [];
}

describe('the policy of a page', () => {
  it('names every script of the page by its hash, each once, and allows no other', () => {
    const html = '<head><script>one()</script><script type="module">two()</script></head>';
    const twice = `${html}<body><script>one()</script></body>`;
    const wanted = ["'self'", "'wasm-unsafe-eval'", hash('one()'), hash('two()')];
    expect(sources(twice, 'script-src')).toEqual(wanted);
  });

  it('does not name what is data, comes from a file, or only looks like a script', () => {
    const html = [
      '<script type="application/ld+json">{}</script>',
      '<script src="/_astro/a.js"></script>',
      '<!-- <script>old()</script> -->',
      `<astro-island props="<script>typed()</script>"></astro-island>`,
      '<script>real()</script>',
    ].join('');
    expect(sources(html, 'script-src').slice(2)).toEqual([hash('real()')]);
  });

  it('names the text as the browser reads it: with line feeds alone, in UTF-8', () => {
    expect(sources('<script>a()\r\nb("é")</script>', 'script-src')).toContain(hash('a()\nb("é")'));
  });

  it('names styles by hash, but where an editor writes its own', () => {
    const plain = '<style>p{}</style>';
    const editor = '<astro-island component-export="SnowflakeWorksheet"></astro-island>';
    expect(sources(plain, 'style-src-elem')).toEqual(["'self'", hash('p{}')]);
    expect(sources(plain + editor, 'style-src-elem')).toEqual(["'self'", "'unsafe-inline'"]);
  });

  it('has no way for scripts that nobody named', () => {
    const script = sources('<p onclick="x()">', 'script-src');
    expect(script).toEqual(["'self'", "'wasm-unsafe-eval'"]);
  });

  it('stands in the page before the first script, after the encoding', () => {
    const html = '<html><head><script>a()</script><meta charset="utf-8"/></head></html>';
    const page = withPolicy(html);
    expect(page).toMatch(
      /^<html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="[^"]+"><script>/,
    );
    expect(page.match(/charset/g)).toHaveLength(1);
    expect(page).not.toContain('frame-ancestors');
    expect(headerPolicy(html)).toContain("frame-ancestors 'self'");
  });

  it('is refused to a page that could not hold it', () => {
    expect(() => withPolicy('<p>no head</p>')).toThrow('head');
  });
});
