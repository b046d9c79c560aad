import { valueAt } from '../kernel/column.ts';
import type { Column } from '../kernel/column.ts';
import type { Run } from '../run/run.ts';
import type { DeltaTable } from '../spark/delta.ts';
import { goldReadsOf, resultForRead } from './gold-reads.ts';

/** Where the rows of an event lie: numbers of rows and micro-batches, -1 for none. */
interface EventPlaces {
  databricks: Record<'bronze' | 'silver', { row: number; batch: number }> & { goldBatch: number };
  /** Rows of the two tables on Snowflake; the first copy of the event counts. */
  snowflake: { bronzeRow: number; silverRow: number };
}

/** The rows that one event (row of the run's events) became on both paths. */
export function eventPlaces(run: Run, event: number): EventPlaces {
  const { bronze, silver, gold, snowflake } = run.state;
  const silverRow = rowOf(silver.event, event);
  const result = resultForRead(run, goldReadsOf(run, silverRow)[0] ?? -1);
  const attempt = valueAt(gold.results.attempt, result);
  return {
    databricks: {
      bronze: placeIn(bronze.table, rowOf(bronze.event, event)),
      silver: placeIn(silver.table, silverRow),
      goldBatch: numberOr(valueAt(gold.stream.attempts.batch, attempt)),
    },
    snowflake: {
      bronzeRow: rowOf(snowflake.bronze.event, event),
      silverRow: rowOf(snowflake.silver.event, event),
    },
  };
}

/** The batch that committed a row: that of the first version that reaches beyond it. */
function placeIn(table: DeltaTable, row: number): { row: number; batch: number } {
  if (row < 0) return { row, batch: -1 };
  let version = 0;
  while (valueAt(table.rows, version) <= row) version++;
  return { row, batch: numberOr(valueAt(table.batch, version)) };
}

function rowOf(events: Column, event: number): number {
  return events.data.subarray(0, events.length).indexOf(event);
}

function numberOr(value: number): number {
  return Number.isNaN(value) ? -1 : value;
}
