import { useSyncExternalStore } from 'react';
import { progress } from './browser.ts';
import { emptySaved, type Saved } from './saved.ts';

const nothingSaved = emptySaved();
const never = (): (() => void) => () => undefined;

/** True once the island is live in the browser; false in the server's still and the first frame. */
export function useLive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

/** Progress as it stands, following every change in this tab and in others. */
export function useSaved(): Saved {
  return useSyncExternalStore(subscribe, read, () => nothingSaved);
}

const subscribe = (listener: () => void): (() => void) => progress().subscribe(listener);
const read = (): Saved => progress().get();
