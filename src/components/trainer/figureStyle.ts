import { PLAYER_HEIGHT } from './layout.ts';

/**
 * How a figure looks before a room: the picture and its facts whole on one screen. What asks a
 * lone reader is left out, because the trainer asks; of the log the newest sentence is shown; the
 * rest (tables, what can be done besides) lies below, where the trainer scrolls to it.
 */
export const FIGURE_STYLE = `
  :root:has([data-room='shown figure']) { --room-player: ${PLAYER_HEIGHT}px; }
  :root[data-room-for='audience']:has([data-room='shown figure']) { --room-player: 0px; }
  :root:has([data-room='shown figure']) .content-panel { padding: 0.3rem 1rem 0 !important; }
  [data-room='shown figure'] > p, [data-room='shown figure'] .figure-page > p,
  [data-room='shown figure'] :is(.figure-note, .missions, .truth, .predict, .ask-me, .log > details),
  [data-room='shown figure'] .log li:nth-child(n + 2),
  [data-room='shown figure'] .settings-row:has(> .figure-code) { display: none !important; }
  [data-room='shown figure'] .inspector > div:has(> .predict, > .ask-me) { display: none; }
  [data-room='shown figure'] figure { margin: 0 !important; padding: 0.3rem 0 var(--room-player); }
  [data-room='shown figure'] .figure-title { font-size: 1.125rem; }
  [data-room='shown figure'] .settings { margin-top: 0.4rem; }
  [data-room='shown figure'] .log:not(:has(li)) { margin: 0; padding: 0; border: 0; }

  /* The player lies below what the room sees: there is no way to lose it, and it covers nothing. */
  [data-room='shown figure'] .player { position: fixed; inset: auto 0 0 0; z-index: 5; box-sizing: border-box; height: var(--room-player); flex-wrap: nowrap; margin: 0; padding: 4px 1rem; background: var(--paper); border-top: 1px solid var(--hairline); }
  :root[data-room-for='audience'] [data-room='shown figure'] .player { display: none; }

  /* The story and the film as large as the screen is high, with the caption below. */
  [data-room='shown figure'] :is(.story-stage, .course-film video) { width: min(100%, calc((100vh - var(--room-player) - 8rem) * 16 / 9)) !important; max-width: none !important; height: auto; margin-inline: auto; }
  [data-room='shown figure'] .story-caption { font-size: 1.5rem; line-height: 1.3; text-align: center; }

  /* At the desk the buttons for the chosen event come before the facts that the room reads. */
  :root:not([data-room-for='audience']) [data-room='shown figure'] .inspector:has(> .event-tools) > :nth-child(n + 3) { order: 2; }
  :root:not([data-room-for='audience']) [data-room='shown figure'] .inspector > .event-tools { order: 1 !important; }

  :root[data-room-for='audience'] [data-room='shown figure'] :is(.event-tools, .relay-kill) { display: none; }

  /* Two runs: what differs is in the row of settings; what is the same needs no line. */
  [data-room='shown figure'] .whatif .more-settings { display: none; }
  [data-room='shown figure'] .whatif .settings input { width: 6rem; }
  [data-room='shown figure'] .whatif .parting { margin-top: 0.3rem; }

  /* The decoder: bytes and tree; what other decoders make of the bytes is a screen of its own. */
  [data-room='shown figure'] .decoder .verdicts { margin-top: 6rem; }

  /* The relay: curve and files beside the buffer and the ways to stop it. */
  [data-room='shown figure'] .relay .figure-body { margin-top: 0.5rem; }
  [data-room='shown figure'] .relay .figure-main { gap: 0.5rem; }
  [data-room='shown figure'] .relay .relay-files { order: 1; }
  [data-room='shown figure'] .relay .relay-kill { order: 2; }
  [data-room='shown figure'] .relay .log { order: 3; }
  [data-room='shown figure'] .relay .relay-delay { order: 4; }
  /* Its text shrinks with the drawing: this is 13 px again at the stage's width. */
  [data-room='shown figure'] .relay-curve { font-size: 17px; }

  /* The pipeline: a sixteenth smaller than elsewhere, its wide arrangement fits whole. */
  :root:has([data-room='shown figure'] .pipeline) { font-size: 15px; }
  [data-room='shown figure'] .pipeline .pipe { margin-top: 0.3rem; line-height: 1.22; }
  [data-room='shown figure'] .pipeline .pipe-box { padding-block: 0.25rem; }
  [data-room='shown figure'] .pipeline .pipe-panel { margin-top: 2.5rem; }
  [data-room='shown figure'] .pipeline :is(.pipe-offsets, .bytes dt, .bytes dd, .bars-title, .bars-axis, .bars-captions, .spread-axis) { font-size: 0.875rem; }
`;
