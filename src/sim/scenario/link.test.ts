import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crashPoints, machines } from './actions.ts';
import type { Action } from './actions.ts';
import { readLink, writeLink } from './link.ts';
import { presetNames, presetScenario } from './presets.ts';
import { readScenario } from './read.ts';
import type { Scenario } from './schema.ts';

function scenarioOf(input: object): Scenario {
  const read = readScenario(input);
  if (!read.ok) throw new Error(read.problems.join('; '));
  return read.scenario;
}

const at = fc.integer({ min: 0, max: 3_600_000 });
const time = fc.option(fc.integer({ min: -86_400_000, max: 86_400_000 }));
const country = fc.constantFrom('DE', 'US', 'x_1-y');
const streams = fc.constantFrom('bronze' as const, 'silver' as const, 'gold' as const);
const anyAction: fc.Arbitrary<object> = fc.oneof(
  fc.record({
    at,
    do: fc.constantFrom('start', 'stop', 'restart'),
    what: fc.constantFrom(...machines),
  }),
  fc.record({ at, do: fc.constant('crash'), what: streams }),
  fc.record({
    at,
    do: fc.constant('crash'),
    what: streams,
    point: fc.constantFrom(...crashPoints.query),
  }),
  fc.record({
    at,
    do: fc.constant('crash'),
    what: fc.constant('relay'),
    point: fc.constantFrom(...crashPoints.relay),
  }),
  fc.record({
    at,
    do: fc.constant('set'),
    name: fc.constant('relay.flushMs'),
    value: fc.integer({ min: 100, max: 3_600_000 }),
  }),
  fc.record({
    at,
    do: fc.constant('set'),
    name: fc.constant('relay.folder'),
    value: fc.constantFrom('a/b/', 'v1.2/'),
  }),
  fc.record({
    at,
    do: fc.constant('set'),
    name: fc.constant('snowflake.silver.dedupe'),
    value: fc.boolean(),
  }),
  fc.record({
    at,
    do: fc.constant('set'),
    name: fc.constant('snowflake.gold.targetLag'),
    value: fc.constantFrom('DOWNSTREAM', 90_000),
  }),
  fc.record({ at, do: fc.constant('inject'), time, country }),
  fc.record(
    { at, do: fc.constant('edit'), event: fc.integer({ min: -9, max: 9999 }), time, country },
    { requiredKeys: ['at', 'do', 'event'] },
  ),
  fc.record({ at, do: fc.constant('delay'), event: fc.integer({ min: -9, max: 9999 }), by: at }),
  fc.record({ at, do: fc.constant('delete-checkpoint'), what: streams }),
  fc.record({ at, do: fc.constant('malformed-line') }),
  fc.record({
    at,
    do: fc.constant('refresh'),
    what: fc.constantFrom('pipe', 'silver-table', 'gold-table'),
  }),
  fc.record({ at, do: fc.constant('create'), what: fc.constant('pipe') }),
  fc.record({
    at,
    do: fc.constant('create'),
    what: fc.constantFrom('silver-table', 'gold-table'),
    with: fc.record(
      {
        targetLag: fc.constantFrom('DOWNSTREAM', 90_000),
        refreshMode: fc.constantFrom('FULL', 'AUTO'),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({ at, do: fc.constant('dbt-run'), fullRefresh: fc.boolean() }),
);

const changes = fc.record(
  {
    name: fc.string({ unit: 'grapheme', maxLength: 30 }),
    seed: fc.nat(),
    durationMs: fc.integer({ min: 1000, max: 86_400_000 }),
    startMs: fc.integer({ min: 0, max: 4_000_000_000_000 }),
    activity: fc.record(
      {
        users: fc.integer({ min: 1, max: 1000 }),
        rate: fc.array(fc.record({ fromMs: at, perSecond: fc.constantFrom(0, 0.25, 7, 2500) }), {
          minLength: 1,
          maxLength: 4,
        }),
        countries: fc.constant([
          { name: 'DE', weight: 3 },
          { name: 'a/b.c', weight: 1 },
        ]),
        events: fc.array(fc.record({ at: time, arrives: at, key: country }), { maxLength: 5 }),
        lateness: fc.record({ clockSkewMs: fc.integer({ min: -9e6, max: 9e6 }) }),
      },
      { requiredKeys: [] },
    ),
    spark: fc
      .integer({ min: 1000, max: 60_000 })
      .map((ms) => ({ windowMs: ms, slideMs: ms, windowStartMs: -1 })),
    actions: fc.array(anyAction, { maxLength: 20 }),
  },
  { requiredKeys: [] },
);

test('a link brings back exactly the scenario that it was made from', () => {
  fc.assert(
    fc.property(fc.constantFrom('', ...presetNames), changes, (preset, changed) => {
      const base = presetScenario(preset) ?? scenarioOf({});
      const scenario = scenarioOf({ ...base, ...changed });
      const link = writeLink(scenario);
      expect(link).toMatch(/^v1(&[\w.%-]+=[\w.%+/:,~!*'()-]*)*$/);
      expect(readLink(`#${link}`)).toEqual({ scenario, ignored: [] });
    }),
    { numRuns: 1000 },
  );
});

test('any preset with 20 actions fits into 2,000 characters', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...presetNames),
      fc.array(anyAction, { minLength: 20, maxLength: 20 }),
      (preset, actions) => {
        const base = presetScenario(preset);
        const scenario = scenarioOf({ ...base, actions: [...(base?.actions ?? []), ...actions] });
        expect(writeLink(scenario).length).toBeLessThanOrEqual(2000);
      },
    ),
    { numRuns: 1000 },
  );
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      fc.oneof(
        fc.string({ maxLength: 20 }),
        fc
          .tuple(
            fc.constantFrom(
              'preset',
              'seed',
              'for',
              'name',
              'do',
              'relay.flushMs',
              'spark.slideMs',
              'activity.events',
              '__proto__',
              'spark.__proto__',
            ),
            fc.oneof(
              fc.string({ maxLength: 20 }),
              fc.constantFrom('1h', '5s,stop,relay', '%', '9s,set,x,1', '1e999'),
            ),
          )
          .map(([name, value]) => `${name}=${value}`),
      ),
      { maxLength: 8 },
    )
    .map((parts) => ['v1', ...parts].join('&')),
);

test('any text as a link gives a valid scenario and says what was ignored', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { scenario, ignored } = readLink(text);
      const again = readScenario(scenario);
      expect(again.ok && again.scenario).toEqual(scenario);
      for (const { part, reason } of ignored) {
        expect(text).toContain(part.startsWith('do=') ? '' : part);
        expect(reason).not.toBe('');
      }
    }),
    { numRuns: 1000 },
  );
});

