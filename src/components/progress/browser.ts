import type { KeyValue } from './damaged.ts';
import { createProgressStore, storageKey, type ProgressStore } from './store.ts';

let shared: ProgressStore | undefined;

/**
 * The one store of the page, over localStorage where the browser grants it. It listens to other
 * tabs, so that two open tabs show the same progress.
 */
export function progress(): ProgressStore {
  if (shared) return shared;
  const store = createProgressStore(grantedStorage());
  window.addEventListener('storage', (event) => {
    if (event.key === storageKey && event.newValue !== null) store.takeIn(event.newValue);
  });
  shared = store;
  return store;
}

function grantedStorage(): KeyValue | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
