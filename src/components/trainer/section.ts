/** Which blocks of a page's text are on the screen: indexes of the text's children, both included. */
export interface Part {
  from: number;
  to: number;
}

/**
 * The blocks of a section: those under its heading, or with none those before the first heading;
 * with an empty one all there are. The heading's own block comes first.
 */
export function blocksOf(content: Element, heading: string | undefined): number[] {
  const blocks: number[] = [];
  let inside = heading === undefined || heading === '';
  for (const [index, child] of [...content.children].entries()) {
    const own = headingIn(child);
    if (own && heading !== '') inside = own.id === heading;
    if (inside) blocks.push(index);
  }
  return blocks;
}

/** The heading that a block of a page's text is or holds; null in all other blocks. */
export function headingIn(block: Element): Element | null {
  return block.matches('h2') ? block : block.querySelector(':scope > h2');
}

/** A block as it lies on the page. Height px. */
export interface Block {
  index: number;
  height: number;
  /** It announces the next one ("The shape is the same:") and stays with it. */
  leads: boolean;
}

/**
 * Shares blocks out over screens, in order: as many on each as fit, and a block that is higher than
 * a screen has one for itself. `screen`: px that a screen has for them.
 */
export function partsOf(blocks: readonly Block[], screen: number): Part[] {
  const parts: Part[] = [];
  let used = 0;
  for (const [at, { index, height }] of blocks.entries()) {
    const last = parts.at(-1);
    const before = blocks[at - 1];
    if (last && used + height <= screen) {
      last.to = index;
      used += height;
      continue;
    }
    const led = last && before?.leads === true && last.from < before.index;
    if (led) last.to = blocks[at - 2]?.index ?? last.from;
    parts.push({ from: led ? before.index : index, to: index });
    used = height + (led ? before.height : 0);
  }
  return parts;
}
