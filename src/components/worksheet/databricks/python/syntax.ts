import { parser } from '@lezer/python';
import { PythonError } from './errors.ts';

/** One node of the syntax tree. */
export type SyntaxNode = ReturnType<typeof parser.parse>['topNode'];

/** The statements of a cell, or a SyntaxError where the text stops being Python. */
export function statementsOf(text: string): SyntaxNode[] {
  const tree = parser.parse(text);
  tree.iterate({
    enter: ({ type, from }) => {
      if (type.isError) throw new PythonError('SyntaxError', 'invalid syntax', placeOf(text, from));
    },
  });
  return childrenOf(tree.topNode);
}

/** What a node is made of, without comments. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'Comment') children.push(child);
  }
  return children;
}

/** A string literal's text: prefix, quotes and escapes taken away. */
export function literalOf(source: string): string {
  const prefix = /^[a-zA-Z]*/.exec(source)?.[0].toLowerCase() ?? '';
  const body = source.slice(prefix.length);
  const quote = body.startsWith('"""') || body.startsWith("'''") ? 3 : 1;
  const inner = body.slice(quote, -quote);
  return prefix.includes('r') ? inner : unescaped(inner);
}

const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', '0': '\0', '\n': '' };

/** A text with its escapes read. */
export function unescaped(text: string): string {
  return text.replace(/\\(x[\da-f]{2}|u[\da-f]{4}|[^])/gi, (_, what: string) =>
    what.length > 1
      ? String.fromCodePoint(Number.parseInt(what.slice(1), 16))
      : (escapes[what] ?? (/["'\\]/.test(what) ? what : `\\${what}`)),
  );
}

/** An error at the very end is shown at the last line that holds something. */
function placeOf(text: string, from: number): number {
  return from < text.trimEnd().length ? from : Math.max(0, text.trimEnd().length - 1);
}
