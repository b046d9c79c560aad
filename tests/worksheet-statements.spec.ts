import { expect, test, type Locator, type Page } from '@playwright/test';
import { watchForTrouble } from './support/site.ts';
import {
  button,
  cells,
  editor,
  LOADS,
  numberIn,
  openSheet,
  runFile,
  said,
} from './support/snowflake-sheet.ts';

/** An own.sql that stands empty in an account where nothing has been created. */
async function open(page: Page): Promise<Locator> {
  const sheet = await openSheet(page);
  await sheet.getByRole('tab', { name: 'own.sql' }).click();
  return sheet;
}

/** Types a statement over what stands there, runs it, and waits for its answer. */
async function run(sheet: Locator, text: string, answer: RegExp | string): Promise<void> {
  const page = sheet.page();
  await editor(sheet).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(said(sheet)).toHaveText(answer, LOADS);
  await expect(button(sheet, 'Run all')).toBeEnabled(LOADS);
}

/** Both files run, a minute of loads between them; own.sql is open. */
async function openWithTables(page: Page): Promise<Locator> {
  const sheet = await open(page);
  await runFile(sheet, '01_setup_streaming.sql');
  await wait(sheet, 1);
  await runFile(sheet, '02_dynamic_tables.sql');
  await sheet.getByRole('tab', { name: 'own.sql' }).click();
  return sheet;
}

async function wait(sheet: Locator, minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute++) await button(sheet, '+1 min').click();
}

const GOLD = 'STREAMING_GOLD_ACTIVITY_BY_COUNTRY';
const total = `SELECT SUM(event_count) AS n FROM ${GOLD};`;

test('every kind of object is created by typing, and SHOW finds it', async ({ page }) => {
  test.slow();
  const trouble = watchForTrouble(page);
  const sheet = await open(page);
  await run(
    sheet,
    'SELECT 1 FROM STREAMING_BRONZE_USER_ACTIVITY;',
    /does not have a current schema/,
  );
  await run(sheet, 'USE WAREHOUSE DE_WORKSHOP_WH;', 'Statement executed successfully.');
  await run(sheet, 'CREATE SCHEMA DE_MASTERCLASS.MINE;', 'Schema MINE successfully created.');
  await run(
    sheet,
    'CREATE TABLE STREAMING_BRONZE_USER_ACTIVITY (SRC VARIANT, SOURCE_FILE VARCHAR, SOURCE_ROW NUMBER, LOADED_AT TIMESTAMP_LTZ);',
    /^Table STREAMING_BRONZE_USER_ACTIVITY successfully created/,
  );
  await run(
    sheet,
    'CREATE FILE FORMAT LINES TYPE = JSON;',
    'File format LINES successfully created.',
  );
  await run(
    sheet,
    "CREATE STAGE HERE URL = 'azure://account.blob.core.windows.net/nyc-taxi-data/' STORAGE_INTEGRATION = DE_WORKSHOP_ADLS FILE_FORMAT = (FORMAT_NAME = 'LINES');",
    'Stage area HERE successfully created.',
  );
  await run(
    sheet,
    "CREATE PIPE P AUTO_INGEST = TRUE INTEGRATION = 'DE_WORKSHOP_EVENTS' AS COPY INTO STREAMING_BRONZE_USER_ACTIVITY FROM (SELECT $1, METADATA$FILENAME, METADATA$FILE_ROW_NUMBER, METADATA$START_SCAN_TIME FROM @HERE);",
    'Pipe P successfully created.',
  );
  for (const [kind, name] of [
    ['SCHEMAS', 'MINE'],
    ['TABLES', 'STREAMING_BRONZE_USER_ACTIVITY'],
    ['FILE FORMATS', 'LINES'],
    ['STAGES', 'HERE'],
    ['PIPES', 'P'],
  ] as const) {
    await run(sheet, `SHOW ${kind};`, /^1 row/);
    await expect(cells(sheet).first()).toHaveText(name);
  }
  await run(sheet, 'ALTER PIPE P REFRESH;', 'Statement executed successfully.');
  await expect(cells(sheet).first()).toHaveText(/\.ndjson$/);
  await wait(sheet, 1);
  await run(sheet, 'SELECT COUNT(*) FROM STREAMING_BRONZE_USER_ACTIVITY;', /^1 row/);
  expect(await numberIn(sheet)).toBeGreaterThan(10_000);
  expect(trouble).toEqual({ foreign: [], errors: [] });
});

