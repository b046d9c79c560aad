import { describe, expect, it } from 'vitest';
import { onOnePage } from './handout.ts';

const page = (slug: string, inside: string): string =>
  `<article data-handout-page="${slug}">${inside}</article>`;
const html = `<p id="top">${page('theory/kafka', '<h2 id="a">A</h2><a href="#a">1</a><a href="../watermarks/#w">2</a>')}${page('index', '<h2 id="a">A</h2><a href="./quiz/">3</a><details><summary>More</summary></details>')}`;

describe('the handout', () => {
  const out = onOnePage(html, '/course/');
  it('holds no id twice, and links on a page stay on it', () => {
    expect(out).toContain('<p id="top">');
    expect(out).toContain('<h2 id="theory-kafka--a">A</h2><a href="#theory-kafka--a">1</a>');
    expect(out).toContain('<h2 id="index--a">');
  });
  it('keeps links to other pages', () => {
    expect(out).toContain('href="/course/theory/watermarks/#w"');
    expect(out).toContain('href="/course/quiz/"');
  });
  it('keeps the style of a diagram with the diagram', () => {
    const svg = '<svg id="d"><style>#d{fill:red}#d .edge{stroke:red}</style></svg>';
    expect(onOnePage(page('theory/x', svg), '/')).toContain(
      '<svg id="theory-x--d"><style>#theory-x--d{fill:red}#theory-x--d .edge{stroke:red}</style>',
    );
  });
  it('opens what is folded and wakes no figure', () => {
    expect(out).toContain('<details open><summary>');
    expect(onOnePage(page('x', '<astro-island uid="1"><p>still</p></astro-island>'), '/')).toBe(
      page('x', '<div><p>still</p></div>'),
    );
  });
});
