import { expect, test } from 'vitest';
import { valueAt } from '../kernel/column.ts';
import { refreshTable } from './manualRefresh.ts';
import { resumeTable, suspendTable } from './suspend.ts';
import {
  createAccount,
  createLab,
  createTable,
  list,
  run,
  stageFile,
  type Account,
} from './testAccount.ts';
import { goldTable, refreshState, refreshTrigger, silverTable } from './types.ts';
import { goldAt } from './view.ts';

const strict = { pipe: { latencyMinMs: 0, latencyMaxMs: 0 }, silver: { casts: 'strict' as const } };

/** A lab whose Silver fails at each refresh from 48 s on. */
function failing(): Account {
  const account = createLab(strict);
  run(account, 10_000);
  stageFile(account, 'bad', [{ uncastable: true }]);
  return account;
}

const tables = (account: Account) => account.snowflake.tables.map((table) => table?.suspended);

test('five scheduled failures in a row suspend the table and what reads it', () => {
  const account = failing();
  run(account, 4 * 48_000 + 20_000);
  expect(tables(account)).toEqual([null, null]);
  expect(account.snowflake.tables[silverTable]?.failures).toBe(4);
  run(account, 5 * 48_000 + 20_000);
  expect(tables(account)).toEqual(['SUSPENDED_DUE_TO_ERRORS', 'UPSTREAM_SUSPENDED']);
  const count = account.snowflake.refreshes.at.length;
  run(account, 3_600_000);
  expect(account.snowflake.refreshes.at.length).toBe(count);
});

test('failures of manual refreshes do not count', () => {
  const account = failing();
  for (let i = 0; i < 6; i++) {
    expect(
      refreshTable(account.snowflake, account.ctx, account.activity, silverTable),
    ).toBeUndefined();
    run(account, account.now + 4_000);
  }
  expect(account.snowflake.tables[silverTable]?.failures).toBe(0);
  expect(tables(account)).toEqual([null, null]);
});

test('a success resets the count, a manual one too', () => {
  const account = failing();
  run(account, 4 * 48_000 + 20_000);
  account.activity.uncastable = account.activity.eventTimeMs.map(() => 0);
  refreshTable(account.snowflake, account.ctx, account.activity, silverTable);
  run(account, account.now + 5_000);
  expect(account.snowflake.tables[silverTable]?.failures).toBe(0);
});

test('a suspended table takes a manual refresh and stays suspended', () => {
  const account = createLab({ pipe: { latencyMinMs: 0, latencyMaxMs: 0 } });
  run(account, 10_000);
  expect(suspendTable(account.snowflake, account.ctx, silverTable)).toBeUndefined();
  stageFile(account, 'a', [{ time: 1 }]);
  run(account, 500_000);
  expect(goldAt(account.snowflake, 500_000)).toEqual([]);
  refreshTable(account.snowflake, account.ctx, account.activity, goldTable);
  run(account, 510_000);
  expect(goldAt(account.snowflake, 510_000)).toMatchObject([{ eventCount: 1 }]);
  expect(tables(account)).toEqual(['USER_SUSPENDED', 'UPSTREAM_SUSPENDED']);
});

test('a manual refresh of Gold refreshes Silver first, as of the same moment', () => {
  const account = createLab();
  run(account, 20_000);
  refreshTable(account.snowflake, account.ctx, account.activity, goldTable);
  expect(refreshTable(account.snowflake, account.ctx, account.activity, goldTable)).toMatch(
    /being refreshed/,
  );
  run(account, 30_000);
  const { refreshes } = account.snowflake;
  const manual = [...list(refreshes.trigger).keys()].filter(
    (row) => valueAt(refreshes.trigger, row) === refreshTrigger.manual,
  );
  expect(manual.map((row) => valueAt(refreshes.table, row))).toEqual([silverTable, goldTable]);
  expect(manual.map((row) => valueAt(refreshes.dataTimestamp, row))).toEqual([20_000, 20_000]);
  expect(manual.map((row) => valueAt(refreshes.state, row))).toEqual([
    refreshState.succeeded,
    refreshState.succeeded,
  ]);
});

test('RESUME wakes what was suspended with the table, but not what was suspended by hand', () => {
  const account = createLab();
  suspendTable(account.snowflake, account.ctx, silverTable);
  expect(tables(account)).toEqual(['USER_SUSPENDED', 'UPSTREAM_SUSPENDED']);
  expect(resumeTable(account.snowflake, account.ctx, goldTable)).toMatch(/Resume Silver first/);
  expect(resumeTable(account.snowflake, account.ctx, silverTable)).toBeUndefined();
  expect(tables(account)).toEqual([null, null]);
  suspendTable(account.snowflake, account.ctx, goldTable);
  suspendTable(account.snowflake, account.ctx, silverTable);
  resumeTable(account.snowflake, account.ctx, silverTable);
  expect(tables(account)).toEqual([null, 'USER_SUSPENDED']);
});

test('after RESUME one refresh covers the whole interval', () => {
  const account = createLab({ pipe: { latencyMinMs: 0, latencyMaxMs: 0 } });
  suspendTable(account.snowflake, account.ctx, silverTable);
  for (let i = 0; i < 5; i++) {
    stageFile(account, `f${i}`, [{ time: 1 }]);
    run(account, (i + 1) * 60_000);
  }
  resumeTable(account.snowflake, account.ctx, silverTable);
  run(account, 360_000);
  expect(goldAt(account.snowflake, 360_000)).toMatchObject([{ eventCount: 5 }]);
});

test('statements about a table that is not there say what to do', () => {
  const account = createAccount();
  const { snowflake, ctx, activity } = account;
  expect(suspendTable(snowflake, ctx, silverTable)).toMatch(/Silver.*does not exist/);
  expect(resumeTable(snowflake, ctx, goldTable)).toMatch(/Gold.*does not exist/);
  expect(refreshTable(snowflake, ctx, activity, goldTable)).toMatch(/Gold.*does not exist/);
  createTable(account, silverTable);
  expect(refreshTable(snowflake, ctx, activity, silverTable)).toMatch(/being refreshed already/);
});
