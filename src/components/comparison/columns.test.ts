import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as columns from './columns.ts';

const all = ['a', 'b', 'c', 'd'];

describe('the columns of a comparison', () => {
  it('are all there at first, pinned ones come to the front, hidden ones go', () => {
    expect(columns.shownColumns(all, columns.everything)).toEqual(all);
    const pinned = columns.withPinned(
      columns.withShown(all, columns.everything, 'b', false),
      'd',
      true,
    );
    expect(columns.shownColumns(all, pinned)).toEqual(['d', 'a', 'c']);
    expect(columns.choiceText(all, pinned)).toBe('3 of 4 columns, pinned: d');
    expect(columns.shownColumns(all, columns.withPinned(pinned, 'd', false))).toEqual([
      'a',
      'c',
      'd',
    ]);
  });

  it('pins two at most, and pinning shows what was hidden', () => {
    const three = ['a', 'b', 'c'].reduce<columns.Choice>(
      (was, name) => columns.withPinned(was, name, true),
      {
        hidden: ['c'],
        pinned: [],
      },
    );
    expect(three).toEqual({ hidden: [], pinned: ['b', 'c'] });
  });

  it('never leave the table empty, whatever is pressed', () => {
    const press = fc.record({ name: fc.constantFrom(...all), pin: fc.boolean(), on: fc.boolean() });
    fc.assert(
      fc.property(fc.array(press), (presses) => {
        const choice = presses.reduce<columns.Choice>(
          (was, { name, pin, on }) =>
            pin ? columns.withPinned(was, name, on) : columns.withShown(all, was, name, on),
          columns.everything,
        );
        const shown = columns.shownColumns(all, choice);
        expect(shown.length).toBeGreaterThan(0);
        expect(new Set(shown).size).toBe(shown.length);
        const kept = columns.readChoice(all, JSON.stringify(choice));
        expect([...columns.shownColumns(all, kept)].sort()).toEqual([...shown].sort());
      }),
    );
  });

  it('are read back from anything without a throw', () => {
    for (const text of [null, '', '7', 'null', '{"hidden":3}', '{"hidden":["a","b","c","d"]}']) {
      expect(columns.readChoice(all, text)).toEqual(columns.everything);
    }
    expect(columns.readChoice(all, '{"hidden":["a","gone"],"pinned":["a"]}')).toEqual({
      hidden: [],
      pinned: ['a'],
    });
  });
});
