import {
  deltaBronzeRows,
  deltaBronzeValues,
  deltaGoldRowsAt,
  deltaQuarantineRows,
  deltaRangesAt,
  deltaSilverRows,
  type Run,
} from '../../../sim/index.ts';
import { cell, csv } from '../engine/csv.ts';
import type { Database } from '../engine/database.ts';
import { quoted } from '../engine/quoted.ts';
import type { World } from './spark/world.ts';

/** Loads the rows of the run's tables, and makes the names in `reads` stand at the world's moment. */
export interface DeltaTables {
  standAt: (world: World, reads: readonly string[], withValues: boolean) => Promise<void>;
}

/** Creates the tables' keeper; a run is loaded once, however often it is asked about. */
export function createDeltaTables(database: Database): DeltaTables {
  let loaded: Run | undefined;
  let valuesOf: Run | undefined;

  return {
    async standAt(world, reads, withValues) {
      const { run, tables, nowMs } = world;
      if (loaded !== run) await load(database, run);
      loaded = run;
      if (withValues && valuesOf !== run) {
        await loadValues(database, run);
        valuesOf = run;
      }
      const ranges = deltaRangesAt(run, nowMs);
      for (const name of reads) {
        const layer = tables.get(name);
        if (layer === undefined) continue;
        await database.query(`CREATE SCHEMA IF NOT EXISTS ${quoted(name.split('.')[0] ?? '')}`);
        if (layer === 'gold') {
          await loadGold(database, run, nowMs);
          await database.query(
            `CREATE OR REPLACE VIEW ${quoted(name)} AS SELECT * FROM memory.main.gold_rows`,
          );
          continue;
        }
        const { from, to } = ranges[layer];
        const select = withValues ? views[layer] : views[layer].replace(/v\.kafka_value/, 'NULL');
        const values = withValues ? 'LEFT JOIN memory.main.bronze_values v USING (row)' : '';
        await database.query(
          `CREATE OR REPLACE VIEW ${quoted(name)} AS ${select.replace('/*values*/', values)} WHERE r.row >= ${String(from)} AND r.row < ${String(to)}`,
        );
      }
    },
  };
}

const place = 'kafka_partition, kafka_offset, kafka_timestamp';

/** The tables' columns as the notebooks write them. */
const views = {
  bronze: `SELECT "timestamp", user_id, action, page, country, ${place}, schema_id, v.kafka_value AS kafka_value, bronze_processing_timestamp FROM memory.main.bronze_rows r /*values*/`,
  silver: `SELECT TRY_CAST(b."timestamp" AS TIMESTAMP) AS event_timestamp, user_id, action, page, country, CASE action WHEN 'purchase' THEN 'conversion' WHEN 'click' THEN 'engagement' ELSE 'browse' END AS action_category, ${place}, bronze_processing_timestamp, r.silver_processing_timestamp FROM memory.main.silver_rows r JOIN memory.main.bronze_rows b ON b.row = r.bronze_row`,
  quarantine: `SELECT problem, "timestamp", user_id, ${place}, schema_id, b.kafka_value, bronze_processing_timestamp FROM memory.main.quarantine_rows r JOIN (SELECT b.*, v.kafka_value AS kafka_value FROM memory.main.bronze_rows b /*values*/) b ON b.row = r.bronze_row`,
};

const fields = ['timestamp', 'user_id', 'action', 'page', 'country'];

async function load(database: Database, run: Run): Promise<void> {
  let row = 0;
  const lines: string[] = [];
  for (const one of deltaBronzeRows(run)) {
    const values = fields.map((name) => cell(one.fields[name] ?? null));
    const numbers = [one.partition, one.offset, one.kafkaMs, one.schemaId, one.processedMs];
    lines.push([row++, ...values, ...numbers].join('|'));
  }
  await table(
    database,
    'bronze_rows',
    lines,
    `'row': 'INTEGER', ${fields.map((name) => `'${name}': 'VARCHAR'`).join(', ')}, 'kafka_partition': 'INTEGER', 'kafka_offset': 'BIGINT', 'kafka_ms': 'BIGINT', 'schema_id': 'BIGINT', 'processed_ms': 'BIGINT'`,
    'row, "timestamp", user_id, action, page, country, kafka_partition, kafka_offset, make_timestamp(kafka_ms * 1000) AS kafka_timestamp, schema_id, make_timestamp(processed_ms * 1000) AS bronze_processing_timestamp',
  );
  await table(
    database,
    'silver_rows',
    deltaSilverRows(run).map((one, i) => [i, one.bronzeRow, one.processedMs].join('|')),
    "'row': 'INTEGER', 'bronze_row': 'INTEGER', 'processed_ms': 'BIGINT'",
    'row, bronze_row, make_timestamp(processed_ms * 1000) AS silver_processing_timestamp',
  );
  await table(
    database,
    'quarantine_rows',
    deltaQuarantineRows(run).map((one, i) => [i, one.bronzeRow, cell(one.problem)].join('|')),
    "'row': 'INTEGER', 'bronze_row': 'INTEGER', 'problem': 'VARCHAR'",
    '*',
  );
}

async function loadValues(database: Database, run: Run): Promise<void> {
  const lines = [...deltaBronzeValues(run)].map((hex, row) => `${String(row)}|${hex}`);
  await table(
    database,
    'bronze_values',
    lines,
    "'row': 'INTEGER', 'hex': 'VARCHAR'",
    'row, unhex(hex) AS kafka_value',
  );
}

async function loadGold(database: Database, run: Run, tMs: number): Promise<void> {
  const lines = deltaGoldRowsAt(run, tMs).map(({ startMs, endMs, country, count }) =>
    [startMs, endMs, cell(country), count].join('|'),
  );
  await table(
    database,
    'gold_rows',
    lines,
    "'start_ms': 'BIGINT', 'end_ms': 'BIGINT', 'country': 'VARCHAR', 'event_count': 'BIGINT'",
    'make_timestamp(start_ms * 1000) AS window_start, make_timestamp(end_ms * 1000) AS window_end, country, event_count',
  );
}

async function table(
  database: Database,
  name: string,
  lines: readonly string[],
  columns: string,
  select: string,
): Promise<void> {
  await database.file(`${name}.csv`, lines.join('\n'));
  await database.query(
    `CREATE OR REPLACE TABLE memory.main.${name} AS SELECT ${select} FROM ${csv(`${name}.csv`, columns)}`,
  );
}
