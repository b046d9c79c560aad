import { withoutFuture } from './bringIn.ts';
import { mergeSaved } from './merge.ts';
import { emptySaved, parseSaved, type Saved } from './saved.ts';

/**
 * Where progress is kept in the browser. The damaged copy is never taken for progress again: it
 * waits until the reader has taken it away as a file, or has it forgotten.
 */
export const storageKey = 'streaming-course';
const damagedKey = 'streaming-course.damaged';

/** The part of the browser's Storage that progress needs; tests pass their own. */
export type KeyValue = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

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
  /** What could not be read, word for word, in this visit or an earlier one. */
  setAside(): string | undefined;
  /** Drops what was set aside; progress itself stays. */
  forgetSetAside(): void;
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
  let { saved, keeping, aside } = reload();

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
      const read = reload();
      aside = read.aside ?? aside;
      saved = change(mergeSaved(saved, read.saved));
      save();
      tell();
    },
    setAside: () => aside,
    forgetSetAside() {
      aside = undefined;
      try {
        storage?.removeItem(damagedKey);
      } catch {
        // Blocked since the page was opened: what is forgotten here is forgotten for this visit.
      }
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

/** `aside` is what could not be read: now, or in an earlier visit and kept since. */
interface Read {
  saved: Saved;
  keeping: Keeping;
  aside: string | undefined;
}

function load(storage: KeyValue | undefined): Read {
  let text: string | null;
  let earlier: string | undefined;
  try {
    if (!storage) return { saved: emptySaved(), keeping: 'memory', aside: undefined };
    text = storage.getItem(storageKey);
    earlier = storage.getItem(damagedKey) ?? undefined;
  } catch {
    return { saved: emptySaved(), keeping: 'memory', aside: undefined };
  }
  if (text === null) return { saved: emptySaved(), keeping: 'kept', aside: earlier };
  const read = parseSaved(text);
  if ('saved' in read) return { saved: read.saved, keeping: 'kept', aside: earlier };
  try {
    storage.setItem(damagedKey, text);
  } catch {
    // A full storage cannot take the copy; the original stays until the first save.
  }
  return { saved: emptySaved(), keeping: 'damaged', aside: text };
}
