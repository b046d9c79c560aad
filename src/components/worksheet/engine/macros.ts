import { loadsAt, pipeFactsAt, refreshesAt, type Run } from '../../../sim/index.ts';
import type { Catalog } from './catalog.ts';
import type { Database } from './database.ts';
import { missing } from './names.ts';

/** Snowflake's functions that DuckDB has not, or has with another meaning. */
const functions = [
  ...['TZ', 'NTZ', 'LTZ'].flatMap((zone) => [
    `TRY_TO_TIMESTAMP_${zone}(x) AS TRY_CAST(x AS TIMESTAMP)`,
    `TO_TIMESTAMP_${zone}(x) AS CAST(x AS TIMESTAMP)`,
  ]),
  'TRY_TO_TIMESTAMP(x) AS TRY_CAST(x AS TIMESTAMP)',
  'TRY_TO_NUMBER(x) AS TRY_CAST(x AS DECIMAL(38, 0))',
  'TO_NUMBER(x) AS CAST(x AS DECIMAL(38, 0))',
  'TRY_TO_DATE(x) AS TRY_CAST(x AS DATE)',
  'TO_VARCHAR(x) AS CAST(x AS VARCHAR)',
  'TO_CHAR(x) AS CAST(x AS VARCHAR)',
  'SHEET_DATEDIFF(unit, a, b) AS date_diff(unit, CAST(a AS TIMESTAMP), CAST(b AS TIMESTAMP))',
  `SHEET_DATEADD(unit, n, x) AS CAST(x AS TIMESTAMP) + CASE rtrim(unit, 's')
     WHEN 'millisecond' THEN n * INTERVAL 1 MILLISECOND WHEN 'second' THEN n * INTERVAL 1 SECOND
     WHEN 'minute' THEN n * INTERVAL 1 MINUTE WHEN 'hour' THEN n * INTERVAL 1 HOUR
     WHEN 'day' THEN n * INTERVAL 1 DAY WHEN 'week' THEN n * INTERVAL 7 DAY
     WHEN 'month' THEN n * INTERVAL 1 MONTH WHEN 'year' THEN n * INTERVAL 1 YEAR
     ELSE error('DATEADD: ' || unit || ' is not run here.') END`,
];

/** Defines what every statement may use; once for each database. */
export async function defineFunctions(database: Database): Promise<void> {
  for (const definition of functions) {
    await database.query(`CREATE OR REPLACE TEMP MACRO ${definition}`);
  }
}

/** Defines the functions that show the account's state, as it is at `tMs`. */
export async function defineAccount(
  database: Database,
  catalog: Catalog,
  run: Run,
  tMs: number,
): Promise<void> {
  await history(
    database,
    'COPY_HISTORY(table_name := NULL, start_time := NULL, end_time := NULL)',
    ['FILE_NAME', 'STATUS', 'ROW_COUNT', 'FIRST_ERROR_MESSAGE', 'LAST_LOAD_TIME'],
    loadsAt(run, tMs).map(({ file, status, rows, firstError, atMs }) => [
      text(file),
      text(status),
      String(rows),
      text(firstError),
      time(atMs),
    ]),
    ['VARCHAR', 'VARCHAR', 'BIGINT', 'VARCHAR', 'TIMESTAMP'],
    '(start_time IS NULL OR LAST_LOAD_TIME >= start_time) AND (end_time IS NULL OR LAST_LOAD_TIME <= end_time)',
  );
  const named = [...catalog.dynamic.values()];
  await history(
    database,
    'DYNAMIC_TABLE_REFRESH_HISTORY(name := NULL, name_prefix := NULL, error_only := FALSE)',
    ['NAME', 'STATE', 'STATE_MESSAGE', 'DATA_TIMESTAMP'].concat([
      'REFRESH_START_TIME',
      'REFRESH_END_TIME',
      'REFRESH_ACTION',
      'QUALIFIED_NAME',
    ]),
    refreshesAt(run, tMs).map((fact) => {
      const name = named.find(({ id }) => id === fact.table)?.name ?? '';
      return [
        text(name.split('.').at(-1) ?? ''),
        text(fact.state),
        text(fact.message),
        time(fact.dataTimestampMs),
        time(fact.startedAtMs),
        time(fact.endedAtMs),
        text(fact.action),
        text(name),
      ];
    }),
    ['VARCHAR', 'VARCHAR', 'VARCHAR', 'TIMESTAMP', 'TIMESTAMP', 'TIMESTAMP', 'VARCHAR', 'VARCHAR'],
    `(name IS NULL OR upper(QUALIFIED_NAME) = upper(name)) AND (name_prefix IS NULL OR starts_with(upper(QUALIFIED_NAME), upper(name_prefix))) AND (NOT error_only OR STATE = 'FAILED')`,
  );
  await database.query(
    `CREATE OR REPLACE TEMP MACRO SYSTEM$PIPE_STATUS(pipe) AS ${statusOf(catalog, run, tMs)}`,
  );
}

async function history(
  database: Database,
  signature: string,
  names: readonly string[],
  rows: readonly (readonly string[])[],
  types: readonly string[],
  where: string,
): Promise<void> {
  const table = `memory.main.sheet_${(signature.split('(')[0] ?? '').toLowerCase()}`;
  const columns = names.map((name, i) => `"${name}" ${types[i] ?? 'VARCHAR'}`).join(', ');
  await database.query(`CREATE OR REPLACE TABLE ${table} (${columns})`);
  if (rows.length > 0) {
    const values = rows.map((row) => `(${row.join(', ')})`).join(', ');
    await database.query(`INSERT INTO ${table} VALUES ${values}`);
  }
  await database.query(
    `CREATE OR REPLACE TEMP MACRO SHEET_${signature} AS TABLE SELECT * FROM ${table} WHERE ${where}`,
  );
}

/** The status of a pipe that is there, by its full name or its last part. */
function statusOf(catalog: Catalog, run: Run, tMs: number): string {
  const names = [...catalog.objects].flatMap((key) =>
    key.startsWith('PIPE ') ? [key.slice(5), key.split('.').at(-1) ?? ''] : [],
  );
  const known = ["''", ...names.map(text)].join(', ');
  const refused = text(missing('Pipe', '').message).replace(
    "Pipe ''''",
    "Pipe ''' || upper(pipe) || '''",
  );
  return `CASE WHEN upper(pipe) IN (${known}) THEN ${text(pipeStatus(run, tMs))} ELSE error(${refused}) END`;
}

function pipeStatus(run: Run, tMs: number): string {
  const { paused, waitingFiles, newestMessageMs, newestFile, newestLoadMs } = pipeFactsAt(run, tMs);
  return JSON.stringify({
    executionState: paused ? 'PAUSED' : 'RUNNING',
    pendingFileCount: waitingFiles,
    lastReceivedMessageTimestamp: isoText(newestMessageMs),
    lastIngestedTimestamp: isoText(newestLoadMs),
    lastIngestedFilePath: newestFile,
  });
}

function isoText(ms: number): string {
  return Number.isNaN(ms) ? '' : new Date(ms).toISOString();
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

function time(ms: number): string {
  return Number.isNaN(ms) ? 'NULL' : `make_timestamp(${String(ms)} * 1000)`;
}
