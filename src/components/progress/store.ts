import { withoutFuture } from './bringIn.ts';
import { damagedIn, forgetDamaged, keepDamaged, type KeyValue } from './damaged.ts';
import { mergeSaved } from './merge.ts';
import { emptySaved, parseSaved, type Saved } from './saved.ts';

/** Where progress is kept in the browser. */
export const storageKey = 'streaming-course';

/**
 * Whether what a reader does is being kept: `kept`; `memory`, storage is blocked or full and
 * progress lasts until the tab closes; `damaged`, what was there could not be read and is set
 * aside.
 */
type Keeping = 'kept' | 'memory' | 'damaged';

/** A reader's progress, and whether it lasts. Nothing in it throws. */
export interface ProgressStore {
  /** Progress as it stands; the same object until it changes. */
  get(): Saved;
  keeping(): Keeping;
  /** Changes progress and saves it at once. `change` returns the next value; it mutates nothing. */
  update(change: (saved: Saved) => Saved): void;
  /** What could not be read, word for word, in this visit and earlier ones; the earliest first. */
  setAside(): readonly string[];
  /** Drops what was set aside; progress itself stays. */
  forgetSetAside(): void;
  /** Takes in what another tab has saved under the same key. */
  takeIn(text: string): void;
  /** Calls back after every change, in this tab or another; what it returns ends that. */
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
      aside = [...new Set([...aside, ...read.aside])];
      saved = change(mergeSaved(saved, read.saved));
      save();
      tell();
    },
    setAside: () => aside,
    forgetSetAside() {
      aside = [];
      try {
        if (storage) forgetDamaged(storage);
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
  aside: readonly string[];
}

function load(storage: KeyValue | undefined): Read {
  let text: string | null;
  let aside: string[];
  try {
    if (!storage) return { saved: emptySaved(), keeping: 'memory', aside: [] };
    text = storage.getItem(storageKey);
    aside = damagedIn(storage);
  } catch {
    return { saved: emptySaved(), keeping: 'memory', aside: [] };
  }
  if (text === null) return { saved: emptySaved(), keeping: 'kept', aside };
  const read = parseSaved(text);
  if ('saved' in read) return { saved: read.saved, keeping: 'kept', aside };
  try {
    keepDamaged(storage, text);
  } catch {
    // A full storage cannot take the copy; the original stays until the first save.
  }
  return { saved: emptySaved(), keeping: 'damaged', aside: [...new Set([...aside, text])] };
}
