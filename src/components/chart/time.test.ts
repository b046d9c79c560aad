import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clock, intervalLiteral, parseClock, shortClock, span } from './time.ts';

const day = Date.UTC(2026, 0, 1);

describe('times in a figure', () => {
  it('reads back every clock that it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_399 }), (second) => {
        expect(parseClock(clock(day + second * 1000), day)).toBe(day + second * 1000);
      }),
    );
  });

  it.each(['', '24:00', '9:00', '09:60', '09:00:60', '09:00:00.5', '-09:00'])(
    'refuses %j as a time of day',
    (text) => expect(parseClock(text, day)).toBeUndefined(),
  );

  it('writes seconds only where they say something', () => {
    expect(shortClock(day + 32_400_000)).toBe('09:00');
    expect(shortClock(day + 32_401_000)).toBe('09:00:01');
  });

  it('writes lengths as people and as Spark do', () => {
    expect([span(0), span(90_000), span(600_000), span(3_600_000)]).toEqual([
      ...['0 s', '90 s', '10 min', '1 h'],
    ]);
    expect([0, 1_000, 60_000, 90_000, 600_000].map(intervalLiteral)).toEqual([
      ...['0 seconds', '1 second', '1 minute', '90 seconds', '10 minutes'],
    ]);
  });
});
