/**
 * On which sheet of a PDF each title stands, by the outline that Chromium writes into it. The
 * browser cannot number a list of contents itself (it has no target-counter), so the handout is
 * printed twice, the second time with these numbers.
 *
 * @param pdf as Chromium prints it: its outline and its page tree are not compressed
 * @param titles in the order in which they stand; each is looked for after the one before
 * @returns sheet numbers from 1; undefined for a title that the outline does not have
 */
export function sheetsOf(pdf: Buffer, titles: readonly string[]): (number | undefined)[] {
  const text = pdf.toString('latin1');
  const lists = [...text.matchAll(/\/Kids \[([^\]]*)\]/g)].map(([, kids = '']) => refs(kids));
  const inner = new Set(
    [...text.matchAll(/(\d+) 0 obj\s*<<\/Type \/Pages\b/g)].map(([, id]) => id),
  );
  const pages = lists.flat().filter((id) => !inner.has(id));
  const entries = [...text.matchAll(/\/Title \(((?:\\.|[^\\)])*)\)\s*\/Dest \[(\d+) 0 R/g)].map(
    ([, title = '', id = '']) => ({
      title: title.replace(/\\(.)/g, '$1'),
      sheet: pages.indexOf(id) + 1,
    }),
  );
  let from = 0;
  return titles.map((title) => {
    const at = entries.findIndex((entry, index) => index >= from && entry.title === title);
    if (at < 0) return undefined;
    from = at + 1;
    return entries[at]?.sheet;
  });
}

function refs(kids: string): string[] {
  return [...kids.matchAll(/(\d+) 0 R/g)].map(([, id = '']) => id);
}
