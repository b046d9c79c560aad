/**
 * A table of the text that is wider than its page scrolls sideways: by touch, and by the arrow keys
 * once it has the focus. Where it fits, Tab passes it by. Code blocks do the same by themselves.
 */
export function reachTables(): void {
  const sized = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.setAttribute('tabindex', '0');
      else target.removeAttribute('tabindex');
    }
  });
  for (const table of document.querySelectorAll('.sl-markdown-content table')) sized.observe(table);
}