test('each part that a link has wrong is named with its reason, the rest holds', () => {
  const { scenario, ignored } = readLink(
    'v1&preset=tunnel&relay.flushMs=1d&spark.windowMs=30s&spark.slideMs=30s&tempo=3&do=5m,crash,relay,after-sink&do=9m,stop,relay&word',
  );
  expect(scenario.name).toBe('Phones in a tunnel');
  expect(scenario.spark).toMatchObject({ windowMs: 30_000, slideMs: 30_000 });
  expect(scenario.actions).toEqual([{ at: 540_000, do: 'stop', what: 'relay' }] satisfies Action[]);
  const reasons = Object.fromEntries(ignored.map(({ part, reason }) => [part, reason]));
  expect(reasons['relay.flushMs=1d']).toContain('expected at most 3600000, found 86400000');
  expect(reasons['tempo=3']).toContain('no setting is called tempo');
  expect(reasons['do=5m,crash,relay,after-sink']).toContain('its points are before-upload');
  expect(reasons.word).toBe('expected name=value');
});

test('every preset is a scenario, and a link of another version is not guessed at', () => {
  expect(presetNames).toEqual(expect.arrayContaining(['normal-hour', 'tunnel', 'relay-killed-5']));
  for (const name of presetNames) expect(presetScenario(name)).toBeDefined();
  expect(presetScenario('toString')).toBeUndefined();
  expect(readLink('#v9&seed=4').ignored).toHaveLength(1);
  expect(readLink('').ignored).toEqual([]);
});
