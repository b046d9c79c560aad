import { expect, test } from 'vitest';
import { valueAt } from '../kernel/column.ts';
import { cadenceOf, checkTargetLag } from './cadence.ts';
import { tableNames } from './definition.ts';
import { alterDynamicTable, notInitialized } from './tables.ts';
import { createAccount, createLab, createTable, history, run, stageFile } from './testAccount.ts';
import { goldTable, refreshAction, refreshState, refreshTrigger, silverTable } from './types.ts';
import { actualLagAt, goldAt, lastRefreshAt, silverRangeAt } from './view.ts';

const fast = { pipe: { latencyMinMs: 0, latencyMaxMs: 0 } };
const { succeeded } = refreshState;
const { noData, incremental, reinitialize } = refreshAction;

test('a TARGET_LAG below 60 s is refused in Snowflake’s manner', () => {
  const account = createAccount({ silver: { targetLag: 59_000 } });
  expect(createTable(account, silverTable)).toMatch(
    /TARGET_LAG '59 seconds'.*minimum is 60 seconds/,
  );
  expect(account.snowflake.tables[silverTable]).toBeNull();
  expect(checkTargetLag('T', 60_000)).toBeUndefined();
  expect(checkTargetLag('T', 'DOWNSTREAM')).toBeUndefined();
});

test.each([
  [60_000, 48_000],
  [119_000, 48_000],
  [120_000, 96_000],
  [300_000, 192_000],
  [600_000, 384_000],
])('a lag of %i ms is refreshed every %i ms', (lag, cadence) => {
  expect(cadenceOf(lag)).toBe(cadence);
});

test('both tables with 1 minute share the data timestamps 48 s apart', () => {
  const account = createLab(fast);
  stageFile(account, 'a', [{ time: 1 }]);
  run(account, 50_000);
  stageFile(account, 'b', [{ time: 1 }]);
  run(account, 150_000);
  const expected = [
    [0, succeeded, reinitialize],
    [48, succeeded, incremental],
    [96, succeeded, incremental],
    [144, succeeded, noData],
  ];
  expect(history(account, silverTable)).toEqual(expected);
  expect(history(account, goldTable)).toEqual(expected);
});

test('Gold starts when Silver’s version of the same timestamp is complete', () => {
  const account = createLab(fast);
  stageFile(account, 'a', [{ time: 1 }]);
  run(account, 60_000);
  const { refreshes } = account.snowflake;
  const silver = lastRefreshAt(account.snowflake, silverTable, 60_000);
  const gold = lastRefreshAt(account.snowflake, goldTable, 60_000);
  expect(valueAt(refreshes.dataTimestamp, gold)).toBe(48_000);
  expect(valueAt(refreshes.dataTimestamp, silver)).toBe(48_000);
  expect(valueAt(refreshes.at, gold)).toBe(valueAt(refreshes.endedAt, silver));
});

test('a refresh reads Bronze as of its data timestamp: what comes later waits', () => {
  const account = createLab({ ...fast, refresh: { baseMs: 10_000 } });
  run(account, 40_000);
  stageFile(account, 'a', [{ time: 1 }]);
  run(account, 50_000);
  stageFile(account, 'b', [{ time: 1 }]);
  run(account, 90_000);
  expect(goldAt(account.snowflake, 90_000)).toMatchObject([{ eventCount: 1 }]);
  run(account, 130_000);
  expect(goldAt(account.snowflake, 130_000)).toMatchObject([{ eventCount: 2 }]);
});

test('ON_CREATE fills at creation, ON_SCHEDULE at the first scheduled refresh', () => {
  const account = createAccount({ ...fast, gold: { initialize: 'ON_SCHEDULE' } });
  account.snowflake.pipe.createdAt = 0;
  stageFile(account, 'a', [{ time: 1 }]);
  run(account, 10_000);
  createTable(account, silverTable);
  createTable(account, goldTable);
  run(account, 20_000);
  expect(silverRangeAt(account.snowflake, 20_000)).toEqual({ from: 0, to: 1 });
  expect(lastRefreshAt(account.snowflake, goldTable, 20_000)).toBe(-1);
  expect(goldAt(account.snowflake, 20_000)).toEqual([]);
  expect(actualLagAt(account.snowflake, goldTable, 20_000)).toBeNaN();
  run(account, 60_000);
  expect(goldAt(account.snowflake, 60_000)).toHaveLength(1);
  const first = account.snowflake.refreshes;
  expect(valueAt(first.trigger, 0)).toBe(refreshTrigger.creation);
});

test('Gold cannot be created before Silver, nor be filled from a Silver that is not', () => {
  const account = createAccount({ silver: { initialize: 'ON_SCHEDULE' } });
  expect(createTable(account, goldTable)).toMatch(/Silver dynamic table does not exist/);
  createTable(account, silverTable);
  expect(createTable(account, goldTable)).toBe(notInitialized(tableNames[silverTable]));
});

test('a name that is taken is refused without OR REPLACE', () => {
  const account = createLab();
  expect(createTable(account, silverTable)).toMatch(/already exists/);
  const other = createAccount();
  other.snowflake.relations.set(tableNames[silverTable], 'table');
  expect(createTable(other, silverTable)).toMatch(/already exists/);
  expect(createTable(other, silverTable, true)).toBeUndefined();
  expect(other.snowflake.relations.size).toBe(0);
});

test('a lag shorter than that of the table it reads is refused', () => {
  const account = createAccount({ silver: { targetLag: 120_000 }, gold: { targetLag: 60_000 } });
  createTable(account, silverTable);
  expect(createTable(account, goldTable)).toMatch(/must not be shorter/);
  const lab = createLab();
  expect(
    alterDynamicTable(lab.snowflake, lab.ctx, silverTable, { targetLag: 120_000, warehouse: 'W' }),
  ).toMatch(/must not be shorter/);
  expect(lab.snowflake.tables[silverTable]?.targetLag).toBe(60_000);
});

test('INCREMENTAL below FULL is refused; AUTO becomes FULL there', () => {
  const account = createAccount({
    silver: { refreshMode: 'FULL' },
    gold: { refreshMode: 'INCREMENTAL' },
  });
  createTable(account, silverTable);
  expect(createTable(account, goldTable)).toMatch(/cannot be INCREMENTAL/);
  account.snowflake.settings.gold.refreshMode = 'AUTO';
  expect(createTable(account, goldTable)).toBeUndefined();
  expect(account.snowflake.tables[goldTable]?.resolvedMode).toBe('FULL');
});
