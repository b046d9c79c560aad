import { enlarge, fit, FOOT } from './fit.ts';
import { FIGURE_STYLE } from './figureStyle.ts';
import { PRESENT_STYLE } from './presentStyle.ts';
import { blocksOf, headingIn, partsOf, type Part } from './section.ts';

/** What of a page is to be seen. */
interface Presented {
  /** Id of the section's heading; none: the page's beginning; empty: all of it. */
  heading?: string | undefined;
  /** The blocks on the screen; none: as many of the section's first ones as fit. */
  part?: Part | undefined;
  /** Which folds are open, by their place among the text's folds. */
  open: readonly number[];
  isFigure: boolean;
}

const screens = new WeakMap<Document, readonly Part[]>();
const shown = new WeakMap<Document, string>();
const dresses = new WeakMap<Document, CSSStyleSheet>();

/** The screens of the section that a page shows; empty when it is not cut into screens. */
export const screensOf = (page: Window): readonly Part[] => screens.get(page.document) ?? [];

/** Where the folds of a page's text are open. */
export function openFolds(page: Window): number[] {
  return foldsOf(page.document).flatMap((fold, index) => (fold.open ? [index] : []));
}

/**
 * Makes a page show what is wanted, as large as it fits. Called again and again it does something
 * only when the wish, the window, the fonts or the page's own height have changed.
 */
export function present(page: Window, wanted: Presented, audience: boolean): void {
  const doc = page.document;
  const content = doc.querySelector<HTMLElement>('.sl-markdown-content');
  if (!content) return;
  const { innerWidth, innerHeight } = page;
  const state = () =>
    JSON.stringify([wanted, innerWidth, innerHeight, doc.fonts.status, content.scrollHeight]);
  if (shown.get(doc) === state()) return;
  dress(doc, audience);
  content.dataset.room = wanted.isFigure
    ? 'shown figure'
    : `shown ${wanted.heading ?? 'beginning'}`;
  for (const [index, fold] of foldsOf(doc).entries()) {
    if (!wanted.isFigure) fold.open = wanted.open.includes(index);
  }
  showBlocks(page, content, wanted);
  shown.set(doc, state());
}

/** Takes everything back that `present` has done: the room looks around by itself. */
export function unpresent(doc: Document): void {
  const dressed = dresses.get(doc);
  doc.adoptedStyleSheets = doc.adoptedStyleSheets.filter((sheet) => sheet !== dressed);
  dresses.delete(doc);
  delete doc.documentElement.dataset.roomFor;
  for (const hidden of doc.querySelectorAll('[data-room-hidden]')) {
    hidden.removeAttribute('data-room-hidden');
  }
  shown.delete(doc);
}

function dress(doc: Document, audience: boolean): void {
  if (audience) doc.documentElement.dataset.roomFor = 'audience';
  const page = doc.defaultView;
  if (dresses.has(doc) || !page) return;
  // The page's policy allows no style element that the build has not named; a sheet is no element.
  const sheet = new page.CSSStyleSheet();
  sheet.replaceSync(PRESENT_STYLE + FIGURE_STYLE);
  doc.adoptedStyleSheets = [...doc.adoptedStyleSheets, sheet];
  dresses.set(doc, sheet);
}

function foldsOf(doc: Document): HTMLDetailsElement[] {
  return [...doc.querySelectorAll<HTMLDetailsElement>('.sl-markdown-content details')];
}

function showBlocks(page: Window, content: HTMLElement, wanted: Presented): void {
  const { heading, isFigure } = wanted;
  const all = isFigure || heading === '';
  const title = page.document.querySelector('h1')?.closest('.content-panel');
  title?.toggleAttribute('data-room-hidden', isFigure || !!heading);
  const blocks = all ? [] : blocksOf(content, heading);
  show(content, all ? undefined : blocks);
  enlarge(page, 1);
  if (all) {
    screens.set(page.document, []);
    return;
  }
  const parts = measured(page, content, blocks);
  screens.set(page.document, parts);
  const { from, to } = wanted.part ?? parts[0] ?? { from: 0, to: Infinity };
  const isHead = (index: number) => {
    const child = content.children[index];
    return index === blocks[0] && child !== undefined && headingIn(child) !== null;
  };
  show(
    content,
    blocks.filter((index) => isHead(index) || (index >= from && index <= to)),
  );
  fit(page, content);
}

function show(content: HTMLElement, blocks: readonly number[] | undefined): void {
  for (const [index, child] of [...content.children].entries()) {
    child.toggleAttribute('data-room-hidden', blocks !== undefined && !blocks.includes(index));
  }
}

/** The screens of a section as it is laid out now; its heading is on every one of them. */
function measured(page: Window, content: HTMLElement, blocks: readonly number[]): Part[] {
  const tops = blocks.flatMap((index) => {
    const child = content.children[index];
    const box = child && boxOf(child);
    return child && box && box.height > 0 ? [{ index, child, box }] : [];
  });
  const hasHead = tops[0] !== undefined && headingIn(tops[0].child) !== null;
  const rest = hasHead ? tops.slice(1) : tops;
  const begins = rest[0]?.box.top ?? 0;
  const laid = rest.map(({ index, child, box }, at) => ({
    index,
    height: (rest[at + 1]?.box.top ?? box.bottom) - box.top,
    leads: child.matches('p') && (child.textContent ?? '').trimEnd().endsWith(':'),
  }));
  return partsOf(laid, page.innerHeight - FOOT - (begins + page.scrollY));
}

/** An island has no box of its own: its figure's counts. */
function boxOf(block: Element): DOMRect {
  const own = block.getBoundingClientRect();
  const inner = block.firstElementChild;
  return own.height === 0 && inner ? inner.getBoundingClientRect() : own;
}
