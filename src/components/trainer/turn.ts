import { screensOf } from './present.ts';
import type { Show } from './room.ts';
import { scrolledBy } from './scroll.ts';

/**
 * What is shown after the clicker's key, as long as that is within the step: further down a block
 * that is higher than a screen, or the section's next screen; undefined when the step is done. A
 * figure is one screen: the key leaves it, and whoever plays in it scrolls.
 */
export function turned(page: Window, show: Show, by: 1 | -1): Show | undefined {
  if (show.figure) return undefined;
  const rest = withoutResult(show);
  const scroll = scrolledBy(page, by);
  if (scroll !== undefined) return { ...rest, scroll };
  const parts = screensOf(page);
  const part = parts[screenAt(page, show) + by];
  return part && { ...rest, part, scroll: 0 };
}

/** The number of the screen that is shown, from 0, among the section's screens. */
export function screenAt(page: Window, { part }: Show): number {
  if (!part) return 0;
  const at = screensOf(page).findIndex(({ to }) => to >= part.from);
  return Math.max(0, at);
}

/** The same without what a worksheet has answered: it belongs to the moment. */
export function withoutResult(show: Show): Show {
  const rest = { ...show };
  delete rest.result;
  return rest;
}