test('a dynamic table is suspended, resumed, refreshed, and given another lag', async ({
  page,
}) => {
  test.slow();
  const sheet = await openWithTables(page);
  const row = sheet.locator('.sheet-rows tbody tr', { hasText: GOLD });
  await run(sheet, total, /^1 row/);
  const first = await numberIn(sheet);

  await run(sheet, `ALTER DYNAMIC TABLE ${GOLD} SUSPEND;`, /executed/);
  await run(sheet, 'SHOW DYNAMIC TABLES;', /^2 rows/);
  await expect(row).toContainText('SUSPENDED');
  await expect(row).toContainText('1 minute');
  await wait(sheet, 3);
  await run(sheet, total, /^1 row/);
  expect(await numberIn(sheet)).toBe(first);

  await run(sheet, `ALTER DYNAMIC TABLE ${GOLD} RESUME;`, /executed/);
  await wait(sheet, 2);
  await run(sheet, total, /^1 row/);
  const resumed = await numberIn(sheet);
  expect(resumed).toBeGreaterThan(first);

  for (const short of ["'59 seconds'", "'30 seconds'"]) {
    await run(
      sheet,
      `ALTER DYNAMIC TABLE ${GOLD} SET TARGET_LAG = ${short};`,
      /^Line 1: .*the minimum is 60 seconds/,
    );
  }
  await run(sheet, `ALTER DYNAMIC TABLE ${GOLD} SET TARGET_LAG = '1 day';`, /executed/);
  await wait(sheet, 3);
  await run(sheet, total, /^1 row/);
  const late = await numberIn(sheet);
  await run(sheet, `ALTER DYNAMIC TABLE ${GOLD} REFRESH;`, /executed/);
  await run(sheet, total, /^1 row/);
  expect(await numberIn(sheet)).toBeGreaterThan(late);
  await run(sheet, `SHOW DYNAMIC TABLES LIKE '%gold%';`, /^1 row/);
  await expect(row).toContainText('ACTIVE');
  await expect(row).toContainText('1440 minutes');
});

test('dynamic tables of one’s own, one on the other, and the shortest lag', async ({ page }) => {
  test.slow();
  const sheet = await openWithTables(page);
  const dynamic = (name: string, lag: string, select: string) =>
    `CREATE DYNAMIC TABLE ${name} TARGET_LAG = ${lag} WAREHOUSE = DE_WORKSHOP_WH AS ${select};`;
  const pages = 'SELECT page, COUNT(*) AS n FROM STREAMING_SILVER_USER_ACTIVITY GROUP BY page';
  await run(sheet, dynamic('PAGES', "'59 seconds'", pages), /^Line 1: .*minimum is 60 seconds/);
  await run(
    sheet,
    dynamic('PAGES', "'60 seconds'", pages),
    'Dynamic table PAGES successfully created.',
  );
  await run(
    sheet,
    dynamic('MOST', 'DOWNSTREAM', 'SELECT MAX(n) AS n FROM PAGES'),
    'Dynamic table MOST successfully created.',
  );
  await run(sheet, 'SELECT SUM(n) AS n FROM PAGES;', /^1 row/);
  const before = await numberIn(sheet);
  await wait(sheet, 2);
  await run(sheet, 'SELECT SUM(n) AS n FROM PAGES;', /^1 row/);
  expect(await numberIn(sheet)).toBeGreaterThan(before);
  await run(sheet, 'SHOW DYNAMIC TABLES;', /^4 rows/);
  await run(sheet, dynamic('WRONG', "'1 minute'", 'SELECT nope FROM PAGES'), /Line 1: .*nope/);
  await run(sheet, 'SHOW DYNAMIC TABLES;', /^4 rows/);
});

