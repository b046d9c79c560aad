import { saveFile } from './saveFile.ts';
import { parseSaved } from './saved.ts';
import type { ProgressStore } from './store.ts';

/**
 * The part of the progress page about what could not be read: why, a way to take it out as a file,
 * and a way to have it forgotten. Hidden while nothing is set aside. `say` tells what was done.
 */
export function startSetAside(
  root: HTMLElement,
  store: ProgressStore,
  say: (words: string) => void,
): void {
  const part = root.querySelector<HTMLElement>('[data-set-aside]');
  const reason = part?.querySelector('[data-set-aside-reason]');
  const forget = part?.querySelector<HTMLDialogElement>('dialog');
  if (!part || !reason || !forget) return;
  const show = (): void => {
    const text = store.setAside();
    part.hidden = text === undefined;
    if (text !== undefined) reason.textContent = whyNot(text);
  };
  show();
  store.subscribe(show);
  part.querySelector('[data-set-aside-download]')?.addEventListener('click', () => {
    const blob = new Blob([store.setAside() ?? ''], { type: 'application/json' });
    saveFile(blob, 'streaming-course-set-aside.json');
    say('What was set aside lies in streaming-course-set-aside.json, in your downloads.');
  });
  part
    .querySelector('[data-set-aside-forget]')
    ?.addEventListener('click', () => forget.showModal());
  forget.addEventListener('close', () => {
    if (forget.returnValue !== 'forget') return;
    store.forgetSetAside();
    say('What was set aside is forgotten. Your progress is as it was.');
  });
}

/** The reason is asked anew: a later release of the course may be able to read it. */
function whyNot(text: string): string {
  const read = parseSaved(text);
  if ('saved' in read)
    return 'This release of the course can read it: download it, then import it.';
  return read.error;
}
