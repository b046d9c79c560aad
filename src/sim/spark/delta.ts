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
  /** Every time that it was dropped and made anew: when, and the rows and versions till then. */
  drops: { at: Column; rows: Column; versions: Column };
}

/** A table without versions. */
export function createDelta(): DeltaTable {
  return {
    at: createColumn(),
    rows: createColumn(),
    queryId: createColumn(),
    batch: createColumn(),
    transactions: new Map(),
    drops: { at: createColumn(), rows: createColumn(), versions: createColumn() },
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

/** Rows that a query on the table sees at `tMs`: from (included) to (excluded). */
export function deltaRangeAt(table: DeltaTable, tMs: number): { from: number; to: number } {
  const from = lastOr0(table.drops.rows, countUpTo(table.drops.at, tMs));
  return { from, to: Math.max(from, rowsOfVersions(table, countUpTo(table.at, tMs))) };
}

/** When the table that is there at `tMs` was made; -Infinity when it is the first of that name. */
export function tableMadeAt(table: DeltaTable, tMs: number): number {
  const drops = countUpTo(table.drops.at, tMs);
  return drops === 0 ? -Infinity : valueAt(table.drops.at, drops - 1);
}

/** The first version of the table that is there now: where a new stream on it begins. */
export function firstVersionOf({ drops }: DeltaTable): number {
  return lastOr0(drops.versions, drops.versions.length);
}

/** DROP TABLE; the next commit makes it anew. Versions go on counting, for the trace's sake. */
export function dropTable(table: DeltaTable, ctx: StepContext): void {
  append(table.drops.at, ctx.now);
  append(table.drops.rows, rowsOfVersions(table, versionsOf(table)));
  append(table.drops.versions, versionsOf(table));
}

function lastOr0(column: Column, length: number): number {
  return length === 0 ? 0 : valueAt(column, length - 1);
}
