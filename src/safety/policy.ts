import { createHash } from 'node:crypto';

/**
 * The Content-Security-Policy of a built page. A page may run this site's own files and the
 * inline scripts that the build has put into it, each named by its hash, and nothing else.
 * Written after the build, since only then all inline scripts are known.
 */

/** Types of `<script>` that a browser does not run: data for the others. */
const data = /\stype=["']?application\/(json|ld\+json)/i;

/** A comment, a script or style with its text, or any other tag: attributes are never looked into. */
const pieces =
  /<!--[\s\S]*?-->|<(script|style)\b((?:"[^"]*"|'[^']*'|[^'">])*)>([\s\S]*?)<\/\1>|<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi;

const charset = /<meta charset="?utf-8"?\s*\/?>/i;

/**
 * An editor writes its style at run time (CodeMirror's style-mod), so the pages that have one
 * cannot name their styles by hash.
 */
const editor = /component-export="\w*Worksheet"/;

/** What workers may do; they have no page whose `<meta>` could say it, only their own header. */
export const workerPolicy = written({
  'default-src': ["'none'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'connect-src': ["'self'"],
  'worker-src': ["'self'"],
});

/** @returns the policy of a page by its HTML, as its `<meta>` says it */
export function pagePolicy(html: string): string {
  const { script, style } = inlineHashes(html);
  return written({
    ...common(script),
    // Attributes cannot be named by hash: code colours and the stills of the figures are drawn
    // by them. Browsers that know these two do not read `style-src`.
    'style-src-attr': ["'unsafe-inline'"],
    'style-src-elem': ["'self'", ...(editor.test(html) ? ["'unsafe-inline'"] : style)],
  });
}

/**
 * @returns the policy of a page as a header: other sites may not put it into a frame. Its styles
 * are named in the `<meta>` alone, since some hosts take no line of more than 2,000 characters;
 * a browser holds a page to both.
 */
export function headerPolicy(html: string): string {
  return written({ ...common(inlineHashes(html).script), 'frame-ancestors': ["'self'"] });
}

function common(script: readonly string[]): Record<string, string[]> {
  return {
    'default-src': ["'self'"],
    // Both databases of the worksheets and the search index are WebAssembly.
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...script],
    'style-src': ["'self'", "'unsafe-inline'"],
    // Small pictures, and the faces of a few rare letters, stand in the style sheets themselves.
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'", 'data:'],
    'connect-src': ["'self'"],
    'worker-src': ["'self'"],
    'frame-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  };
}

/**
 * @returns the page with its policy in a `<meta>` before the first script. The encoding comes
 * first, since a browser looks for it in the first 1,024 bytes.
 */
export function withPolicy(html: string): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${pagePolicy(html)}">`;
  const head = /<head\b[^>]*>/i;
  if (!head.test(html)) throw new Error('A page without a head cannot hold its policy.');
  return html.replace(charset, '').replace(head, (tag) => `${tag}<meta charset="utf-8">${meta}`);
}

/** The hash of every script and style that stands in the page itself, each once, in CSP's words. */
function inlineHashes(html: string): { script: string[]; style: string[] } {
  const found = { script: new Set<string>(), style: new Set<string>() };
  for (const [, name, attributes = '', text = ''] of html.matchAll(pieces)) {
    if (name === undefined || /\ssrc=/i.test(attributes) || data.test(attributes)) continue;
    // The parser of the browser has only line feeds.
    const bytes = text.replace(/\r\n?/g, '\n');
    const hash = createHash('sha256').update(bytes).digest('base64');
    found[name.toLowerCase() === 'style' ? 'style' : 'script'].add(`'sha256-${hash}'`);
  }
  return { script: [...found.script], style: [...found.style] };
}

function written(directives: Record<string, string[]>): string {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}
