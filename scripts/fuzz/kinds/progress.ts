import { bringIn } from '../../../src/components/progress/bringIn.ts';
import { mergeSaved } from '../../../src/components/progress/merge.ts';
import { emptySaved, parseSaved, type Saved } from '../../../src/components/progress/saved.ts';
import { createProgressStore, storageKey } from '../../../src/components/progress/store.ts';
import { must, mustEqual, type Kind } from '../fuzz.ts';
import { frozen, hostileDocument } from '../json.ts';

const mine: Saved = {
  version: 1,
  resetAt: 5,
  pages: { 'theory/kafka': { at: 10, done: true } },
  answers: { 'offset-1': { at: 11, revision: 1, answer: ['a', 'b'], right: true } },
  missions: { 'watermark/lose-one': { at: 12 } },
  attendee: { at: 13, id: 'mk07' },
};
const others: Saved = {
  ...mine,
  resetAt: 0,
  answers: { 'offset-1': { at: 99, revision: 2, answer: { text: 'x' }, right: false } },
};
const good = [mine, others, emptySaved()].map((saved) => JSON.stringify(saved));

/** When the file is imported: no date that a file brings decides about it. */
const NOW_MS = 50;

/** The reader's own progress, frozen, so that any change to it in place is an exception. */
const reader = frozen(JSON.stringify(mine))?.value as Saved;

export const progressFiles: Kind<string> = {
  name: 'progress-files',
  make: (dice) => hostileDocument(dice, dice.pick(good)),
  check(text) {
    const read = parseSaved(text);
    if ('error' in read) {
      must(read.error !== '', 'refused without a reason');
      return false;
    }
    const { saved } = read;
    mustEqual(parseSaved(JSON.stringify(saved)), { saved }, 'saved again');
    const merged = mergeSaved(reader, saved);
    mustEqual(mergeSaved(merged, saved), merged, 'merged twice');
    must('saved' in parseSaved(JSON.stringify(merged)), 'the merged progress cannot be read');
    mustKeepRecords(bringIn(reader, saved, NOW_MS), saved);
    // Another tab may hand over anything; what it says must be kept like one's own.
    const store = createProgressStore({
      getItem: (key) => (key === storageKey ? text : null),
      setItem: () => undefined,
      removeItem: () => undefined,
    });
    store.takeIn(text);
    store.update((now) => now);
    must(store.keeping() === 'kept', 'progress can no longer be kept');
    return true;
  },
};

/** Each record of either side is there, whatever a file says about starting over. */
function mustKeepRecords(brought: Saved, saved: Saved): void {
  for (const part of ['pages', 'answers', 'missions'] as const) {
    for (const from of [reader, saved]) {
      for (const id of Object.keys(from[part])) {
        must(Object.hasOwn(brought[part], id), `${part} lost "${id}"`);
      }
    }
  }
}
