import fc from 'fast-check';
import { expect, test } from 'vitest';
import { valueAt } from '../kernel/column.ts';
import { copy } from '../kernel/copy.ts';
import { refreshTable } from './manualRefresh.ts';
import { resumeTable, suspendTable } from './suspend.ts';
import { createLab, createTable, run, stageFile, stageRows, type Account } from './testAccount.ts';
import { goldTable, silverTable, type SnowflakeState } from './types.ts';
import { actualLagAt, goldAt, lastRefreshAt, type GoldRow } from './view.ts';

/** The two queries written as one would write them without any state: over all of Bronze. */
function recompute(account: Account, bronzeRows: number, dedupe: boolean): GoldRow[] {
  const { bronze } = account.snowflake;
  const { activity } = account;
  const seen = new Set<string>();
  const groups = new Map<string, { rows: number[] }>();
  for (let row = 0; row < bronzeRows; row++) {
    const event = valueAt(bronze.event, row);
    if ((activity.user[event] ?? -1) < 0 || activity.uncastable[event] === 1) continue;
    const key = `${valueAt(bronze.partition, row)}/${valueAt(bronze.offset, row)}`;
    if (dedupe && seen.has(key)) continue;
    seen.add(key);
    const time = activity.eventTimeMs[event] ?? NaN;
    const group = `${Math.floor(time / 60_000) * 60_000}/${activity.country[event]}`;
    const rows = groups.get(group) ?? { rows: [] };
    rows.rows.push(event);
    groups.set(group, rows);
  }
  const action = (event: number) => activity.actions[activity.action[event] ?? -1];
  return [...groups]
    .map(([key, { rows }]) => {
      const [minute, country] = key.split('/').map(Number);
      return {
        windowMinute: minute ?? NaN,
        country: country ?? NaN,
        eventCount: rows.length,
        purchases: rows.filter((event) => action(event) === 'purchase').length,
        uniqueUsers: new Set(rows.map((event) => activity.user[event])).size,
        engagements: rows.filter((event) => action(event) === 'click').length,
      };
    })
    .sort((a, b) => a.windowMinute - b.windowMinute || a.country - b.country);
}

const event = fc.record({
  time: fc.integer({ min: -90_000, max: 400_000 }),
  uncastable: fc.boolean(),
  user: fc.integer({ min: -1, max: 300 }),
  country: fc.integer({ min: -1, max: 3 }),
  action: fc.constantFrom('view', 'click', 'purchase', 'unknown'),
});

const deed = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('file' as const),
      events: fc.array(event, { minLength: 1, maxLength: 8 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('again' as const),
      from: fc.nat(40),
      count: fc.integer({ min: 1, max: 10 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.integer({ min: 1, max: 70_000 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('refresh' as const),
      id: fc.constantFrom(silverTable, goldTable),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('suspend' as const),
      id: fc.constantFrom(silverTable, goldTable),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('resume' as const),
      id: fc.constantFrom(silverTable, goldTable),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('replace' as const),
      id: fc.constantFrom(silverTable, goldTable),
    }),
  },
);
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

function act(account: Account, each: Deed, number: number): void {
  const { snowflake, ctx, activity } = account;
  if (each.do === 'file') stageFile(account, `f${number}`, each.events);
  else if (each.do === 'wait') run(account, account.now + each.ms);
  else if (each.do === 'refresh') refreshTable(snowflake, ctx, activity, each.id);
  else if (each.do === 'suspend') suspendTable(snowflake, ctx, each.id);
  else if (each.do === 'resume') resumeTable(snowflake, ctx, each.id);
  else if (each.do === 'replace') createTable(account, each.id, true);
  else {
    const sent = activity.eventTimeMs.length;
    const rows = [...Array(Math.min(each.count, Math.max(0, sent - each.from))).keys()];
    if (rows.length > 0)
      stageRows(
        account,
        `again${number}`,
        rows.map((i) => each.from + i),
      );
  }
}

/** Everything resumed and enough time: the tables must have caught up. */
function settle(account: Account): void {
  for (const id of [silverTable, goldTable]) {
    resumeTable(account.snowflake, account.ctx, id);
  }
  run(account, account.now + 400_000);
}

/** Durations up to more than the cadence, so that refreshes are skipped and run into each other. */
const durations = fc.record({
  baseMs: fc.integer({ min: 0, max: 70_000 }),
  msPerThousandRows: fc.integer({ min: 0, max: 1_000 }),
  noDataMs: fc.integer({ min: 0, max: 1_000 }),
});

test('Gold kept up incrementally is what a full recomputation gives, whatever was done', () => {
  fc.assert(
    fc.property(
      fc.array(deed, { maxLength: 20 }),
      durations,
      fc.boolean(),
      (deeds, refresh, dedupe) => {
        const account = createLab({ refresh, silver: { dedupe } });
        deeds.forEach((each, i) => act(account, each, i));
        settle(account);
        const all = account.snowflake.bronze.event.length;
        expect(goldAt(account.snowflake, account.now)).toEqual(recompute(account, all, dedupe));
      },
    ),
    { numRuns: 1_000 },
  );
});

test('at any moment Gold is Bronze as of its data timestamp: skips lose nothing, lag is never negative', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 20 }), durations, (deeds, refresh) => {
      const account = createLab({ refresh });
      const replaced = deeds.some((each) => each.do === 'replace');
      deeds.forEach((each, i) => {
        act(account, each, i);
        const { snowflake, now } = account;
        for (const id of [silverTable, goldTable]) {
          expect(actualLagAt(snowflake, id, now) < 0).toBe(false);
        }
        const last = lastRefreshAt(snowflake, goldTable, now);
        if (last < 0 || replaced) return;
        const timestamp = valueAt(snowflake.refreshes.dataTimestamp, last);
        const silver = [...Array(snowflake.refreshes.at.length).keys()].find(
          (row) =>
            valueAt(snowflake.refreshes.table, row) === silverTable &&
            valueAt(snowflake.refreshes.state, row) === 1 &&
            valueAt(snowflake.refreshes.dataTimestamp, row) === timestamp,
        );
        // The version of Silver tagged with the same timestamp says how much of Bronze that was.
        const rows = valueAt(snowflake.refreshes.readTo, silver ?? -1);
        expect(goldAt(snowflake, now)).toEqual(recompute(account, rows, true));
      });
    }),
    { numRuns: 1_000 },
  );
});

test('a copy of the state, run on, is the same run', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 12 }), fc.nat(12), durations, (deeds, at, refresh) => {
      const account = createLab({ refresh });
      deeds.forEach((each, i) => {
        // The account goes on with the copy, as if a checkpoint had been restored.
        if (i === at) account.snowflake = copy<SnowflakeState>(account.snowflake);
        act(account, each, i);
      });
      run(account, account.now + 200_000);
      const whole = createLab({ refresh });
      deeds.forEach((each, i) => act(whole, each, i));
      run(whole, whole.now + 200_000);
      expect(goldAt(account.snowflake, account.now)).toEqual(goldAt(whole.snowflake, whole.now));
      expect([...account.snowflake.refreshes.at.data]).toEqual([
        ...whole.snowflake.refreshes.at.data,
      ]);
    }),
    { numRuns: 300 },
  );
});
