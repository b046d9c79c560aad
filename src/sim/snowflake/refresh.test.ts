import { expect, test } from 'vitest';
import { valueAt } from '../kernel/column.ts';
import { scheduleOf } from './cadence.ts';
import { definitionOf } from './definition.ts';
import { alterDynamicTable } from './tables.ts';
import {
  createAccount,
  createLab,
  createTable,
  history,
  list,
  run,
  stageFile,
} from './testAccount.ts';
import { goldTable, refreshAction, refreshState, silverTable, skipReason } from './types.ts';
import { actualLagAt, goldAt, lastRefreshAt, silverRangeAt } from './view.ts';

const fast = { pipe: { latencyMinMs: 0, latencyMaxMs: 0 } };
const { succeeded, failed, skipped } = refreshState;
const { noData, incremental, full, reinitialize } = refreshAction;

test('a FULL refresh gives the same rows and costs all of them', () => {
  const slow = { ...fast, refresh: { baseMs: 1_000, msPerThousandRows: 500_000 } };
  const both = (refreshMode: 'INCREMENTAL' | 'FULL') => {
    const account = createLab({ ...slow, silver: { refreshMode }, gold: { refreshMode } });
    for (let i = 0; i < 4; i++) {
      stageFile(account, `f${i}`, [{ time: i }]);
      run(account, (i + 1) * 48_000);
    }
    run(account, 240_000);
    const { refreshes, ...rest } = account.snowflake;
    const row = list(refreshes.dataTimestamp).indexOf(144_000);
    const duration = valueAt(refreshes.endedAt, row) - valueAt(refreshes.at, row);
    return {
      rows: goldAt({ refreshes, ...rest }, 240_000),
      duration,
      action: valueAt(refreshes.action, row),
    };
  };
  const [small, large] = [both('INCREMENTAL'), both('FULL')];
  expect(large.rows).toEqual(small.rows);
  expect([small.action, small.duration]).toEqual([incremental, 1_500]);
  expect([large.action, large.duration]).toEqual([full, 2_500]);
});

test('DOWNSTREAM follows the table that needs it; as a leaf it is never refreshed', () => {
  const account = createLab({ silver: { targetLag: 'DOWNSTREAM' }, gold: { targetLag: 120_000 } });
  expect(scheduleOf(account.snowflake, silverTable)).toBe(96_000);
  run(account, 200_000);
  expect(history(account, silverTable).map(([at]) => at)).toEqual([0, 96, 192]);
  const leaf = createLab({
    silver: { targetLag: 'DOWNSTREAM' },
    gold: { targetLag: 'DOWNSTREAM' },
  });
  run(leaf, 600_000);
  expect(history(leaf, silverTable)).toHaveLength(1);
  expect(history(leaf, goldTable)).toHaveLength(1);
});

test('a refresh that falls into a running one is SKIPPED, and so is what reads it', () => {
  const account = createLab({ ...fast, refresh: { baseMs: 60_000 } });
  stageFile(account, 'a', [{ time: 1 }]);
  run(account, 100_000);
  expect(history(account, silverTable).slice(1)).toEqual([
    [48, skipped, noData],
    [96, refreshState.executing, incremental],
  ]);
  const { refreshes } = account.snowflake;
  expect(list(refreshes.skipReason).filter((reason) => !Number.isNaN(reason))).toEqual([
    skipReason.previousRunning,
    skipReason.previousRunning,
    skipReason.previousRunning,
  ]);
});

test('Gold is SKIPPED when only Silver was busy', () => {
  const account = createLab({ ...fast, refresh: { noDataMs: 0, msPerThousandRows: 0 } });
  run(account, 10_000);
  account.snowflake.settings.refresh.baseMs = 60_000;
  stageFile(account, 'a', [{ time: 1 }]);
  run(account, 48_000);
  // Silver runs from 48 s to 108 s and Gold waits for it: both are busy at 96 s.
  run(account, 100_000);
  expect(history(account, goldTable).at(-1)).toEqual([96, skipped, noData]);
  run(account, 300_000);
  expect(goldAt(account.snowflake, 300_000)).toMatchObject([{ eventCount: 1 }]);
});

test('the actual lag is the age of the data timestamp, and grows until the next refresh', () => {
  const account = createLab();
  run(account, 200_000);
  const at = (time: number) => actualLagAt(account.snowflake, goldTable, time);
  expect(at(48_399)).toBe(48_399);
  expect(at(48_400)).toBe(400);
  expect(at(96_000)).toBe(48_000);
});

test('strict casts: one uncastable timestamp fails every refresh until it is TRY_', () => {
  const account = createLab({ ...fast, silver: { casts: 'strict' } });
  run(account, 10_000);
  stageFile(account, 'bad', [{ time: 1 }, { uncastable: true }]);
  run(account, 200_000);
  expect(history(account, silverTable).map(([, state]) => state)).toEqual([
    succeeded,
    ...[failed, failed, failed, failed],
  ]);
  expect(list(account.snowflake.refreshes.errorRow)).toContain(1);
  expect(history(account, goldTable).at(-1)).toEqual([192, skipped, noData]);
  expect(list(account.snowflake.refreshes.skipReason)).toContain(skipReason.upstreamFailed);
  account.snowflake.settings.silver.casts = 'try';
  expect(createTable(account, silverTable, true)).toBeUndefined();
  run(account, 300_000);
  expect(goldAt(account.snowflake, 300_000).map((row) => row.windowMinute)).toEqual([0]);
});

