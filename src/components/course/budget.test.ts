import { describe, expect, it } from 'vitest';
import { coreWords, outgrown, PLAN } from './budget.ts';
import { coursePages, pageOf } from './coursePages.ts';

const pages = coursePages(process.cwd());
const words = (n: number): string => 'word '.repeat(n);

/** A page of theory as a file, with so many core words. */
const page = (n: number, minutes: number, more = ''): string =>
  `---\ntitle: T\ncourse:\n  part: theory\n  minutes: ${minutes}\n---\n\n${words(n)}\n${more}`;

const said = (text: string): string[] =>
  outgrown([pageOf('theory/new', text)].flatMap((p) => p ?? []));

describe('the time of the course', () => {
  it('fits the plan, page by page and part by part', () => {
    expect(outgrown(pages)).toEqual([]);
  });

  it('gives the four parts of the practice 18, 18, 8 and 12 minutes', () => {
    const minutes = Object.fromEntries(pages.map((each) => [each.slug, each.minutes]));
    expect(minutes).toMatchObject({
      ...{ 'practice/databricks': 18, 'practice/snowflake': 18 },
      ...{ 'practice/dbt': 8, 'practice/power-bi': 12 },
    });
  });

  it('is 90 minutes together', () => {
    const planned = Object.values(PLAN).reduce((sum, minutes) => sum + minutes, 0);
    expect(planned).toBe(90);
  });

  it('refuses a page that outgrows what it says, with its numbers', () => {
    expect(said(page(400, 2))).toEqual([]);
    expect(said(page(420, 2))).toEqual([
      'theory/new says 2 min, but takes 2.10: 420 core words at 200 a minute and 0 min of figures. Fold something, or give it more of the plan.',
    ]);
  });

  it('refuses a part that outgrows the plan', () => {
    const extra = pageOf('theory/new', page(10, 1));
    expect(outgrown(extra ? [...pages, extra] : []).join()).toMatch(
      /pages of theory say 20\.\d+ min/,
    );
  });

  it('does not count what is folded, code, footnotes and imports', () => {
    const folded = `<Depth title="More">\n\n${words(500)}\n\n</Depth>\n`;
    const rest = `import A from 'a';\n\n\`\`\`sql\n${words(50)}\n\`\`\`\n\n[^note]: ${words(50)}\n`;
    expect(coreWords(`${words(10)}\n${folded}${rest}`)).toBe(10);
    expect(said(page(400, 2, folded))).toEqual([]);
  });
});
