/** How code blocks look and what they are called. A file of its own, because it holds a function. */

/** @typedef {{ tagName?: string; properties?: Record<string, unknown>; children?: Node[] }} Node */

/** @param {Node} node @returns {Node | undefined} the first `<pre>` in it */
function preIn(node) {
  if (node.tagName === 'pre') return node;
  for (const child of node.children ?? []) {
    const found = preIn(child);
    if (found) return found;
  }
  return undefined;
}

/**
 * A block that scrolls becomes a region, and two regions of a page need two names: the file's, or
 * the language, with the first line of the code. Every block is built as a region that Tab reaches,
 * so that it is one before any script ran and without scripts; Expressive Code's script, which runs
 * when the browser has time, takes that from the blocks that fit.
 *
 * The number of its lines is its height, which the style sheet needs for a block out of sight.
 */
const named = {
  name: 'Name of the block',
  hooks: {
    /** @param {{ codeBlock: { code: string; language: string; props: { title?: string } }, renderData: { blockAst: Node } }} context */
    postprocessRenderedBlock({ codeBlock: { code, language, props }, renderData }) {
      const pre = preIn(renderData.blockAst);
      if (!pre) return;
      const first = code.split('\n').find((line) => line.trim() !== '') ?? '';
      const name = `${props.title ?? language}: ${first.trim()}`;
      pre.properties = { ...pre.properties, 'aria-label': name, role: 'region', tabIndex: 0 };
      const { properties } = renderData.blockAst;
      renderData.blockAst.properties = {
        ...properties,
        style: `--lines:${code.split('\n').length}`,
      };
    },
  },
};

export default {
  emitExternalStylesheet: false,
  themes: ['github-dark-default', 'github-light-default'],
  plugins: [named],
  styleOverrides: {
    codeFontFamily: 'var(--font-mono)',
    uiFontFamily: 'var(--font-sans)',
    codeFontSize: '0.875rem',
    borderRadius: '4px',
    frames: { shadowColor: 'transparent' },
  },
};
