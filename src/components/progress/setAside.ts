import { askFirst } from './askFirst.ts';
import { saveFile } from './saveFile.ts';
import { parseSaved } from './saved.ts';
import type { ProgressStore } from './store.ts';

/**
 * The part of the progress page about what could not be read: of each copy why, and a way to take
 * it out as a file; a way to have all forgotten. Hidden while nothing is set aside. `say` tells
 * what was done.
 */
export function startSetAside(
  root: HTMLElement,
  store: ProgressStore,
  say: (words: string) => void,
): void {
  const part = root.querySelector<HTMLElement>('[data-set-aside]');
  const list = part?.querySelector('[data-set-aside-copies]');
  if (!part || !list) return;
  const show = (): void => {
    const copies = store.setAside();
    part.hidden = copies.length === 0;
    if (list.childElementCount === copies.length) return;
    list.replaceChildren(...copies.map((text, i) => copyItem(text, i, copies.length, say)));
  };
  show();
  store.subscribe(show);
  askFirst(
    part.querySelector('[data-set-aside-forget]'),
    part.querySelector('dialog'),
    'forget',
    () => {
      store.forgetSetAside();
      say('What was set aside is forgotten. Your progress is as it was.');
    },
  );
}

/** One copy: why it could not be read, and the button that gives it as a file of its own name. */
function copyItem(
  text: string,
  index: number,
  copies: number,
  say: (words: string) => void,
): HTMLElement {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent =
    copies === 1 ? 'Download what was set aside' : `Download copy ${index + 1} of ${copies}`;
  button.addEventListener('click', () => {
    const name = `streaming-course-set-aside${index === 0 ? '' : `-${index + 1}`}.json`;
    saveFile(new Blob([text], { type: 'application/json' }), name);
    say(`What was set aside lies in ${name}, in your downloads.`);
  });
  item.append(`${whyNot(text)} `, button);
  return item;
}

/** The reason is asked anew: a later release of the course may be able to read it. */
function whyNot(text: string): string {
  const read = parseSaved(text);
  if ('saved' in read)
    return 'This release of the course can read it: download it, then import it.';
  return read.error;
}
