import { expect, test } from 'vitest';
import type { ResultColumn } from './engine/database.ts';
import { cellText, csvOf, rowsText, sortedRows } from './resultText.ts';

const country: ResultColumn = { name: 'COUNTRY', kind: 'text', values: ['US', null, 'D"E'] };
const events: ResultColumn = { name: 'EVENTS', kind: 'number', values: [10, 9, 11] };
const minute: ResultColumn = { name: 'AT', kind: 'time', values: [1_767_258_000_000, null, 1500] };

test('numbers sort as numbers, both ways, and NULL comes last each time', () => {
  const order = (column: number, down: boolean) => [
    ...sortedRows([country, events], 3, { column, down }),
  ];
  expect(order(1, false)).toEqual([1, 0, 2]);
  expect(order(1, true)).toEqual([2, 0, 1]);
  expect(order(0, false)).toEqual([2, 0, 1]);
  expect(order(0, true)).toEqual([0, 2, 1]);
});

test('a CSV quotes what needs it and leaves NULL empty', () => {
  const order = sortedRows([country, events], 3, undefined);
  expect(csvOf([country, events], order)).toBe('COUNTRY,EVENTS\r\nUS,10\r\n,9\r\n"D""E",11\r\n');
});

test('times are UTC', () => {
  expect(cellText(minute, 0)).toBe('2026-01-01 09:00:00');
  expect(cellText(minute, 2)).toBe('1970-01-01 00:00:01.500');
  expect(cellText(minute, 1)).toBeNull();
});

test('one row is not rows', () => {
  expect([0, 1, 1000].map(rowsText)).toEqual(['0 rows', '1 row', '1,000 rows']);
});
