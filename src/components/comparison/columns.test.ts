import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  choiceText,
  everything,
  readChoice,
  shownColumns,
  withPinned,
  withShown,
  type Choice,
} from './columns.ts';

const all = ['a', 'b', 'c', 'd'];

describe('the columns of a comparison', () => {
  it('are all there at first, pinned ones come to the front, hidden ones go', () => {
    expect(shownColumns(all, everything)).toEqual(all);
    const pinned = withPinned(withShown(all, everything, 'b', false), 'd', true);
    expect(shownColumns(all, pinned)).toEqual(['d', 'a', 'c']);
    expect(choiceText(all, pinned)).toBe('3 of 4 columns, pinned: d');
    expect(shownColumns(all, withPinned(pinned, 'd', false))).toEqual(['a', 'c', 'd']);
  });

  it('pins two at most, and pinning shows what was hidden', () => {
    const three = ['a', 'b', 'c'].reduce<Choice>((was, name) => withPinned(was, name, true), {
      hidden: ['c'],
      pinned: [],
    });
    expect(three).toEqual({ hidden: [], pinned: ['b', 'c'] });
  });

  it('never leave the table empty, whatever is pressed', () => {
    const press = fc.record({ name: fc.constantFrom(...all), pin: fc.boolean(), on: fc.boolean() });
    fc.assert(
      fc.property(fc.array(press), (presses) => {
        const choice = presses.reduce<Choice>(
          (was, { name, pin, on }) =>
            pin ? withPinned(was, name, on) : withShown(all, was, name, on),
          everything,
        );
        const shown = shownColumns(all, choice);
        expect(shown.length).toBeGreaterThan(0);
        expect(new Set(shown).size).toBe(shown.length);
        const kept = readChoice(all, JSON.stringify(choice));
        expect([...shownColumns(all, kept)].sort()).toEqual([...shown].sort());
      }),
    );
  });

  it('are read back from anything without a throw', () => {
    for (const text of [null, '', '7', 'null', '{"hidden":3}', '{"hidden":["a","b","c","d"]}']) {
      expect(readChoice(all, text)).toEqual(everything);
    }
    expect(readChoice(all, '{"hidden":["a","gone"],"pinned":["a"]}')).toEqual({
      hidden: [],
      pinned: ['a'],
    });
  });
});
