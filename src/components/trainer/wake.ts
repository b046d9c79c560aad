import { CHANNEL, STORAGE_KEY } from './names.ts';

/** The island may not listen yet when it is asked first; ms until it is asked again. */
const FIRST_WAIT_MS = 100;
/** Each failure is told to the reader: where the code does not come, it is not asked for all the time. */
const LONGEST_WAIT_MS = 10_000;

/**
 * The presenter's windows load their code when there is something to present: the trainer's at a
 * key, at a press, or when a walkthrough was begun here; the audience's at the trainer's first word.
 */
export function wakeRoom(): void {
  if (document.body.dataset.wakes === 'trainer') {
    for (const type of ['keydown', 'pointerdown']) {
      addEventListener(type, () => wake(), { once: true });
    }
    if (hasBegun()) wake();
    return;
  }
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = () => {
    channel.close();
    wake();
  };
  channel.postMessage({ kind: 'hello', window: 'opening' });
}

function wake(waitMs = FIRST_WAIT_MS): void {
  if (document.querySelector('[data-live]')) return;
  document.querySelector('astro-island')?.dispatchEvent(new Event('course:wake'));
  setTimeout(() => wake(Math.min(2 * waitMs, LONGEST_WAIT_MS)), waitMs);
}

function hasBegun(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) !== null;
  } catch {
    return false;
  }
}