/** SELECTs in Snowflake's dialect, and what the first row then shows. */
const DIALECT: [string, RegExp[]][] = [
  [
    'SELECT src:country::STRING AS c, src:user_id::VARCHAR AS u FROM STREAMING_BRONZE_USER_ACTIVITY QUALIFY ROW_NUMBER() OVER (PARTITION BY src:country ORDER BY loaded_at) = 1 ORDER BY c LIMIT 3;',
    [/^BR$/, /^u-\d+$/],
  ],
  [
    `SELECT IFF(event_count > 100, 'many', 'few') AS size, COUNT(*) FROM ${GOLD} GROUP BY ALL ORDER BY 1;`,
    [/^few$/, /^\d+$/],
  ],
  [
    "SELECT TIME_SLICE(event_ts, 5, 'MINUTE') AS t, COUNT_IF(action = 'click') FROM STREAMING_SILVER_USER_ACTIVITY GROUP BY 1 ORDER BY 1;",
    [/^2026-01-01 09:00:00$/, /^\d+$/],
  ],
  [
    `SELECT DATEDIFF('minute', MIN(window_minute), MAX(window_minute)), NVL(NULL, 7) FROM ${GOLD};`,
    [/^1\d$/, /^7$/],
  ],
  [
    `WITH g AS (SELECT country, SUM(event_count) AS n FROM ${GOLD} GROUP BY country) SELECT country, RANK() OVER (ORDER BY n DESC) AS r FROM g ORDER BY r LIMIT 3;`,
    [/^[A-Z]{2}$/, /^1$/],
  ],
  [
    'SELECT * EXCLUDE (loaded_at, event_ts, user_id, kafka_offset) FROM DE_MASTERCLASS.DEMO_STREAMING.STREAMING_SILVER_USER_ACTIVITY LIMIT 2;',
    [/^[a-z_]+$/, /^\//],
  ],
];

test('queries in Snowflake’s dialect over bronze, silver and gold', async ({ page }) => {
  test.slow();
  const sheet = await openWithTables(page);
  for (const [text, first] of DIALECT) {
    await run(sheet, text, /^\d+ rows? in/);
    for (const [column, shown] of first.entries()) {
      await expect(cells(sheet).nth(column), text).toHaveText(shown);
    }
  }
});

test('what is not run here is named where it stands, and nothing after it runs unseen', async ({
  page,
}) => {
  test.slow();
  const sheet = await open(page);
  for (const text of [
    ...['DROP TABLE T', 'INSERT INTO T VALUES (1)', 'DELETE FROM T', 'TRUNCATE TABLE T'],
    ...['MERGE INTO T USING X ON TRUE WHEN MATCHED THEN DELETE', 'UPDATE T SET n = 1'],
    ...['COPY INTO T FROM @S', 'CREATE VIEW V AS SELECT 1', 'CREATE TASK K AS SELECT 1'],
    ...['GRANT ROLE X TO USER Y', 'DESCRIBE TABLE T', 'LIST @S', 'SELECT $1 FROM @S'],
  ]) {
    await run(sheet, `${text};`, /^Line 1: not run here\. .+/);
  }
  await run(sheet, 'SELEC 1;', "Line 1: SQL compilation error: syntax error, unexpected 'SELEC'.");

  await editor(sheet).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('SELECT 1 AS a;\nDROP TABLE T;\nCREATE SCHEMA AFTER;');
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await expect(said(sheet)).toHaveText(/^Line 2: not run here\. DROP TABLE T/);
  await expect(sheet.locator('.sheet-error-line')).toHaveText('DROP TABLE T;');
  await run(sheet, 'SHOW SCHEMAS;', /^0 rows/);
});

test('the history brings a result back; the poll asks again while the clock runs', async ({
  page,
}) => {
  test.slow();
  const sheet = await openWithTables(page);
  await run(sheet, "SELECT 'first' AS a;", /^1 row/);
  await run(sheet, total, /^1 row/);
  const before = await numberIn(sheet);
  await sheet.getByText(/^History: the last/).click();
  await sheet.locator('.sheet-history button', { hasText: "'first'" }).click();
  await expect(cells(sheet)).toHaveText(['first']);
  await sheet.locator('.sheet-history button', { hasText: 'SUM(event_count)' }).first().click();
  await expect(cells(sheet)).toHaveText([String(before)]);

  await button(sheet, 'Poll every 5 s').click();
  await wait(sheet, 2);
  await expect.poll(() => numberIn(sheet), { timeout: 60_000 }).toBeGreaterThan(before);
  await button(sheet, 'Poll every 5 s').click();
  await expect(button(sheet, 'Poll every 5 s')).toHaveAttribute('aria-pressed', 'false');
});
