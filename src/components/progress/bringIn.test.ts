import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bringIn, withoutFuture } from './bringIn.ts';
import type { KeyValue } from './damaged.ts';
import { mergeSaved } from './merge.ts';
import { emptySaved, type Saved } from './saved.ts';
import { createProgressStore, storageKey } from './store.ts';

const NOW = 1_000;

function read(at: number, ...slugs: string[]): Saved {
  const pages = Object.fromEntries(slugs.map((slug) => [slug, { at, done: true }]));
  return { ...emptySaved(), pages };
}
const pagesOf = (saved: Saved): string[] => Object.keys(saved.pages).sort();

describe('a progress file that is imported', () => {
  it('wipes nothing, whatever it says about starting over', () => {
    for (const resetAt of [500, NOW, NOW + 1, 8e15]) {
      const file = { ...read(400, 'theirs'), resetAt };
      expect(pagesOf(bringIn(read(300, 'mine'), file, NOW)), `${resetAt}`).toEqual([
        'mine',
        'theirs',
      ]);
    }
  });

  it('brings back what was exported before starting over here', () => {
    const exported = read(300, 'before');
    const anew = { ...emptySaved(), resetAt: 600 };
    const back = bringIn(anew, exported, NOW);
    expect(pagesOf(back)).toEqual(['before']);
    expect(pagesOf(mergeSaved(anew, back))).toEqual(['before']);
  });

  it('does not win over what was done here since, when it is older', () => {
    const mine = { ...emptySaved(), resetAt: 600, pages: { a: { at: 700, done: false } } };
    expect(bringIn(mine, read(300, 'a'), NOW).pages.a?.done).toBe(false);
  });

  it('from a fast clock does not win for ever', () => {
    const brought = bringIn(emptySaved(), read(9_999, 'a'), NOW);
    const later = { ...emptySaved(), pages: { a: { at: NOW + 1, done: false } } };
    expect(mergeSaved(brought, later).pages.a?.done).toBe(false);
  });

  it('loses no record of either side, and brought twice is as brought once', () => {
    const times = fc.nat({ max: 2 * NOW });
    const side = fc
      .record({ resetAt: times, at: times, slugs: fc.array(fc.constantFrom('a', 'b', 'c')) })
      .map(({ resetAt, at, slugs }) => ({ ...read(at, ...slugs), resetAt }));
    fc.assert(
      fc.property(side, side, (given, file) => {
        const mine = mergeSaved({ ...given, resetAt: given.resetAt % NOW }, emptySaved());
        const once = bringIn(mine, file, NOW);
        expect(pagesOf(once)).toEqual([...new Set([...pagesOf(mine), ...pagesOf(file)])].sort());
        expect(bringIn(once, file, NOW)).toEqual(once);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a record of a time that is still to come', () => {
  it('is kept, and is older than what is written now', () => {
    const kept = withoutFuture(mergeSaved(read(9_999, 'ahead'), read(300, 'a')), NOW);
    expect(kept.pages).toEqual({ ahead: { at: NOW - 1, done: true }, a: { at: 300, done: true } });
    const attendee = { at: 9_999, id: 'ana' };
    expect(withoutFuture({ ...emptySaved(), attendee }, NOW).attendee).toEqual({
      at: NOW - 1,
      id: 'ana',
    });
  });
});

describe('a starting over that is still to come', () => {
  it('forgets nothing: not what is there, and not what follows', () => {
    const left = { ...read(300, 'a'), resetAt: 9_999 };
    const storage: KeyValue = {
      getItem: (key) => (key === storageKey ? JSON.stringify(left) : null),
      setItem: () => undefined,
      removeItem: () => undefined,
    };
    const store = createProgressStore(storage, () => NOW);
    store.update((saved) => ({ ...saved, pages: { ...saved.pages, b: { at: NOW, done: true } } }));
    store.takeIn(JSON.stringify(left));
    expect(pagesOf(store.get())).toEqual(['a', 'b']);
  });
});
