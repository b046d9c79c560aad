import { median } from '../bench/measure.ts';

/** One measure of one page, on the course and on the two sites beside it; undefined where none. */
export type Trio = readonly [number | undefined, number | undefined, number | undefined];

const names = ['course', 'Starlight', 'Docusaurus'];

/** Prints a Markdown table of one measure: the three sites side by side and how many times. */
export function printMeasure(
  title: string,
  rows: readonly { page: string; values: Trio }[],
  digits: number,
): void {
  const middle = ([0, 1, 2] as const).map((site) => {
    const known = rows.map(({ values }) => values[site]).filter((value) => value !== undefined);
    return known.length === 0 ? undefined : median(known);
  });
  const all = [...rows, { page: '**median**', values: middle as unknown as Trio }];
  printTable(
    title,
    ['page', ...names, 'x Starlight', 'x Docusaurus'],
    all.map(({ page, values: [course, starlight, docusaurus] }) => [
      page,
      ...[course, starlight, docusaurus].map((value) => value?.toFixed(digits) ?? ''),
      times(course, starlight),
      times(course, docusaurus),
    ]),
  );
}

/** How many times the second the first is; nothing where that says nothing. */
export function times(a: number | undefined, b: number | undefined): string {
  return a === undefined || b === undefined || b === 0 ? '' : (a / b).toFixed(2);
}

/** Prints a Markdown table under a title. */
export function printTable(title: string, head: readonly string[], rows: readonly string[][]) {
  console.log(`\n### ${title}\n`);
  console.log(`| ${head.join(' | ')} |`);
  console.log(`| ${head.map((_, column) => (column === 0 ? '---' : '---:')).join(' | ')} |`);
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
}
