import { expect, test } from 'vitest';
import { prepareEvents } from '../run/prepare.ts';
import { readScenario } from '../scenario/read.ts';
import { DelayCause } from './events.ts';

const minute = 60_000;

function events(activity: object, more: object = {}) {
  const reading = readScenario({ durationMs: 15 * minute, activity, ...more });
  if (!reading.ok) throw new Error(reading.problems.join('; '));
  const { events: made, refusals } = prepareEvents(reading.scenario);
  return { ...made, refusals, startMs: reading.scenario.startMs };
}
const quick = { networkMinMs: 0, networkMaxMs: 0, retryPerMille: 0, offlinePerMille: 0 };

test('the rate holds from each of its steps on, one event in each period', () => {
  const rate = [
    { fromMs: 0, perSecond: 2 },
    { fromMs: 5 * minute, perSecond: 0 },
    { fromMs: 10 * minute, perSecond: 10 },
  ];
  const { createdMs, length, startMs } = events({ rate });
  expect(length).toBe(5 * 60 * 2 + 5 * 60 * 10);
  const inPause = [...createdMs].filter(
    (t) => t >= startMs + 5 * minute && t < startMs + 10 * minute,
  );
  expect(inPause).toEqual([]);
});

test('countries and actions come as often as their weights say', () => {
  const countries = [
    { name: 'DE', weight: 3 },
    { name: 'US', weight: 1 },
  ];
  const { country, length } = events({ countries, rate: [{ fromMs: 0, perSecond: 100 }] });
  const german = country.filter((c) => c === 0).length;
  expect(Math.abs(german / length - 0.75)).toBeLessThan(0.01);
});

test('the generator stops after its time, and can be stopped and started between', () => {
  const actions = [
    { at: 2 * minute, do: 'stop', what: 'generator' },
    { at: 3 * minute, do: 'start', what: 'generator' },
  ];
  const { createdMs, startMs } = events(
    { durationMs: 15 * minute, rate: [{ fromMs: 0, perSecond: 1 }] },
    { durationMs: 40 * minute, actions },
  );
  const minutes = new Set([...createdMs].map((t) => Math.floor((t - startMs) / minute)));
  // Two minutes, a pause, and fifteen from the second start.
  expect([...minutes].sort((a, b) => a - b)).toEqual([
    0,
    1,
    ...Array.from({ length: 15 }, (_, i) => i + 3),
  ]);
});

test('events reach the topic in the order of arrival, never before they happened', () => {
  const { arrivalMs, createdMs, length } = events({});
  for (let row = 0; row < length; row++) {
    expect(arrivalMs[row]).toBeGreaterThanOrEqual(createdMs[row] ?? Infinity);
    expect(arrivalMs[row]).toBeGreaterThanOrEqual(arrivalMs[row - 1] ?? 0);
  }
});

test('a phone without connection keeps its events until the connection is back', () => {
  const lateness = {
    ...quick,
    offlinePerMille: 1000,
    offlineForMs: 2 * minute,
    offlineEveryMs: 10 * minute,
  };
  const { arrivalMs, createdMs, cause, user } = events({ lateness, users: 3, nullUserPerMille: 0 });
  const backs = new Map<number, Set<number>>();
  for (let row = 0; row < cause.length; row++) {
    const delay = (arrivalMs[row] ?? 0) - (createdMs[row] ?? 0);
    if (cause[row] !== DelayCause.offline) expect(delay).toBe(0);
    else {
      expect(delay).toBeLessThanOrEqual(2 * minute);
      const times = backs.get(user[row] ?? -1) ?? new Set();
      backs.set(user[row] ?? -1, times.add(arrivalMs[row] ?? 0));
    }
  }
  // Everything of one absence arrives at one moment, and there are at most two in 15 minutes.
  expect(backs.size).toBe(3);
  for (const times of backs.values()) expect(times.size).toBeLessThanOrEqual(2);
});

test('retries delay as many events as their share says, a wrong clock shifts the timestamp only', () => {
  const lateness = {
    ...quick,
    retryPerMille: 100,
    retryMaxMs: 5000,
    clockUsers: 1,
    clockSkewMs: minute,
  };
  const { cause, length, user, eventTimeMs, createdMs } = events({
    lateness,
    users: 10,
    nullUserPerMille: 0,
  });
  const retried = cause.filter((c) => c === DelayCause.retry).length;
  expect(Math.abs(retried / length - 0.1)).toBeLessThan(0.01);
  for (let row = 0; row < length; row++) {
    const skew = (eventTimeMs[row] ?? 0) - (createdMs[row] ?? 0);
    expect(skew).toBe(user[row] === 0 ? minute : 0);
  }
});

test('events without a user or with an unreadable time come as often as asked', () => {
  const { user, uncastable, eventTimeMs, length } = events({
    nullUserPerMille: 100,
    badTimePerMille: 50,
  });
  expect(Math.abs(user.filter((u) => u < 0).length / length - 0.1)).toBeLessThan(0.01);
  expect(Math.abs(uncastable.filter((u) => u === 1).length / length - 0.05)).toBeLessThan(0.01);
  uncastable.forEach((bad, row) => {
    expect(Number.isNaN(eventTimeMs[row] ?? 0)).toBe(bad === 1);
  });
});

test('injected, edited and delayed events are as asked; what is written already is refused', () => {
  const given = [
    { at: 1000, arrives: 2000, key: 'DE' },
    { at: null, arrives: 90_000, key: 'US' },
  ];
  const actions = [
    { at: 5000, do: 'inject', time: 4000, country: 'FR' },
    { at: 6000, do: 'edit', event: 0, time: 0 },
    { at: 6000, do: 'edit', event: 1, time: 7000, country: 'DE' },
    { at: 6500, do: 'delay', event: 1, by: 30_000 },
    { at: 7000, do: 'delay', event: 9, by: 1 },
  ];
  const { id, eventTimeMs, arrivalMs, country, countries, refusals, startMs } = events(
    { events: given },
    { actions },
  );
  expect([...id]).toEqual([0, -1, 1]);
  expect([...eventTimeMs].map((t) => t - startMs)).toEqual([1000, 4000, 7000]);
  expect([...arrivalMs].map((t) => t - startMs)).toEqual([2000, 5000, 120_000]);
  expect([...country].map((c) => countries[c])).toEqual(['DE', 'FR', 'DE']);
  expect(refusals.map(({ action }) => action)).toEqual([1, 4]);
  expect(refusals[0]?.message).toContain('in the topic already');
});
