import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { goldRowsAt, silverCountAt } from '../../../sim/index.ts';
import { storyOf } from '../engine/history.ts';
import { nodeEngines } from '../engine/nodeEngines.ts';
import { openSession } from '../engine/session.ts';
import { compileModel, type Compiled } from './compile.ts';
import { deedsOf } from './deeds.ts';
import { modelFiles } from './files.ts';
import { deployedSelect, resultsOf, runOf, type DbtRun } from './project.ts';

const schema = 'DE_MASTERCLASS.ADA_STREAMING_DBT';
const names = { schema, bronze: 'DE_MASTERCLASS.ADA_STREAMING' };
const texts = { silver: modelFiles.silver.text, gold: modelFiles.gold.text };

function compiled(text: string): Compiled {
  const model = compileModel(text, names);
  if (typeof model === 'string') throw new Error(model);
  return model;
}

function atMinute(minute: number, changed: Partial<typeof texts> = {}, full = false): DbtRun {
  const { silver, gold } = { ...texts, ...changed };
  return {
    atMs: storyOf('normal-hour').startMs + minute * 60_000,
    fullRefresh: full,
    silver: compiled(silver),
    gold: compiled(gold),
  };
}

test('the models compile: settings read, names filled in, no Jinja left', () => {
  const silver = compiled(texts.silver);
  expect(silver.clauses).toMatchObject({ targetLag: 'DOWNSTREAM', refreshMode: 'INCREMENTAL' });
  expect(silver.select).toMatch(/^SELECT/);
  expect(silver.select).toContain(
    'FROM DE_MASTERCLASS.ADA_STREAMING.streaming_bronze_user_activity',
  );
  expect(compiled(texts.gold).select).toContain(`FROM ${schema}.streaming_silver_user_activity`);
});

test('what cannot be compiled is said in a sentence', () => {
  expect(compileModel('{{ config( }}', names)).toMatch(/^Compilation Error/);
  expect(compileModel("{{ config(materialized='view') }} SELECT 1", names)).toMatch(/view/);
  expect(compileModel("{{ config(cluster_by='a') }} SELECT 1", names)).toMatch(/cluster_by/);
  expect(compileModel("{{ config(target_lag='soon') }} SELECT 1", names)).toMatch(/soon/);
});

test('created, then nothing, a changed SELECT unnoticed, then brought in by --full-refresh', () => {
  const changed = { silver: texts.silver.replace("'browse'", "'other'") };
  const runs = [atMinute(12), atMinute(13), atMinute(14, changed), atMinute(15, changed, true)];
  const results = resultsOf(runOf(runs, schema));
  expect(results.map(({ run, action }) => `${String(run)} ${action}`)).toEqual([
    ...['0 create', '0 create', '1 skip', '1 skip', '2 skip', '2 skip'],
    ...['3 replace', '3 replace'],
  ]);
  expect(results[2]?.message).toMatch(/^No configuration changes were identified on: `DE_MASTER/);
  const before = resultsOf(runOf(runs.slice(0, 3), schema));
  expect(deployedSelect(runs, before, 'silver')).toContain("'browse'");
  expect(deployedSelect(runs, results, 'silver')).toContain("'other'");
});

test('a changed lag is an ALTER, one that is too short is refused', () => {
  const lag = (text: string) => ({ gold: texts.gold.replace("'1 minute'", text) });
  const runs = [atMinute(12), atMinute(13, lag("'2 minutes'")), atMinute(14, lag("'30 seconds'"))];
  const results = resultsOf(runOf(runs, schema));
  expect(results[3]).toMatchObject({ action: 'alter', status: 'success' });
  expect(results[5]).toMatchObject({ status: 'error' });
  expect(results[5]?.message).toMatch(/the minimum is 60 seconds/);
});

test('a SELECT on what dbt has made gives the engine’s own figures', async () => {
  const { database, translator } = await nodeEngines();
  const session = await openSession(database, translator);
  const setup = (
    await readFile('labs/streaming/snowflake/01_setup_streaming.sql', 'utf8')
  ).replaceAll('{ATTENDEE_ID}', 'ADA');
  const changed = { silver: texts.silver.replace("'browse'", "'other'") };
  const runs = [atMinute(12), atMinute(13, changed), atMinute(14, changed, true)];
  const run = runOf(runs, schema);
  const deeds = deedsOf(setup, schema, runs, resultsOf(run));
  const asked = async (minute: number, sql: string) => {
    const tMs = run.startMs + minute * 60_000;
    const { outcome } = await session.run({ preset: 'normal-hour', deeds, tMs, text: sql });
    if (outcome.kind !== 'rows') throw new Error(JSON.stringify(outcome));
    return outcome.columns.map(({ values }) => values);
  };
  for (const minute of [12.9, 13.9, 20]) {
    const tMs = run.startMs + minute * 60_000;
    const [silver] = await asked(minute, 'SELECT COUNT(*) FROM STREAMING_SILVER_USER_ACTIVITY');
    expect(silver).toEqual([silverCountAt(run, tMs)]);
    const [gold] = await asked(minute, 'SELECT COUNT(*) FROM STREAMING_GOLD_ACTIVITY_BY_COUNTRY');
    expect(gold).toEqual([goldRowsAt(run, tMs).length]);
  }
  const categories = 'SELECT DISTINCT action_category FROM STREAMING_SILVER_USER_ACTIVITY';
  expect((await asked(13.9, categories))[0]).not.toContain('other');
  expect((await asked(14.9, categories))[0]).toContain('other');
}, 120_000);
