import { withoutFuture } from './bringIn.ts';
import { mergeSaved } from './merge.ts';
import { emptySaved, parseSaved, type Saved } from './saved.ts';

/** Where progress is kept in the browser. The damaged copy is never read again, only kept. */
export const storageKey = 'streaming-course';
const damagedKey = 'streaming-course.damaged';

/** The part of the browser's Storage that progress needs; tests pass their own. */
export type KeyValue = Pick<Storage, 'getItem' | 'setItem'>;

/**
 * Whether what a reader does is being kept: `kept`; `memory`, storage is blocked or full and
 * progress lasts until the tab closes; `damaged`, what was there could not be read and is set
 * aside.
 */
export type Keeping = 'kept' | 'memory' | 'damaged';

export interface ProgressStore {
  get(): Saved;
  keeping(): Keeping;
  /** Changes progress and saves it at once. `change` returns the next value; it mutates nothing. */
  update(change: (saved: Saved) => Saved): void;
  /** Takes in what another tab has saved under the same key. */
  takeIn(text: string): void;
  subscribe(listener: () => void): () => void;
}

/**
 * Progress over a key-value storage, or over memory where there is none (private mode, blocked
 * cookies). Never throws: a full or blocked storage shows in `keeping()`. `now` gives the time in
 * ms since the epoch.
 */
export function createProgressStore(
  storage: KeyValue | undefined,
  now: () => number = Date.now,
): ProgressStore {
  const listeners = new Set<() => void>();
  const reload = (): ReturnType<typeof load> => {
    const read = load(storage);
    return { ...read, saved: withoutFuture(read.saved, now()) };
  };
  let { saved, keeping } = reload();

  const save = (): void => {
    try {
      if (!storage) throw new Error('no storage');
      storage.setItem(storageKey, JSON.stringify(saved));
      keeping = 'kept';
    } catch {
      keeping = 'memory';
    }
  };
  const tell = (): void => {
    for (const listener of listeners) listener();
  };

  return {
    get: () => saved,
    keeping: () => keeping,
    update(change) {
      // Another tab may have saved since: its records are merged, not overwritten.
      saved = change(mergeSaved(saved, reload().saved));
      save();
      tell();
    },
    takeIn(text) {
      const read = parseSaved(text);
      if ('error' in read) return;
      saved = mergeSaved(saved, withoutFuture(read.saved, now()));
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function load(storage: KeyValue | undefined): { saved: Saved; keeping: Keeping } {
  let text: string | null;
  try {
    if (!storage) return { saved: emptySaved(), keeping: 'memory' };
    text = storage.getItem(storageKey);
  } catch {
    return { saved: emptySaved(), keeping: 'memory' };
  }
  if (text === null) return { saved: emptySaved(), keeping: 'kept' };
  const read = parseSaved(text);
  if ('saved' in read) return { saved: read.saved, keeping: 'kept' };
  try {
    storage.setItem(damagedKey, text);
  } catch {
    // A full storage cannot take the copy; the original stays until the first save.
  }
  return { saved: emptySaved(), keeping: 'damaged' };
}
