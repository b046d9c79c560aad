import { useSyncExternalStore } from 'react';

/** t as it moves from frame to frame: whole virtual ms. */
export interface Now {
  get: () => number;
  /**
   * The same at most ten times a second while it plays: for a clock, which is laid out anew, and for
   * each part of a figure that is drawn in several (0 to 5, in the order in which they are drawn).
   */
  calm: (part?: number) => number;
  /** Calls `listener` whenever the player has moved; the answer ends it. */
  subscribe: (listener: () => void) => () => void;
}

/**
 * What `of` makes of t in this frame: t itself, or a number or text that changes less often. Only
 * the component that asks is drawn again, and only when the answer has changed.
 */
export function useNow(now: Now): number;
export function useNow<T extends string | number | boolean>(now: Now, of: (tMs: number) => T): T;
export function useNow(now: Now, of: (tMs: number) => unknown = same): unknown {
  const read = () => of(now.get());
  return useSyncExternalStore(now.subscribe, read, read);
}

/** t for a clock or a part of a figure: ten times a second while it plays, exact at rest. */
export function useCalmNow({ calm, subscribe }: Now, part = 0): number {
  const read = () => calm(part);
  return useSyncExternalStore(subscribe, read, read);
}

const same = (tMs: number): number => tMs;
