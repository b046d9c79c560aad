import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KeyValue } from './damaged.ts';
import { mergeSaved } from './merge.ts';
import { emptySaved, parseSaved, type Saved } from './saved.ts';
import { createProgressStore, storageKey } from './store.ts';

function memory(start: Record<string, string> = {}): KeyValue & { data: Record<string, string> } {
  const data = { ...start };
  return {
    data,
    getItem: (key) => data[key] ?? null,
    setItem: (key, value) => {
      data[key] = value;
    },
    removeItem: (key) => {
      Reflect.deleteProperty(data, key);
    },
  };
}

function answered(id: string, at: number, right = true): (saved: Saved) => Saved {
  return (saved) => ({
    ...saved,
    answers: { ...saved.answers, [id]: { at, revision: 1, answer: ['a'], right } },
  });
}

describe('progress', () => {
  it('is saved at every change and read back by the next visit', () => {
    const storage = memory();
    createProgressStore(storage).update(answered('q1', 5));
    expect(createProgressStore(storage).get().answers.q1?.right).toBe(true);
  });

  it('lasts for the tab and says so when storage is full or blocked', () => {
    const full: KeyValue = {
      getItem: () => null,
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
      removeItem: () => undefined,
    };
    const store = createProgressStore(full);
    store.update(answered('q1', 5));
    expect(store.keeping()).toBe('memory');
    expect(store.get().answers.q1).toBeDefined();
    expect(createProgressStore(undefined).keeping()).toBe('memory');
  });

  it('sets damaged progress aside instead of losing it', () => {
    const storage = memory({ [storageKey]: '{"version":1,"pages":' });
    const store = createProgressStore(storage);
    expect(store.keeping()).toBe('damaged');
    expect(storage.data['streaming-course.damaged']).toBe('{"version":1,"pages":');
  });

  it('gives what was set aside back after saves and visits, until it is forgotten', () => {
    const storage = memory({ [storageKey]: '["buy milk"]' });
    createProgressStore(storage).update(answered('q1', 5));
    const later = createProgressStore(storage);
    expect(later.keeping()).toBe('kept');
    expect(later.setAside()).toEqual(['["buy milk"]']);
    later.forgetSetAside();
    expect(later.setAside()).toEqual([]);
    expect(createProgressStore(storage).setAside()).toEqual([]);
    expect(createProgressStore(storage).get().answers.q1).toBeDefined();
  });

  it('keeps what a first damage left when a second one comes, and forgets both together', () => {
    const storage = memory({ [storageKey]: 'cut o' });
    createProgressStore(storage).update(answered('q1', 5));
    storage.data[storageKey] = '["buy milk"]';
    const second = createProgressStore(storage);
    second.update(answered('q2', 6));
    second.update(answered('q3', 7));
    expect(second.setAside()).toEqual(['cut o', '["buy milk"]']);
    expect(createProgressStore(storage).setAside()).toEqual(['cut o', '["buy milk"]']);
    createProgressStore(storage).forgetSetAside();
    expect(createProgressStore(storage).setAside()).toEqual([]);
    expect(Object.keys(storage.data)).toEqual([storageKey]);
  });

  it('keeps one copy of the same damage, however often it comes', () => {
    const storage = memory({ [storageKey]: 'cut o' });
    createProgressStore(storage);
    createProgressStore(storage).update(answered('q1', 5));
    storage.data[storageKey] = 'cut o';
    expect(createProgressStore(storage).setAside()).toEqual(['cut o']);
  });

  it('gives what could not be read for this visit where the storage is too full for a copy', () => {
    const full: KeyValue = {
      getItem: (key) => (key === storageKey ? 'cut o' : null),
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
      removeItem: () => undefined,
    };
    expect(createProgressStore(full).setAside()).toEqual(['cut o']);
  });

  it('keeps what another tab saved in the meantime', () => {
    const storage = memory();
    const one = createProgressStore(storage);
    const two = createProgressStore(storage);
    one.update(answered('q1', 5));
    two.update(answered('q2', 6));
    expect(Object.keys(createProgressStore(storage).get().answers).sort()).toEqual(['q1', 'q2']);
  });

  it('starts over in every tab, and an older tab does not bring the old answers back', () => {
    const storage = memory();
    const one = createProgressStore(storage);
    const two = createProgressStore(storage);
    one.update(answered('q1', 5));
    two.takeIn(storage.data[storageKey] ?? '');
    one.update((saved) => ({ ...emptySaved(), attendee: saved.attendee, resetAt: 10 }));
    two.update(answered('q2', 11));
    expect(Object.keys(createProgressStore(storage).get().answers)).toEqual(['q2']);
  });

  it('refuses a foreign file with the reason', () => {
    expect(parseSaved('hello')).toEqual({
      error: 'This is not a progress file: it is not JSON.',
    });
    expect(parseSaved('{"version":9}')).toMatchObject({
      error: expect.stringContaining('later release'),
    });
    expect(parseSaved('{"version":1,"resetAt":0,"pages":3}')).toMatchObject({
      error: expect.stringContaining('pages'),
    });
  });

  it('keeps records whose ids every object has', () => {
    const theirs = answered('constructor', 7)(answered('toString', 8)(emptySaved()));
    const merged = mergeSaved(answered('q1', 5)(emptySaved()), theirs);
    expect(Object.keys(merged.answers).sort()).toEqual(['constructor', 'q1', 'toString']);
  });

  it('refuses a file in which anything unknown is nested too deep to be saved again', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const text = JSON.stringify(emptySaved()).replace('{', `{"other":${deep},`);
    const read = parseSaved(text);
    expect('error' in read && read.error).toContain('nested');
  });

  it('refuses a file whose answers are nested too deep to be saved again', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const text = JSON.stringify(answered('q1', 5)(emptySaved())).replace('["a"]', deep);
    const read = parseSaved(text);
    expect('error' in read && read.error).toContain('answers.q1.answer');
  });

  it('refuses a file that brings a command for an attendee id', () => {
    const saved = { ...emptySaved(), attendee: { at: 1, id: 'x; DROP TABLE bronze' } };
    const read = parseSaved(JSON.stringify(saved));
    expect('error' in read && read.error).toContain('attendee.id');
  });

  it.each([
    ['pages', { a: { at: 1 } }, 'at pages.a.done, true or false'],
    ['pages', { a: { at: -1, done: true } }, 'at pages.a.at, a time'],
    ['answers', { q: { at: 1, revision: '1', right: true } }, 'at answers.q.revision, a number'],
    ['missions', { m: 3 }, 'at missions.m, a record'],
    ['attendee', { at: 1, id: 7 }, 'at attendee.id, an attendee id'],
    ['resetAt', 'now', 'at resetAt, a time'],
  ])('refuses a file whose %s are wrong, and says where', (field, value, where) => {
    const text = JSON.stringify({ ...emptySaved(), [field]: value });
    expect(parseSaved(text)).toEqual({ error: expect.stringContaining(where) });
  });

  it('reads back whatever it has written', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 5 })), (given) => {
        const answers = Object.fromEntries(
          Object.entries(given).map(([id, answer]) => [
            id,
            { at: 1, revision: 1, answer, right: false },
          ]),
        );
        const text = JSON.stringify({ ...emptySaved(), answers });
        expect(parseSaved(text)).toEqual({ saved: JSON.parse(text) });
      }),
      { numRuns: 1000 },
    );
  });

  it('merges so that order and repetition do not matter', () => {
    const records = fc.dictionary(
      fc.constantFrom('a', 'b', 'c'),
      fc.record({ at: fc.nat(), done: fc.boolean() }),
    );
    fc.assert(
      fc.property(records, records, (p, q) => {
        const a = { ...emptySaved(), pages: p };
        const b = { ...emptySaved(), pages: q };
        const once = mergeSaved(a, b);
        expect(mergeSaved(once, b)).toEqual(once);
        expect(mergeSaved(once, a)).toEqual(once);
      }),
      { numRuns: 1000 },
    );
  });
});
