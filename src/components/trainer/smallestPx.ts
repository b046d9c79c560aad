/** The size of the smallest text that an element shows, px as laid out; Infinity without text. */
export function smallestPx(root: HTMLElement): number {
  const doc = root.ownerDocument;
  const page = doc.defaultView;
  const walker = doc.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let smallest = Infinity;
  while (page && walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!element || walker.currentNode.textContent?.trim() === '') continue;
    if (!element.checkVisibility() || element.closest(UNSEEN)) continue;
    const px = parseFloat(page.getComputedStyle(element).fontSize) * drawnAt(element);
    smallest = Math.min(smallest, px);
  }
  return smallest;
}

/** What is there for screen readers only, or for programs. */
const UNSEEN = '.visually-hidden, .sr-only, script, style, title, desc, option';

/** By how much a drawing, as it is laid out, shrinks or enlarges the text in it. */
function drawnAt(element: Element): number {
  const drawing = element.closest('svg');
  const matrix = drawing?.getScreenCTM();
  // A text that is turned has its height in both parts of the second column.
  return matrix ? Math.hypot(matrix.c, matrix.d) : 1;
}
