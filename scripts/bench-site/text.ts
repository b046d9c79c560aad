import { load } from './install.ts';

/** A page's own text, for the sites that stand beside the course. */
export interface PageText {
  title: string;
  /** Plain Markdown: headings, paragraphs, lists, tables, code. */
  markdown: string;
}

interface Turndown {
  use: (plugin: unknown) => void;
  remove: (filter: (node: { nodeName: string }) => boolean) => void;
  turndown: (html: string) => string;
}
interface TurndownLibrary {
  default: new (options: object) => Turndown;
}

/** What is not text: figures, pictures, controls. The other sites have none of these to carry. */
const notText =
  /^(ASTRO-ISLAND|SCRIPT|STYLE|SVG|IMG|PICTURE|VIDEO|BUTTON|INPUT|FIGURE-.*|TEMPLATE)$/i;

/** Reads the text out of a built page of the course; undefined when the page has none. */
export async function textOf(html: string): Promise<PageText | undefined> {
  const title = /<h1[^>]*>([\s\S]*?)<\/h1>/
    .exec(html)?.[1]
    ?.replace(/<[^>]*>/g, '')
    .trim();
  const content = /<div class="[^"]*sl-markdown-content[^>]*>/.exec(html);
  if (title === undefined || content === null) return undefined;
  const body = html.slice(content.index + content[0].length, html.lastIndexOf('</main>'));
  const { default: Turndown } = await load<TurndownLibrary>('turndown');
  const { gfm } = await load<{ gfm: unknown }>('turndown-plugin-gfm');
  const writer = new Turndown({ headingStyle: 'atx', codeBlockStyle: 'fenced' });
  writer.use(gfm);
  writer.remove(({ nodeName }) => notText.test(nodeName));
  const markdown = writer
    .turndown(body)
    // Links lead to pages that the other site does not have.
    .replace(/\[([^\]]*)\]\((?!https?:)[^)]*\)/g, '$1');
  return { title: title.replaceAll('"', "'"), markdown };
}
