import { headerPolicy, workerPolicy } from './policy.ts';

/** One rule of a `_headers` file: the paths that it is for (`*` at the end: all below), and what they get. */
export interface HeaderRule {
  path: string;
  headers: [name: string, value: string][];
}

/** How long something may be kept: forever when its name holds the hash of its content. */
const forever = 'max-age=31536000, immutable';
const askAgain = 'no-cache';

/**
 * @param pages the HTML of every built page by its path below the site, such as
 * `theory/kafka/index.html`
 * @param others the paths of all other files
 * @param base path under which the site lives, with a slash at both ends
 * @returns what a host should send with each file; no two rules give the same header to a file,
 * since hosts differ in what they make of that
 */
export function headerRules(
  pages: ReadonlyMap<string, string>,
  others: readonly string[],
  base: string,
): HeaderRule[] {
  const own = [...pages].map(([path, html]): HeaderRule => {
    const address = `${base}${path.replace(/(^|\/)index\.html$/, '$1')}`;
    const policy = headerPolicy(html);
    return { path: address, headers: [cached(askAgain), ['Content-Security-Policy', policy]] };
  });
  const folders = /^(_astro|pagefind|media)\//;
  const rest = others
    .filter((path) => path !== 'sw.js' && !folders.test(path))
    .map((path): HeaderRule => ({ path: `${base}${path}`, headers: [cached(askAgain)] }));
  const workers: [string, string] = ['Content-Security-Policy', workerPolicy];
  return [
    {
      path: `${base}*`,
      headers: [
        ['X-Content-Type-Options', 'nosniff'],
        ['Referrer-Policy', 'no-referrer'],
      ],
    },
    { path: `${base}_astro/*`, headers: [cached(forever), workers] },
    { path: `${base}pagefind/*`, headers: [cached(askAgain), workers] },
    { path: `${base}media/*`, headers: [cached(askAgain)] },
    { path: `${base}sw.js`, headers: [cached(askAgain), workers] },
    ...rest,
    ...own,
  ];
}

/** @returns the rules as the text of a `_headers` file, which several static hosts read */
export function headersFile(rules: readonly HeaderRule[]): string {
  return rules
    .map(({ path, headers }) =>
      [path, ...headers.map(([name, value]) => `  ${name}: ${value}`)].join('\n'),
    )
    .join('\n\n')
    .concat('\n');
}

/** @returns the rules of a `_headers` file */
export function parseHeaders(text: string): HeaderRule[] {
  const rules: HeaderRule[] = [];
  for (const line of text.split(/\r?\n/)) {
    const header = /^\s+([\w-]+):\s*(.*)$/.exec(line);
    if (header) rules.at(-1)?.headers.push([header[1] ?? '', header[2] ?? '']);
    else if (line.startsWith('/')) rules.push({ path: line.trim(), headers: [] });
  }
  return rules;
}

/** @returns the headers that the rules give to the path of a request, percent signs undone */
export function headersFor(rules: readonly HeaderRule[], path: string): [string, string][] {
  // A page answers to three addresses; the rules name the one that links use.
  const page = path.replace(/(^|\/)index\.html$/, '$1');
  return rules
    .filter((rule) =>
      rule.path.endsWith('*')
        ? page.startsWith(rule.path.slice(0, -1))
        : [page, `${page}/`].includes(rule.path),
    )
    .flatMap(({ headers }) => headers);
}

function cached(how: string): [string, string] {
  return ['Cache-Control', how];
}
