import { append, countUpTo, createColumn, valueAt } from '../kernel/column.ts';
import type { Column } from '../kernel/column.ts';
import type { StepContext } from '../kernel/context.ts';

/**
 * The log of a Delta table that one query appends to: version n is commit n. The rows themselves
 * lie with the query that writes them; a version says how far they go.
 */
export interface DeltaTable {
  at: Column;
  /** Rows of the table up to and including this version. */
  rows: Column;
  /** Who wrote it: query id and batch, the transaction's appId and version. */
  queryId: Column;
  batch: Column;
  /** Highest batch of each query id: `txnVersion`. */
  transactions: Map<number, number>;
}

/** A table without versions. */
export function createDelta(): DeltaTable {
  return {
    at: createColumn(),
    rows: createColumn(),
    queryId: createColumn(),
    batch: createColumn(),
    transactions: new Map(),
  };
}

/** Has this query's batch been committed before? Then the sink skips it (semantics.md A7). */
export function isCommitted(table: DeltaTable, queryId: number, batch: number): boolean {
  return (table.transactions.get(queryId) ?? -1) >= batch;
}

/** Commits a version that brings the table to `rows` rows, with its transaction id. */
export function commitVersion(
  table: DeltaTable,
  ctx: StepContext,
  queryId: number,
  batch: number,
  rows: number,
): void {
  append(table.at, ctx.now);
  append(table.rows, rows);
  append(table.queryId, queryId);
  append(table.batch, batch);
  table.transactions.set(queryId, batch);
}

/** Number of the versions that are there: the end of the table as a stream. */
export function versionsOf(table: DeltaTable): number {
  return table.at.length;
}

/** Rows of the first `versions` versions. */
export function rowsOfVersions(table: DeltaTable, versions: number): number {
  return versions === 0 ? 0 : valueAt(table.rows, versions - 1);
}

/** Rows that a query on the table sees at `tMs`. */
export function deltaRowsAt(table: DeltaTable, tMs: number): number {
  return rowsOfVersions(table, countUpTo(table.at, tMs));
}
