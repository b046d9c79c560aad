import fc from 'fast-check';
import { expect, test } from 'vitest';
import { durationText, isoText, momentText } from './time-text.ts';

test('a time reads as the calendar has it, in every year', () => {
  fc.assert(
    fc.property(fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 }), (ms) => {
      expect(isoText(ms)).toBe(new Date(ms).toISOString());
    }),
    { numRuns: 1000 },
  );
});

test('a time of another day says which day', () => {
  const day = Date.parse('2026-01-01T12:00:00Z');
  expect(momentText(Date.parse('2026-01-01T09:05:00.250Z'), day)).toBe('09:05:00.250');
  expect(momentText(Date.parse('2025-12-31T23:59:59Z'), day)).toBe('2025-12-31 23:59:59');
});

test('a duration is said in its two largest units', () => {
  expect([0, 250, 90_000, 7_500_000, 3_600_001, 90_061_000].map(durationText)).toEqual([
    '0 s',
    '250 ms',
    '1 min 30 s',
    '2 h 5 min',
    '1 h',
    '1 d 1 h',
  ]);
});
