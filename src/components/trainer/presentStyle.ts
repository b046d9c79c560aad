/**
 * How a page of the site looks before a room: without header, sidebar and footer, one section at
 * a time. It is added from outside, so that reading pages carry nothing for it.
 */
export const PRESENT_STYLE = `
  :root { --sl-nav-height: 0rem; --sl-content-width: 100%; scroll-behavior: auto !important; }
  body { padding: 0 !important; }
  header.header, .sidebar, .sl-menu-button, footer, [data-room-hidden], [data-footnotes],
  sup:has([data-footnote-ref]), .sl-anchor-link, [data-offline-note] { display: none !important; }
  .main-frame, .main-pane, .page, .main { padding: 0 !important; margin: 0 !important; width: 100% !important; min-height: 0 !important; }
  .content-panel { padding: 1rem 2.5rem 0 !important; border: 0 !important; }
  .content-panel:not([data-room-hidden]) + .content-panel { padding-top: 0 !important; }
  .sl-markdown-content > :nth-last-child(1 of :not([data-room-hidden])), .sl-markdown-content > astro-island:nth-last-child(1 of :not([data-room-hidden])) > figure { margin-bottom: 0 !important; }
  .sl-container { max-width: none !important; margin: 0 !important; }
  main { zoom: var(--room-zoom, 1); padding-block: var(--room-space, 0) 1rem !important; }

  .sl-markdown-content { font-size: 1.375rem; }
  .sl-markdown-content > :is(p, ol, ul) { max-width: 70ch !important; }
  .sl-markdown-content[data-room] > * { margin-inline: 0 !important; }
  .sl-markdown-content[data-room] .figure-more { display: none !important; }
  /* A figure is shown large by its own step; in the text it would not follow the trainer's. */
  .sl-markdown-content:not([data-room='shown figure']) > astro-island:has(> figure:not(.worksheet, .exercise)) { display: none !important; }

  pre[data-room-wrap], pre[data-room-wrap] :is(code, .ec-line, .code) { min-width: 0 !important; white-space: pre-wrap !important; overflow-wrap: anywhere; }
`;
