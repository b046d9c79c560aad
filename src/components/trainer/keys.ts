/** What the trainer's keys do, in the order in which they are listed under `?`. */
export interface RoomKey {
  keys: readonly string[];
  name: string;
  label: string;
  run: () => void;
}

/** Inside a figure the arrows belong to it. */
const FIGURE = '.figure, .figure-page, figure';
const TYPING = 'input, select, textarea';
/** What a clicker sends works everywhere, whatever has the focus. */
const CLICKER = ['PageDown', 'PageUp'];

/**
 * The key that a press means, or undefined: with Ctrl, Alt or Meta it is the browser's, in a field
 * it is typing, what a figure has taken is the figure's, and so are arrows while one has the focus.
 */
export function keyFor(keys: readonly RoomKey[], event: KeyboardEvent): RoomKey | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
  const found = keys.find((one) => one.keys.includes(event.key));
  if (!found || CLICKER.includes(event.key)) return found;
  if (event.defaultPrevented) return undefined;
  // Elements of the frame belong to another window: `instanceof Element` would not know them.
  const target = event.target as Partial<Element> | null;
  if (target?.closest?.(TYPING)) return undefined;
  if (event.key.startsWith('Arrow') && target?.closest?.(FIGURE)) return undefined;
  return found;
}
