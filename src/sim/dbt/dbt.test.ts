import { expect, test } from 'vitest';
import { valueAt } from '../kernel/column.ts';
import {
  createAccount,
  createLab,
  list,
  run,
  stageFile,
  type Account,
} from '../snowflake/testAccount.ts';
import { goldTable, silverTable, type TableId } from '../snowflake/types.ts';
import { goldAt } from '../snowflake/view.ts';
import { lagText } from './plan.ts';
import { createDbt, dbtRun } from './run.ts';
import { dbtSettings, type DbtSettings } from './settings.ts';
import type { DbtResult, DbtState } from './types.ts';

const both: TableId[] = [silverTable, goldTable];

function project(): DbtState {
  return createDbt(dbtSettings.parse({}));
}

function dbt(account: Account, state: DbtState, fullRefresh = false, select = both): DbtResult[] {
  const { snowflake, ctx, activity } = account;
  return dbtRun(state, snowflake, ctx, activity, { fullRefresh, select });
}

/** A schema in which `dbt run` has been run once. */
function deployed(): { account: Account; state: DbtState } {
  const account = createAccount({ pipe: { latencyMinMs: 0, latencyMaxMs: 0 } });
  account.snowflake.pipe.createdAt = 0;
  const state = project();
  dbt(account, state);
  run(account, 10_000);
  return { account, state };
}

const silverName = 'DE_MASTERCLASS.DEMO_STREAMING.streaming_silver_user_activity';

test('the first run creates both, and Snowflake fills them', () => {
  const account = createAccount();
  const results = dbt(account, project());
  expect(results.map(({ action, status }) => [action, status])).toEqual([
    ['create', 'success'],
    ['create', 'success'],
  ]);
  expect(results[0]?.statement).toMatch(/^create dynamic table .*target_lag = '1 minute'/);
  run(account, 10_000);
  expect(account.snowflake.tables.map((table) => table?.dataTimestamp)).toEqual([0, 0]);
});

test('a second run does nothing, says so, and refreshes nothing', () => {
  const { account, state } = deployed();
  const refreshes = account.snowflake.refreshes.at.length;
  const [silver] = dbt(account, state);
  expect(silver).toMatchObject({
    action: 'skip',
    status: 'success',
    statement: '',
    selectIgnored: false,
  });
  expect(silver?.message).toBe(
    `No configuration changes were identified on: \`${silverName}\`. Continuing.`,
  );
  run(account, 20_000);
  expect(account.snowflake.refreshes.at.length).toBe(refreshes);
});

test('a changed SELECT is not noticed; --full-refresh brings it in', () => {
  const { account, state } = deployed();
  state.settings.silver.dedupe = false;
  expect(dbt(account, state)[0]).toMatchObject({ action: 'skip', selectIgnored: true });
  expect(account.snowflake.tables[silverTable]?.select.dedupe).toBe(true);
  const [silver, gold] = dbt(account, state, true);
  expect([silver?.action, gold?.action]).toEqual(['replace', 'replace']);
  expect(account.snowflake.tables[silverTable]?.select.dedupe).toBe(false);
});

test('a changed target_lag or warehouse becomes ALTER, and the SELECT still does not', () => {
  const { account, state } = deployed();
  state.settings.gold.targetLag = 120_000;
  state.settings.silver.warehouse = 'BIG_WH';
  state.settings.silver.casts = 'strict';
  const [silver, gold] = dbt(account, state);
  expect(silver).toMatchObject({ action: 'alter', selectIgnored: true });
  expect(silver?.statement).toBe(`alter dynamic table ${silverName} set warehouse = BIG_WH`);
  expect(gold?.statement).toMatch(/set target_lag = '2 minutes'$/);
  expect(account.snowflake.tables[goldTable]?.targetLag).toBe(120_000);
  expect(account.snowflake.tables[silverTable]?.select.casts).toBe('try');
});

test('a warehouse in other letters is no change', () => {
  const { account, state } = deployed();
  state.settings.silver.warehouse = 'de_workshop_wh';
  expect(dbt(account, state)[0]?.action).toBe('skip');
});

