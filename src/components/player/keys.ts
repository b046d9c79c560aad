/** One thing the keyboard can do in a figure: the key as the browser names it, and the words. */
export interface Shortcut {
  key: string;
  label: string;
  run: () => void;
}

/** Where typing belongs to the field itself and never to the figure. */
const TYPING = 'input:not([type=range]):not([type=radio]):not([type=checkbox]), select, textarea';

/**
 * The shortcut that a key press in a figure means, or undefined. Presses with Ctrl, Alt or Meta
 * stay with the browser; so does Space on whatever Space already presses.
 */
export function shortcutFor(
  shortcuts: readonly Shortcut[],
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'target'>,
): Shortcut | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
  const target = event.target as Element | null;
  if (target?.closest?.(TYPING)) return undefined;
  if (event.key === ' ' && target?.closest?.('button, a, summary, input, label')) return undefined;
  return shortcuts.find((shortcut) => shortcut.key === event.key);
}

/** A key as it is printed in the list under `?`. */
export function keyName(key: string): string {
  return key === ' ' ? 'Space' : key;
}
