import { smallestPx } from './smallestPx.ts';
import { SMALLEST_PX } from './layout.ts';

/** Free at the foot of a screen, px of the page: the padding of its `main`. */
export const FOOT = 16;
/** How far short text may be enlarged beyond the size at which it can be read from the back. */
const MOST = 1.9;
/** Marks code whose long lines go on in the next one. */
const WRAP = 'data-room-wrap';
/** Each try halves what the enlargement may be off by. */
const TRIES = 7;
/** Of what a screen leaves free, this share lies above the text: below the middle it looks sunk. */
const ABOVE = 0.4;

/**
 * Enlarges what is shown until it fills the screen, or shrinks it until it fits, but never below
 * what the back row can read; shares out what is left above and below. What fits at no size stays
 * as it is, and is scrolled.
 */
export function fit(page: Window, content: HTMLElement): void {
  const { documentElement } = page.document;
  const wholeAt = (zoom: number): boolean => {
    enlarge(page, zoom);
    return documentElement.scrollHeight <= page.innerHeight && cutOff(content).length === 0;
  };
  for (const code of content.querySelectorAll('pre')) code.removeAttribute(WRAP);
  enlarge(page, 1);
  let least = Math.min(1, SMALLEST_PX / smallestPx(content));
  if (!wholeAt(least)) {
    enlarge(page, 1);
    // A line of code that is too long even so goes on in the next one.
    for (const code of cutOff(content)) code.toggleAttribute(WRAP, code.matches('pre'));
    if (!wholeAt(least)) {
      enlarge(page, 1);
      return;
    }
  }
  let most = MOST;
  for (let tries = 0; tries < TRIES; tries++) {
    const middle = (least + most) / 2;
    if (wholeAt(middle)) least = middle;
    else most = middle;
  }
  enlarge(page, least);
  const bottom = content.getBoundingClientRect().bottom + page.scrollY + FOOT * least;
  const free = Math.max(0, page.innerHeight - bottom);
  enlarge(page, least, (free * ABOVE) / least);
}

/** Sets how large a page's text is shown, 1 as it is read, and the px left free above it. */
export function enlarge(page: Window, zoom: number, space = 0): void {
  const { style } = page.document.documentElement;
  style.setProperty('--room-zoom', zoom.toFixed(4));
  style.setProperty('--room-space', `${space.toFixed(1)}px`);
}

/** Code and tables that are cut off at their side. */
const cutOff = (content: HTMLElement): Element[] =>
  [...content.querySelectorAll('pre, table, .table-scroll, .scroll, .wide-table')].filter(
    (one) => one.scrollWidth > one.clientWidth + 1 && one.checkVisibility(),
  );