test('a changed refresh_mode replaces the table, unless it says AUTO', () => {
  const { account, state } = deployed();
  state.settings.gold.refreshMode = 'FULL';
  expect(dbt(account, state).map(({ action }) => action)).toEqual(['skip', 'replace']);
  state.settings.gold.refreshMode = 'AUTO';
  expect(dbt(account, state)[1]?.action).toBe('skip');
  expect(account.snowflake.tables[goldTable]?.resolvedMode).toBe('FULL');
});

test.each([
  ['continue', 'success', 'skip'],
  ['fail', 'error', 'fail'],
] as const)('on_configuration_change: %s', (onConfigurationChange, status, action) => {
  const { account, state } = deployed();
  state.settings.onConfigurationChange = onConfigurationChange;
  state.settings.silver.warehouse = 'BIG_WH';
  const [silver, gold] = dbt(account, state);
  expect(silver).toMatchObject({ status, action, statement: '' });
  expect(silver?.message).toBe(
    'Configuration changes were identified and `on_configuration_change` was set to ' +
      `\`${onConfigurationChange}\` for \`${silverName}\``,
  );
  expect(gold?.status).toBe(status === 'error' ? 'skipped' : 'success');
  expect(account.snowflake.tables[silverTable]?.warehouse).toBe('DE_WORKSHOP_WH');
});

test('a table made by hand in Part 2 is taken for dbt’s own: a silent no-op', () => {
  const account = createLab({ silver: { casts: 'strict', dedupe: false } });
  run(account, 10_000);
  const results = dbt(account, project());
  expect(results.map(({ action }) => action)).toEqual(['skip', 'skip']);
  expect(results[0]?.selectIgnored).toBe(true);
  expect(account.snowflake.tables[silverTable]?.select.casts).toBe('strict');
});

test.each(['table', 'view'] as const)('a %s of the same name is replaced', (kind) => {
  const account = createAccount();
  account.snowflake.relations.set('STREAMING_SILVER_USER_ACTIVITY', kind);
  const [silver] = dbt(account, project());
  expect(silver).toMatchObject({ action: 'replace', status: 'success' });
  expect(silver?.statement).toMatch(/^create or replace dynamic table/);
  expect(account.snowflake.relations.size).toBe(0);
});

test('what Snowflake refuses is an error of the model, and what reads it is skipped', () => {
  const account = createAccount();
  const state = project();
  state.settings.silver.targetLag = 30_000;
  const [silver, gold] = dbt(account, state);
  expect(silver?.status).toBe('error');
  expect(silver?.message).toMatch(
    /^Database Error in model streaming_silver_user_activity: .*minimum is 60 seconds/,
  );
  expect(gold).toMatchObject({ status: 'skipped', statement: '' });
  expect(account.snowflake.tables).toEqual([null, null]);
});

test('only the selected models are run, and every run is kept', () => {
  const { account, state } = deployed();
  expect(dbt(account, state, false, [goldTable]).map(({ model }) => model)).toEqual([
    'streaming_gold_activity_by_country',
  ]);
  expect(state.results.map((result) => result.run)).toEqual([0, 0, 1]);
});

test('after a full refresh the tables hold what they held, read anew', () => {
  const { account, state } = deployed();
  stageFile(account, 'a', [
    { time: 1, user: 1 },
    { time: 2, user: 2 },
  ]);
  run(account, 60_000);
  const before = goldAt(account.snowflake, 60_000);
  dbt(account, state, true);
  run(account, 120_000);
  expect(before).toHaveLength(1);
  expect(goldAt(account.snowflake, 120_000)).toEqual(before);
  const { trigger } = account.snowflake.refreshes;
  expect(list(trigger).filter((_, row) => valueAt(trigger, row) === 2)).toHaveLength(4);
});

test.each([
  [60_000, "'1 minute'"],
  [120_000, "'2 minutes'"],
  [90_000, "'90 seconds'"],
  ['DOWNSTREAM', 'DOWNSTREAM'],
] as [DbtSettings['gold']['targetLag'], string][])('a lag of %s is written %s', (lag, text) => {
  expect(lagText(lag)).toBe(text);
});
