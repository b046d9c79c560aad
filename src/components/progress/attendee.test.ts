import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAttendee, fillAttendee } from './attendee.ts';

const refused = (typed: string): string => {
  const read = checkAttendee(typed);
  return 'error' in read ? read.error : '';
};

describe('an attendee id', () => {
  it('is kept in small letters', () => {
    expect(checkAttendee('  MK07 ')).toEqual({ id: 'mk07' });
    expect(checkAttendee('anna_b')).toEqual({ id: 'anna_b' });
  });

  it.each([
    ['', /first/],
    ['7up', /begins with "7"/],
    ['_x', /begins with "_"/],
    ['anna-b', /"-" at place 5/],
    ['anna b', /" " at place 5/],
    ['jürg', /"ü" at place 2/],
    ['a;drop', /";"/],
    ['a', /2 to 20/],
    ['a'.repeat(21), /21 characters/],
  ])('%j is refused with the reason', (typed, reason) => {
    expect(refused(typed)).toMatch(reason);
  });

  it('is always a name that needs no quotes', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const read = checkAttendee(typed);
        if ('id' in read) expect(read.id).toMatch(/^[a-z][a-z0-9_]{1,19}$/);
      }),
      { numRuns: 1000 },
    );
  });

  it('fills both forms of the name, and nothing else', () => {
    expect(fillAttendee('{attendee_id}_s {ATTENDEE_ID}_S {other}', 'mk07')).toBe(
      'mk07_s MK07_S {other}',
    );
  });
});
