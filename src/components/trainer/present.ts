/**
 * How a page of the site looks before a room: without header, sidebars and footer, one section at
 * a time. It is done from outside, so that reading pages carry nothing for it.
 */
const STYLE = `
  :root { --sl-nav-height: 0rem; --sl-mobile-toc-height: 0rem; --sl-content-width: 60rem; scroll-behavior: auto !important; }
  body { padding: 0 !important; }
  header.header, .sidebar, .right-sidebar-container, mobile-starlight-toc, starlight-menu-button,
  footer, .page-progress, .sl-banner, [data-room-hidden], [data-footnotes], sup:has([data-footnote-ref]),
  .heading-anchor-icon, .sl-anchor-link, .figure-page .missions, .figure-page .truth { display: none !important; }
  .main-frame, .main-pane, .page, .main { padding: 0 !important; margin: 0 !important; width: 100% !important; }
  .content-panel { padding: 1rem 2.25rem !important; border: 0 !important; }
  .sl-container { max-width: none !important; margin: 0 !important; }
  .sl-markdown-content { font-size: 1.375rem; }
  .sl-markdown-content[data-room='shown figure'] > p, .figure-page > p { display: none !important; }
  .sl-markdown-content > p, .sl-markdown-content > ol, .sl-markdown-content > ul { max-width: 62ch !important; }
`;

/** @param heading id of the section's heading; none: the page's beginning; empty: all of it */
export function present(doc: Document, heading: string | undefined, isFigure: boolean): void {
  if (!doc.getElementById('room-style')) {
    const style = doc.createElement('style');
    style.id = 'room-style';
    style.textContent = STYLE;
    doc.head.append(style);
  }
  const content = doc.querySelector<HTMLElement>('.sl-markdown-content');
  const shown = isFigure ? 'shown figure' : `shown ${heading ?? 'beginning'}`;
  if (!content || content.dataset.room === shown) return;
  content.dataset.room = shown;
  const all = isFigure || heading === '';
  const title = doc.querySelector('h1')?.closest('.content-panel');
  title?.toggleAttribute('data-room-hidden', isFigure || !!heading);
  let inside = all || heading === undefined;
  for (const child of content.children) {
    const own = child.matches('h2') ? child : child.querySelector(':scope > h2');
    if (own && !all) inside = own.id === heading;
    child.toggleAttribute('data-room-hidden', !inside);
  }
}
