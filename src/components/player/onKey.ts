import type { KeyboardEvent, RefObject } from 'react';
import { shortcutFor, type Shortcut } from './keys.ts';

/**
 * Does what a key press in a figure means, if it means anything. Not to be asked while the list of
 * keys is open: the list lies inside the figure, and its presses come by here too.
 */
export function onKey(event: KeyboardEvent, shortcuts: readonly Shortcut[]): void {
  const shortcut = shortcutFor(shortcuts, event.nativeEvent);
  if (!shortcut) return;
  event.preventDefault();
  shortcut.run();
}

/** Presses the figure's copy button, for the key that stands for it. */
export function pressLink(figure: RefObject<HTMLElement | null>): void {
  figure.current?.querySelector<HTMLButtonElement>('[data-shortcut=link]')?.click();
}
