import { expect, test } from 'vitest';
import { blobCreated, createPipe, refreshPipe, setPipePaused } from './pipe.ts';
import { createAccount, list, run, stageFile, stageRows } from './testAccount.ts';
import { loadStatus } from './types.ts';

const day = 86_400_000;
const three = [{ user: 1 }, { user: 2 }, { user: 3 }];

function withPipe(settings = {}) {
  const account = createAccount(settings);
  createPipe(account.snowflake, account.ctx);
  return account;
}

test('a file is loaded 30 to 60 s after its event, one row a line', () => {
  const account = withPipe();
  for (let i = 0; i < 200; i++) stageFile(account, `f${i}`, three);
  run(account, 60_000);
  const { loads, bronze, pipe } = account.snowflake;
  expect(loads.at.length).toBe(200);
  const times = list(loads.at);
  expect(Math.min(...times)).toBeGreaterThanOrEqual(30_000);
  expect(Math.max(...times)).toBeLessThanOrEqual(60_000);
  expect(new Set(times).size).toBeGreaterThan(100);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(bronze.event.length).toBe(600);
  expect(list(pipe.notices.queuedAt).every((at) => at === 1_000)).toBe(true);
});

test('latencies are drawn from a stream of the pipe’s own: same seed, same times', () => {
  const times = (seed: number) => {
    const account = createAccount({}, seed);
    createPipe(account.snowflake, account.ctx);
    for (let i = 0; i < 10; i++) stageFile(account, `f${i}`, three);
    run(account, 60_000);
    return list(account.snowflake.loads.at);
  };
  expect(times(7)).toEqual(times(7));
  expect(times(7)).not.toEqual(times(8));
});

test('without a pipe events are lost; files that are there already wait for REFRESH', () => {
  const account = createAccount();
  stageFile(account, 'before', three);
  expect(refreshPipe(account.snowflake, account.ctx, account.stage)).toMatch(/CREATE PIPE/);
  createPipe(account.snowflake, account.ctx);
  run(account, 300_000);
  expect(account.snowflake.bronze.event.length).toBe(0);
  expect(refreshPipe(account.snowflake, account.ctx, account.stage)).toBe(1);
  run(account, 400_000);
  expect(account.snowflake.bronze.event.length).toBe(3);
});

test('REFRESH reaches back 7 days, and passes over what the pipe has processed', () => {
  const account = withPipe();
  stageFile(account, 'old', three, { silent: true });
  run(account, day);
  stageFile(account, 'loaded', three);
  stageFile(account, 'renamed', three, { silent: true });
  run(account, 7 * day + 1);
  expect(refreshPipe(account.snowflake, account.ctx, account.stage)).toBe(1);
  run(account, 8 * day);
  expect(list(account.snowflake.loads.file)).toEqual([1, 2]);
});

test('the same path is skipped for 14 days even if its content has changed', () => {
  const account = withPipe();
  stageFile(account, 'p0-100', three);
  run(account, 60_000);
  stageFile(account, 'p0-100', [...three, { user: 4 }]);
  run(account, 120_000);
  expect(list(account.snowflake.loads.status)).toEqual([
    loadStatus.loaded,
    loadStatus.alreadyLoaded,
  ]);
  expect(account.snowflake.bronze.event.length).toBe(3);
  run(account, 15 * day);
  stageFile(account, 'p0-100', [...three, { user: 4 }]);
  run(account, 15 * day + 60_000);
  expect(account.snowflake.bronze.event.length).toBe(7);
});

test('the same records under another path are loaded again: dedupe is by path only', () => {
  const account = withPipe();
  stageFile(account, 'one', three);
  stageRows(account, 'two', [0, 1, 2]);
  run(account, 60_000);
  expect(account.snowflake.bronze.event.length).toBe(6);
});

test('a replaced pipe has forgotten its files', () => {
  const account = withPipe();
  stageFile(account, 'one', three);
  run(account, 60_000);
  createPipe(account.snowflake, account.ctx);
  expect(refreshPipe(account.snowflake, account.ctx, account.stage)).toBe(1);
  run(account, 120_000);
  expect(account.snowflake.bronze.event.length).toBe(6);
});

test('SKIP_FILE: one malformed line loses the whole file, and the history says which line', () => {
  const account = withPipe();
  stageFile(account, 'bad', three, { bad: [1] });
  run(account, 60_000);
  const { loads, bronze } = account.snowflake;
  expect(bronze.event.length).toBe(0);
  expect(list(loads.status)).toEqual([loadStatus.failed]);
  expect(list(loads.errorLine)).toEqual([2]);
  expect(list(loads.rowsParsed)).toEqual([3]);
});

test.each([
  [[1], loadStatus.partiallyLoaded, 1],
  [[0], loadStatus.failed, 0],
  [[], loadStatus.loaded, 3],
] as const)('CONTINUE with bad lines %j: status %i, %i rows (assumed)', (bad, status, rows) => {
  const account = withPipe({ pipe: { onError: 'CONTINUE' } });
  stageFile(account, 'bad', three, { bad });
  run(account, 60_000);
  expect(list(account.snowflake.loads.status)).toEqual([status]);
  expect(account.snowflake.bronze.event.length).toBe(rows);
});

test('a paused pipe loads nothing and loses nothing', () => {
  const account = withPipe();
  expect(setPipePaused(account.snowflake, account.ctx, true)).toBeUndefined();
  stageFile(account, 'one', three);
  run(account, 600_000);
  expect(account.snowflake.bronze.event.length).toBe(0);
  setPipePaused(account.snowflake, account.ctx, false);
  run(account, 602_000);
  expect(account.snowflake.bronze.event.length).toBe(3);
});

test('COPY reads what is at the path when it runs; a file that has gone is named', () => {
  const account = withPipe();
  stageFile(account, 'one', three);
  stageFile(account, 'one', [...three, { user: 4 }], { silent: true });
  run(account, 60_000);
  expect(account.snowflake.bronze.event.length).toBe(4);
  blobCreated(account.snowflake, account.ctx, 99);
  run(account, 120_000);
  expect(list(account.snowflake.loads.status)[1]).toBe(loadStatus.notFound);
});
