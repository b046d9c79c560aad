import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createQueue, nextTime, pop, push } from '../kernel/queue.ts';
import type { GoldRow } from '../snowflake/view.ts';
import { effectiveInterval } from './interval.ts';
import {
  changePageSettings,
  closePage,
  createPage,
  openPage,
  shownAt,
  stepPage,
  type PagePorts,
} from './page.ts';
import { powerbiSettings, type PowerbiSettings } from './settings.ts';
import { breakdown, newestMinute, topCountries, totalPurchases, velocity } from './visuals.ts';

const minute = 60_000;
const settings = (some: Partial<PowerbiSettings>) => powerbiSettings.parse(some);

test.each([
  ['desktop', 'fixed-interval', 1_000, 1_000, /Desktop/],
  ['desktop', 'change-detection', minute, 5_000, /Desktop/],
  ['shared', 'fixed-interval', minute, 30 * minute, /30 minutes, which overrides the 1 minute/],
  ['shared', 'fixed-interval', 45 * minute, 45 * minute, /was set/],
  ['premium', 'fixed-interval', minute, 5 * minute, /admin allows no less than 5 minutes/],
  ['premium', 'fixed-interval', 10 * minute, 10 * minute, /was set/],
  ['premium', 'change-detection', minute, 5_000, /was set/],
  ['shared', 'change-detection', minute, Infinity, /not available in a shared workspace/],
] as const)(
  '%s, %s, set to %i ms: every %i ms',
  (workspace, refreshType, refreshMs, every, why) => {
    const interval = effectiveInterval(settings({ workspace, refreshType, refreshMs }));
    expect(interval.everyMs).toBe(every);
    expect(interval.reason).toMatch(why);
  },
);

test('a capacity whose admin allows it refreshes each minute; detection has a minimum too', () => {
  const premium = { workspace: 'premium', adminMinimumMs: 1_000 } as const;
  expect(effectiveInterval(settings(premium)).everyMs).toBe(minute);
  const detection = {
    workspace: 'premium',
    refreshType: 'change-detection',
    detectionMs: 1_000,
  } as const;
  expect(effectiveInterval(settings(detection)).everyMs).toBe(5_000);
});

/** A page over a Gold table that is refreshed every `goldMs`. */
function open(some: Partial<PowerbiSettings>, goldMs = 48_000) {
  const queue = createQueue();
  const state = { now: 0 };
  const ctx = {
    get now() {
      return state.now;
    },
    schedule: (at: number, kind: number, a = 0, b = 0) => push(queue, at, 0, kind, a, b),
  };
  const ports: PagePorts = {
    goldRefresh: () => Math.floor(state.now / goldMs),
    goldDataTimestamp: () => Math.floor(state.now / goldMs) * goldMs,
    measure: () => Math.floor(state.now / goldMs),
  };
  const page = createPage(settings(some));
  openPage(page, ctx, ports);
  const entry = { time: 0, priority: 0, sequence: 0, kind: 0, a: 0, b: 0 };
  const until = (ms: number) => {
    while (nextTime(queue) <= ms && pop(queue, entry)) {
      state.now = entry.time;
      stepPage(page, ctx, ports, entry.kind, entry.a);
    }
    state.now = ms;
  };
  return { page, ctx, ports, until };
}

const times = (page: ReturnType<typeof createPage>) => [
  ...page.refreshes.at.data.subarray(0, page.refreshes.at.length),
];

test('the page queries at once, then at its interval', () => {
  const { page, until } = open({});
  until(150_000);
  expect(times(page)).toEqual([0, 60_000, 120_000]);
});

test('the next refresh waits until the queries of the last have answered', () => {
  const { page, until } = open({ refreshMs: 1_000, queryMs: 4_000 });
  until(13_000);
  expect(times(page)).toEqual([0, 4_000, 8_000, 12_000]);
});

