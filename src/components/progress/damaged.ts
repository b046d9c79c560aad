/** The part of the browser's Storage that progress needs; tests pass their own. */
export type KeyValue = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/*
 * Progress that could not be read, word for word. It is never taken for progress again: each copy
 * waits under a key of its own until the reader has taken it away as a file, or has all forgotten.
 */
const keyOf = (copy: number): string =>
  copy === 0 ? 'streaming-course.damaged' : `streaming-course.damaged.${copy + 1}`;

/** All copies, the earliest first. Throws what a blocked storage throws. */
export function damagedIn(storage: KeyValue): string[] {
  const copies: string[] = [];
  for (;;) {
    const text = storage.getItem(keyOf(copies.length));
    if (text === null) return copies;
    copies.push(text);
  }
}

/** Keeps one more copy, unless the same text is there. Throws what a full storage throws. */
export function keepDamaged(storage: KeyValue, text: string): void {
  const copies = damagedIn(storage);
  if (!copies.includes(text)) storage.setItem(keyOf(copies.length), text);
}

/** Drops all copies. Throws what a blocked storage throws. */
export function forgetDamaged(storage: KeyValue): void {
  for (const copy of damagedIn(storage).keys()) storage.removeItem(keyOf(copy));
}