test('TRY_ casts: Silver leaves out what has no time, and goes on with what comes after it', () => {
  const account = createLab(fast);
  stageFile(account, 'a', [{ time: 1 }, { uncastable: true }, { time: NaN }, { time: 2 }]);
  run(account, 60_000);
  const { silver, bronze } = account.snowflake;
  expect(bronze.event.length).toBe(4);
  expect(list(silver.bronzeRow)).toEqual([0, 3]);
  expect(goldAt(account.snowflake, 60_000)).toMatchObject([{ windowMinute: 0, eventCount: 2 }]);
});

test('CREATE with ON_CREATE fails when filling the table fails', () => {
  const account = createAccount({ ...fast, silver: { casts: 'strict' } });
  account.snowflake.pipe.createdAt = 0;
  stageFile(account, 'bad', [{ uncastable: true }]);
  run(account, 10);
  expect(createTable(account, silverTable)).toMatch(/row 1 of Bronze.*TRY_TO_TIMESTAMP_TZ/);
  expect(account.snowflake.tables[silverTable]).toBeNull();
});

test('a replaced Silver is read anew: Gold is reinitialized and forgets the old rows', () => {
  const account = createLab({ ...fast, silver: { dedupe: false } });
  stageFile(account, 'a', [{ time: 1 }]);
  run(account, 1_000);
  stageFile(account, 'again', [{ time: 1 }], { firstOffset: 0 });
  run(account, 60_000);
  expect(goldAt(account.snowflake, 60_000)).toMatchObject([{ eventCount: 2 }]);
  account.snowflake.settings.silver.dedupe = true;
  createTable(account, silverTable, true);
  run(account, 150_000);
  expect(goldAt(account.snowflake, 150_000)).toMatchObject([{ eventCount: 1 }]);
  expect(goldAt(account.snowflake, 60_000)).toMatchObject([{ eventCount: 2 }]);
  expect(history(account, goldTable).find(([at]) => at === 96)).toEqual([
    96,
    succeeded,
    reinitialize,
  ]);
});

test('replaced with ON_SCHEDULE a table has no content until its first refresh', () => {
  const account = createLab(fast);
  stageFile(account, 'a', [{ time: 1 }]);
  run(account, 100_000);
  account.snowflake.settings.silver.initialize = 'ON_SCHEDULE';
  createTable(account, silverTable, true);
  run(account, 110_000);
  expect(lastRefreshAt(account.snowflake, silverTable, 99_999)).toBeGreaterThan(0);
  expect(lastRefreshAt(account.snowflake, silverTable, 110_000)).toBe(-1);
  run(account, 160_000);
  expect(silverRangeAt(account.snowflake, 160_000)).toEqual({ from: 1, to: 2 });
});

test('a table replaced during its refresh cancels it', () => {
  const account = createLab({ ...fast, refresh: { baseMs: 20_000 } });
  stageFile(account, 'a', [{ time: 1 }]);
  run(account, 50_000);
  createTable(account, silverTable, true);
  run(account, 200_000);
  expect(history(account, silverTable).map(([, state]) => state)).toContain(refreshState.cancelled);
  expect(goldAt(account.snowflake, 200_000)).toMatchObject([{ eventCount: 1 }]);
});

test('a shorter lag by ALTER is looked at from then on', () => {
  const account = createLab({ silver: { targetLag: 600_000 }, gold: { targetLag: 600_000 } });
  run(account, 10_000);
  const { snowflake, ctx } = account;
  for (const id of [silverTable, goldTable]) {
    const definition = definitionOf(snowflake.settings, id);
    alterDynamicTable(snowflake, ctx, id, { ...definition, targetLag: 60_000 + 540_000 * id });
  }
  run(account, 100_000);
  expect(history(account, silverTable).map(([at]) => at)).toEqual([0, 48, 96]);
  expect(history(account, goldTable).map(([at]) => at)).toEqual([0]);
});

test('what is loaded at the very moment of the data timestamp is in', () => {
  const account = createLab({ pipe: { latencyMinMs: 8_000, latencyMaxMs: 8_000 } });
  run(account, 40_000);
  stageFile(account, 'a', [{ time: 1 }]);
  run(account, 60_000);
  expect(list(account.snowflake.loads.at)).toEqual([48_000]);
  expect(goldAt(account.snowflake, 60_000)).toMatchObject([{ eventCount: 1 }]);
});

test('a Gold that waits for a Silver that is replaced is SKIPPED, and comes with the next', () => {
  const account = createLab({ ...fast, refresh: { baseMs: 10_000 } });
  stageFile(account, 'a', [{ time: 1 }]);
  run(account, 50_000);
  createTable(account, silverTable, true);
  run(account, 140_000);
  expect(history(account, goldTable).slice(1)).toEqual([
    [48, skipped, noData],
    [96, succeeded, reinitialize],
  ]);
});