test('query time and data time are two times', () => {
  const { page, until } = open({});
  until(150_000);
  expect([...page.refreshes.dataTimestamp.data.subarray(0, 3)]).toEqual([0, 48_000, 96_000]);
  // The answers of the second query are on the screen from 61.5 s on.
  expect([61_499, 61_500].map((time) => shownAt(page, time))).toEqual([0, 1]);
  expect(shownAt(page, 1_499)).toBe(-1);
});

test('change detection refreshes only when its measure has changed', () => {
  const { page, until } = open({ refreshType: 'change-detection' });
  until(200_000);
  expect(times(page)).toHaveLength(5);
  expect(page.looks.at.length).toBeGreaterThan(30);
});

test('in a shared workspace change detection refreshes nothing', () => {
  const { page, until } = open({ workspace: 'shared', refreshType: 'change-detection' });
  until(7_200_000);
  expect(times(page)).toEqual([0]);
});

test('a closed page asks nothing, and opens with a query', () => {
  const { page, ctx, ports, until } = open({});
  until(70_000);
  closePage(page);
  until(300_000);
  expect(times(page)).toEqual([0, 60_000]);
  openPage(page, ctx, ports);
  openPage(page, ctx, ports);
  until(310_000);
  expect(times(page)).toEqual([0, 60_000, 300_000]);
});

test('a new interval counts from when it is set', () => {
  const { page, ctx, until } = open({});
  until(10_000);
  changePageSettings(page, ctx, settings({ refreshMs: 5_000 }));
  until(21_000);
  expect(times(page)).toEqual([0, 15_000, 20_000]);
});

test('never two queries at once, and never sooner than the interval', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1_000, max: 90_000 }),
      fc.integer({ min: 0, max: 90_000 }),
      fc.constantFrom('desktop', 'shared', 'premium'),
      (refreshMs, queryMs, workspace) => {
        const { page, until } = open({ refreshMs, queryMs, workspace });
        until(4_000_000);
        const gaps = times(page).map((at, i, all) => (all[i + 1] ?? Infinity) - at);
        const { everyMs } = effectiveInterval(page.settings);
        expect(Math.min(...gaps)).toBeGreaterThanOrEqual(Math.max(everyMs, queryMs));
      },
    ),
    { numRuns: 1_000 },
  );
});

const row = (windowMinute: number, country: number, eventCount: number): GoldRow => ({
  windowMinute,
  country,
  eventCount,
  purchases: eventCount - 1,
  uniqueUsers: 2,
  engagements: 1,
});
const rows = [row(0, 0, 5), row(0, 1, 9), row(minute, 0, 7), row(2 * minute, 0, 2)];

test('the four visuals', () => {
  expect(topCountries(rows)).toEqual([
    { country: 0, value: 14 },
    { country: 1, value: 9 },
  ]);
  expect(totalPurchases(rows)).toBe(19);
  expect(totalPurchases(rows, minute)).toBe(7);
  expect(velocity(rows)).toEqual(
    new Map([
      [
        0,
        [
          { windowMinute: 0, value: 5 },
          { windowMinute: minute, value: 7 },
          { windowMinute: 2 * minute, value: 2 },
        ],
      ],
      [1, [{ windowMinute: 0, value: 9 }]],
    ]),
  );
  expect(breakdown(rows)).toEqual([
    { country: 0, eventCount: 14, purchases: 11, uniqueUsers: 6, engagements: 3 },
    { country: 1, eventCount: 9, purchases: 8, uniqueUsers: 2, engagements: 1 },
  ]);
  expect(newestMinute(rows)).toBe(2 * minute);
  expect(newestMinute([])).toBeNaN();
});

test('the top 10 keeps all that tie for the tenth place', () => {
  const many = Array.from({ length: 13 }, (_, country) => row(0, country, country < 9 ? 50 : 20));
  expect(topCountries(many)).toHaveLength(13);
  expect(topCountries(many.slice(0, 10))).toHaveLength(10);
  expect(topCountries(many, 9)).toHaveLength(9);
});
