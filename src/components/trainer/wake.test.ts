import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { wakeRoom } from './wake.ts';

const asked: number[] = [];
let live = false;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  asked.length = 0;
  live = false;
  const island = { dispatchEvent: () => asked.push(Date.now()) };
  vi.stubGlobal('localStorage', { getItem: () => '{}' });
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('document', {
    body: { dataset: { wakes: 'trainer' } },
    querySelector: (what: string) => (what === 'astro-island' ? island : live ? {} : null),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a walkthrough that was begun wakes the window, until it is live', () => {
  wakeRoom();
  vi.advanceTimersByTime(500);
  expect(asked.length).toBeGreaterThan(1);
  live = true;
  const before = asked.length;
  vi.advanceTimersByTime(60_000);
  expect(asked).toHaveLength(before);
});

test('a window whose code does not come asks for it ever less often', () => {
  wakeRoom();
  vi.advanceTimersByTime(60_000);
  expect(asked.length).toBeLessThan(15);
  const gaps = asked.slice(1).map((at, i) => at - (asked[i] ?? 0));
  expect(gaps).toEqual([...gaps].sort((a, b) => a - b));
});
