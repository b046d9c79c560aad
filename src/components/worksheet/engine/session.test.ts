import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import {
  bronzeCountAt,
  bronzeLines,
  goldRowsAt,
  silverCountAt,
  silverLinesAt,
  type Run,
} from '../../../sim/index.ts';
import type { Deed } from './catalog.ts';
import { foldDeeds, runWith, storyOf } from './history.ts';
import { nodeEngines } from './nodeEngines.ts';
import { openSession, type Outcome, type Session } from './session.ts';
import { statementsOf } from './statements.ts';

let session: Session;
let files: Record<'setup' | 'tables', string>;

beforeAll(async () => {
  const { database, translator } = await nodeEngines();
  session = await openSession(database, translator);
  const read = async (name: string) =>
    (await readFile(`labs/streaming/snowflake/${name}.sql`, 'utf8')).replaceAll(
      '{ATTENDEE_ID}',
      'ADA_7',
    );
  files = {
    setup: await read('01_setup_streaming'),
    tables: await read('02_dynamic_tables'),
  };
  // The database and the translator are 57 MB of WebAssembly to compile.
}, 120_000);

/** A learner at a worksheet: statements one after the other, a clock that moves on. */
function learner(preset: string) {
  const { startMs } = storyOf(preset);
  const deeds: Deed[] = [];
  let tMs = startMs + 12 * 60_000;
  return {
    at: () => tMs,
    wait: (ms: number) => {
      tMs += ms;
    },
    async type(text: string): Promise<Outcome> {
      const { outcome } = await session.run({ preset, deeds, tMs, text });
      if (outcome.kind === 'done') {
        deeds.push(outcome.deed);
        tMs = Math.max(tMs, outcome.untilMs);
      }
      return outcome;
    },
    async runAll(text: string): Promise<Outcome[]> {
      const outcomes: Outcome[] = [];
      for (const statement of statementsOf(text)) outcomes.push(await this.type(statement.text));
      return outcomes;
    },
    engine() {
      return runWith(preset, foldDeeds({ preset, deeds }, startMs, Infinity).actions);
    },
  };
}

function rowsOf(outcome: Outcome): Record<string, unknown>[] {
  if (outcome.kind !== 'rows') throw new Error(JSON.stringify(outcome));
  return Array.from({ length: outcome.rows }, (_, row) =>
    Object.fromEntries(outcome.columns.map(({ name, values }) => [name, values[row]])),
  );
}

