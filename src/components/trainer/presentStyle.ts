/**
 * How a page of the site looks before a room: without header, sidebars and footer, one section at
 * a time. It is added from outside, so that reading pages carry nothing for it.
 */
export const PRESENT_STYLE = `
  :root { --sl-nav-height: 0rem; --sl-mobile-toc-height: 0rem; --sl-content-width: 100%; scroll-behavior: auto !important; }
  body { padding: 0 !important; }
  header.header, .sidebar, .right-sidebar-container, mobile-starlight-toc, starlight-menu-button,
  footer, .page-progress, .sl-banner, [data-room-hidden], [data-footnotes], sup:has([data-footnote-ref]),
  .heading-anchor-icon, .sl-anchor-link, [data-offline-note] { display: none !important; }
  .main-frame, .main-pane, .page, .main { padding: 0 !important; margin: 0 !important; width: 100% !important; min-height: 0 !important; }
  .content-panel { padding: 1.25rem 2.5rem 0 !important; border: 0 !important; }
  .content-panel + .content-panel { padding-top: 0 !important; }
  .sl-markdown-content > :last-child { margin-bottom: 0 !important; }
  .sl-container { max-width: none !important; margin: 0 !important; }
  main { zoom: var(--room-zoom, 1); padding-top: var(--room-space, 0) !important; }

  .sl-markdown-content { font-size: 1.375rem; }
  .sl-markdown-content > :is(p, ol, ul) { max-width: 62ch !important; }
  .sl-markdown-content[data-room] > * { margin-inline: 0 !important; }
  .sl-markdown-content[data-room] .figure-more { display: none !important; }
  /* A figure is shown large by its own step; in the text it would not follow the trainer's. */
  .sl-markdown-content:not([data-room='shown figure']) > astro-island:has(> figure:not(.worksheet, .exercise)) { display: none !important; }

  :root:has([data-room='shown figure']) .content-panel { padding: 0.4rem 1rem 0 !important; }
  [data-room='shown figure'] > p, [data-room='shown figure'] .figure-page > p,
  [data-room='shown figure'] .figure-note, [data-room='shown figure'] .missions,
  [data-room='shown figure'] .truth, [data-room='shown figure'] .settings-row:has(> .figure-code) { display: none !important; }
  [data-room='shown figure'] figure { margin: 0 !important; padding-bottom: 3rem; }
  [data-room='shown figure'] .figure-title { font-size: 1.125rem; }
  /* The player lies over the foot of the stage: there is no way to lose it, and it takes no room. */
  [data-room='shown figure'] .player { position: fixed; inset: auto 0 0 0; z-index: 5; margin: 0; padding: 4px 1rem; background: var(--paper); border-top: 1px solid var(--hairline); }
  :root[data-room-for='audience'] [data-room='shown figure'] .player { display: none; }
  [data-room='shown figure'] :is(.story-stage, .course-film video) { width: min(100%, calc((100vh - 8rem) * 16 / 9)) !important; max-width: none !important; height: auto; margin-inline: auto; }
  /* Its text shrinks with the drawing: this is 13 px again at the stage's width. */
  [data-room='shown figure'] .relay-curve { font-size: 17px; }
  [data-room='shown figure'] .story-caption { font-size: 1.5rem; line-height: 1.3; text-align: center; }
`;
