import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partsOf } from './section.ts';

const block = fc.record({ height: fc.integer({ min: 1, max: 900 }), leads: fc.boolean() });
const blocks = fc
  .array(block, { maxLength: 30 })
  .map((all) => all.map((one, index) => ({ ...one, index })));

test('every block is on one screen, in order', () => {
  fc.assert(
    fc.property(blocks, fc.integer({ min: 100, max: 600 }), (all, screen) => {
      const parts = partsOf(all, screen);
      const shown = parts.flatMap(({ from, to }) =>
        Array.from({ length: to - from + 1 }, (_, at) => from + at),
      );
      expect(shown).toEqual(all.map(({ index }) => index));
    }),
  );
});

test('only a block that is higher than a screen, or what announces it, overflows one', () => {
  fc.assert(
    fc.property(blocks, fc.integer({ min: 100, max: 600 }), (all, screen) => {
      for (const { from, to } of partsOf(all, screen)) {
        const own = all.slice(from, to + 1);
        const height = own.reduce((sum, one) => sum + one.height, 0);
        const announced = own.length === 2 && own[0]?.leads === true;
        expect(height <= screen || own.length === 1 || announced).toBe(true);
      }
    }),
  );
});

test('a sentence that announces a table goes with it to the next screen', () => {
  const all = [
    { index: 1, height: 200, leads: false },
    { index: 2, height: 50, leads: true },
    { index: 3, height: 300, leads: false },
  ];
  expect(partsOf(all, 500)).toEqual([
    { from: 1, to: 1 },
    { from: 2, to: 3 },
  ]);
});
