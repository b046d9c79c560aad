import { fail, token, where, type Cursor } from './cursor.ts';
import { readLong } from './varint.ts';

/**
 * Reads the blocks of an array or a map: a count, that many items, again, until a count of 0. A
 * negative count means |count| items after a byte size (semantics.md C2); the size must be what
 * the items take, because a reader that skips by it would else read on in the wrong place.
 */
export function readBlocks(cursor: Cursor, path: string, readItem: () => void): void {
  for (;;) {
    const start = cursor.pos;
    const signed = readLong(cursor, path);
    if (cursor.error !== null) return;
    token(cursor, 'block count', 'long', path, start);
    if (signed === 0) return;
    const sized = signed < 0;
    // A count beyond the budget runs into it, so an inexact huge number is good enough here.
    const count = Math.abs(Number(signed));
    const size = sized ? readBlockSize(cursor, path) : 0;
    if (cursor.error !== null) return;
    const from = cursor.pos;
    for (let i = 0; i < count; i++) {
      readItem();
      if (cursor.error !== null) return;
    }
    if (sized && cursor.pos - from !== size) {
      const text = `${where(path)}the block at byte ${start} says that its items take ${size} bytes, but they take ${cursor.pos - from}. The writer counted wrongly, or the schema differs.`;
      fail(cursor, 'bad-block-size', start, path, text);
      return;
    }
  }
}

function readBlockSize(cursor: Cursor, path: string): number {
  const start = cursor.pos;
  const size = readLong(cursor, path);
  if (cursor.error !== null) return 0;
  if (size < 0) {
    const text = `${where(path)}the block size at byte ${start} is ${size}, and a size is never negative. Check the schema.`;
    fail(cursor, 'negative-length', start, path, text);
    return 0;
  }
  token(cursor, 'block size', 'long', path, start);
  return Number(size);
}
