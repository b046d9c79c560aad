/** What the trainer's keys do, in the order in which they are listed under `?`. */
export interface RoomKey {
  keys: readonly string[];
  name: string;
  label: string;
  run: () => void;
}

/** Where arrows and letters belong to what has the focus. */
const OWN_KEYS = '.figure, .figure-page, figure, input, select';
const TYPING = 'input:not([type=range], [type=radio], [type=checkbox]), textarea, .cm-editor';
/** What a clicker sends works everywhere, whatever has the focus. */
const PAGES = ['PageDown', 'PageUp'];
const DARK = ['b', 'B'];

interface Deeds {
  on: (by: 1 | -1) => void;
  toggleDark: () => void;
  toggleHelp: () => void;
  questions: () => void;
}

/** The keys of the trainer's window with what each does: `on` turns a screen, or goes a step. */
export function roomKeys({ on, toggleDark, toggleHelp, questions }: Deeds): RoomKey[] {
  return [
    {
      keys: ['PageDown', 'ArrowRight'],
      name: 'Page down, →',
      label: 'on: the next screen, after the last one the next step',
      run: () => on(1),
    },
    {
      keys: ['PageUp', 'ArrowLeft'],
      name: 'Page up, ←',
      label: 'back: the screen before, then the step before',
      run: () => on(-1),
    },
    { keys: DARK, name: 'b', label: 'dark screen', run: toggleDark },
    { keys: ['q', 'Q'], name: 'q', label: 'pause for questions, and go on', run: questions },
    { keys: ['?'], name: '?', label: 'this list', run: toggleHelp },
  ];
}

/**
 * The key that a press means, or undefined: with Ctrl, Alt or Meta it is the browser's, in a field
 * it is typing, and while a figure has the focus all but the clicker's keys are the figure's.
 */
export function keyFor(keys: readonly RoomKey[], event: KeyboardEvent): RoomKey | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
  const found = keys.find((one) => one.keys.includes(event.key));
  if (!found || PAGES.includes(event.key)) return found;
  // Elements of the frame belong to another window: `instanceof Element` would not know them.
  const target = event.target as Partial<Element> | null;
  if (target?.closest?.(TYPING)) return undefined;
  if (DARK.includes(event.key)) return found;
  return target?.closest?.(OWN_KEYS) ? undefined : found;
}