test.each(['normal-hour', 'tunnel', 'relay-killed-3'])(
  'the lab as it stands gives the engine’s own figures: %s',
  async (preset) => {
    const ada = learner(preset);
    const outcomes = [...(await ada.runAll(files.setup)), ...(await ada.runAll(files.tables))];
    expect(outcomes.filter(({ kind }) => kind === 'error' || kind === 'not-here')).toEqual([]);
    for (const wait of [60_000, 47_000, 600_000]) {
      ada.wait(wait);
      const run = ada.engine();
      const counted = async (table: string) =>
        rowsOf(await ada.type(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.['N'];
      expect(await counted('STREAMING_BRONZE_USER_ACTIVITY')).toBe(bronzeCountAt(run, ada.at()));
      expect(await counted('STREAMING_SILVER_USER_ACTIVITY')).toBe(silverCountAt(run, ada.at()));
      const gold = await ada.type(
        'SELECT * FROM STREAMING_GOLD_ACTIVITY_BY_COUNTRY ORDER BY window_minute, country',
      );
      expect(rowsOf(gold)).toEqual(expectedGold(run, ada.at()));
    }
    const run = ada.engine();
    expect(silverCountAt(run, ada.at())).toBeGreaterThan(10_000);
    expect(linesOf(await ada.type(everyBronzeValue))).toEqual(expectedBronze(run, ada.at()));
    expect(linesOf(await ada.type(everySilverValue))).toEqual(expectedSilver(run, ada.at()));
  },
  // Three times the whole lab on WebAssembly: slow on a busy machine.
  300_000,
);

test('a dynamic table of the learner’s own is refreshed, reads another, and can be suspended', async () => {
  const ada = learner('normal-hour');
  await ada.runAll(files.setup);
  ada.wait(60_000);
  await ada.runAll(files.tables);
  const made = await ada.runAll(`
    CREATE DYNAMIC TABLE PAGES TARGET_LAG = '1 minute' WAREHOUSE = DE_WORKSHOP_WH AS
      SELECT page, COUNT(*) AS n FROM STREAMING_SILVER_USER_ACTIVITY GROUP BY page;
    CREATE DYNAMIC TABLE ALL_PAGES TARGET_LAG = '1 minute' WAREHOUSE = DE_WORKSHOP_WH AS
      SELECT SUM(n) AS n FROM PAGES;`);
  expect(made.map(({ kind }) => kind)).toEqual(['done', 'done']);
  const total = async () => rowsOf(await ada.type('SELECT n FROM ALL_PAGES'))[0]?.['N'] as number;
  const first = await total();
  ada.wait(120_000);
  const second = await total();
  expect(second).toBeGreaterThan(first);
  await ada.type('ALTER DYNAMIC TABLE ALL_PAGES SUSPEND');
  ada.wait(300_000);
  const third = await total();
  ada.wait(300_000);
  expect(await total()).toBe(third);
});

test.each([
  ['SELECT nope FROM STREAMING_BRONZE_USER_ACTIVITY', 'error', /Binder Error: .*nope/],
  ['SELECT * FROM ELSEWHERE', 'error', /ELSEWHERE' does not exist or not authorized/],
  ["SELECT TO_CHAR(LOADED_AT, 'HH24') FROM STREAMING_BRONZE_USER_ACTIVITY", 'error', /TO_CHAR/],
  [
    'SELECT * FROM TABLE(INFORMATION_SCHEMA.DYNAMIC_TABLES())',
    'error',
    /^DYNAMIC_TABLES is not run/,
  ],
  [
    'SELECT * FROM TABLE(INFORMATION_SCHEMA.PIPE_USAGE_HISTORY())',
    'error',
    /^PIPE_USAGE_HISTORY is/,
  ],
  ['DROP TABLE STREAMING_BRONZE_USER_ACTIVITY', 'not-here', /^DROP TABLE .* is not run here/],
  ['SELEC 1', 'error', /syntax error, unexpected 'SELEC'/],
  ['SELECT $1 FROM @STREAMING_USER_ACTIVITY_STAGE', 'not-here', /files in a stage/],
  ['SELECT 1 FROM STREAMING_BRONZE_USER_ACTIVITY AT(OFFSET => -60)', 'not-here', /Time Travel/],
  ['SELECT 1 / 0', 'error', /^Division by zero$/],
  ['USE DATABASE ELSEWHERE', 'error', /ELSEWHERE' does not exist or not authorized/],
  ["SHOW STAGES STARTS WITH 'S'", 'not-here', /^SHOW STAGES STARTS is not run here/],
  [
    "ALTER DYNAMIC TABLE T SET TARGET_LAG = 'soon'",
    'error',
    /^TARGET_LAG = 'soon' is no time: write '1 minute'\.$/,
  ],
  ['CREATE DYNAMIC TABLE T AS SELECT 1 AS a', 'error', /^Missing option TARGET_LAG/],
  ['CREATE TABLE MINE (A NUMBER)', 'error', /CREATE TABLE MINE is not run here/],
  [
    "CREATE DYNAMIC TABLE T TARGET_LAG = '59 seconds' WAREHOUSE = W AS SELECT 1 AS a",
    'error',
    /the minimum is 60 seconds/,
  ],
])('%s: refused in words', async (text, kind, words) => {
  const ada = learner('normal-hour');
  await ada.runAll(files.setup);
  const outcome = await ada.type(text);
  expect(outcome).toMatchObject({ kind, message: expect.stringMatching(words) as string });
});

const everyBronzeValue = `
  SELECT src:timestamp::VARCHAR, src:user_id::VARCHAR, src:action::VARCHAR, src:page::VARCHAR,
    src:country::VARCHAR, src:partition::VARCHAR, src:offset::VARCHAR,
    source_file, source_row, loaded_at
  FROM STREAMING_BRONZE_USER_ACTIVITY`;
const everySilverValue = `
  SELECT event_ts, user_id, action, page, country, action_category, kafka_partition, kafka_offset,
    loaded_at
  FROM STREAMING_SILVER_USER_ACTIVITY`;

/** Every row as one text, in an order of its own: tables have none. */
function linesOf(outcome: Outcome): string[] {
  if (outcome.kind !== 'rows') throw new Error(JSON.stringify(outcome));
  return Array.from({ length: outcome.rows }, (_, row) =>
    outcome.columns.map(({ values }) => String(values[row] ?? null)).join('|'),
  ).sort();
}

function expectedBronze(run: Run, tMs: number): string[] {
  const lines = [...bronzeLines(run)].slice(0, bronzeCountAt(run, tMs));
  return lines
    .map(({ src, sourceFile, sourceRow, loadedAtMs }) =>
      [...fields.map((name) => src[name] ?? null), sourceFile, sourceRow, loadedAtMs]
        .map(String)
        .join('|'),
    )
    .sort();
}

const fields = ['timestamp', 'user_id', 'action', 'page', 'country', 'partition', 'offset'];
const categories: Record<string, string> = { purchase: 'conversion', click: 'engagement' };

function expectedSilver(run: Run, tMs: number): string[] {
  const lines = [...bronzeLines(run)];
  return silverLinesAt(run, tMs)
    .map((row) => {
      const src: Readonly<Record<string, string | null>> = lines[row]?.src ?? {};
      const { loadedAtMs = NaN } = lines[row] ?? {};
      const { timestamp, user_id, action, page, country, partition, offset } = src;
      const category = categories[action ?? ''] ?? 'browse';
      return [Date.parse(timestamp ?? ''), user_id, action, page, country, category]
        .concat([partition, offset, loadedAtMs])
        .map((value) => String(value ?? null))
        .join('|');
    })
    .sort();
}

function expectedGold(run: Run, tMs: number): object[] {
  return goldRowsAt(run, tMs)
    .map((row) => ({
      WINDOW_MINUTE: row.windowMinute,
      COUNTRY: row.country,
      EVENT_COUNT: row.eventCount,
      PURCHASES: row.purchases,
      UNIQUE_USERS: row.uniqueUsers,
      ENGAGEMENTS: row.engagements,
    }))
    .sort(
      (a, b) =>
        a.WINDOW_MINUTE - b.WINDOW_MINUTE || ((a.COUNTRY ?? '') < (b.COUNTRY ?? '') ? -1 : 1),
    );
}

test('SHOW lists what fits its pattern and its schema', async () => {
  const ada = learner('normal-hour');
  await ada.runAll(files.setup);
  const names = async (text: string) =>
    rowsOf(await ada.type(text)).map(({ name }) => String(name));
  expect(await names("SHOW STAGES LIKE 'streaming%'")).toEqual(['STREAMING_USER_ACTIVITY_STAGE']);
  expect(await names("SHOW STAGES LIKE '%.STAGE'")).toEqual([]);
  expect(await names('SHOW PIPES IN SCHEMA DE_MASTERCLASS.ADA_7_STREAMING')).toHaveLength(1);
  expect(await names('SHOW PIPES IN SCHEMA ELSEWHERE')).toEqual([]);
  const counted = await ada.type('SELECT COUNT(*) FROM STREAMING_BRONZE_USER_ACTIVITY');
  expect(rowsOf(counted)).toEqual([{ 'COUNT(*)': 0 }]);
});

test('the pipe tells its true state, and the day is the simulation’s', async () => {
  const ada = learner('normal-hour');
  await ada.runAll(files.setup);
  const status = async () =>
    String(
      rowsOf(await ada.type("SELECT SYSTEM$PIPE_STATUS('STREAMING_USER_ACTIVITY_PIPE') AS s"))[0]?.[
        'S'
      ],
    );
  expect(await status()).toContain('"executionState":"RUNNING"');
  await ada.type('ALTER PIPE STREAMING_USER_ACTIVITY_PIPE SET PIPE_EXECUTION_PAUSED = TRUE');
  expect(await status()).toContain('"executionState":"PAUSED"');
  const nobody = await ada.type("SELECT SYSTEM$PIPE_STATUS('NOBODY')");
  expect(nobody).toMatchObject({
    message: expect.stringMatching(/Pipe 'NOBODY' does not exist/) as string,
  });
  const days = 'SELECT CURRENT_DATE AS d, CURRENT_DATE() AS e, CURRENT_TIMESTAMP() AS t';
  const day = Date.UTC(2026, 0, 1);
  expect(rowsOf(await ada.type(days))).toEqual([{ D: day, E: day, T: ada.at() }]);
});
