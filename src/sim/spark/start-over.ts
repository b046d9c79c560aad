import type { StepContext } from '../kernel/context.ts';
import { dropTable } from './delta.ts';
import type { DeltaTable } from './delta.ts';
import { checkpointOf, deleteCheckpoint } from './stream-state.ts';
import type { StreamState } from './stream-types.ts';

/** A query with the table that it writes, and its name for the reader. */
export interface QueryWithTable {
  name: string;
  stream: StreamState;
  table: DeltaTable;
  ctx: StepContext;
}

/**
 * Drops the tables and the checkpoints of a query and of all that read what it writes: a stream
 * cannot go on reading a table that was replaced under it, so none of them may be running. Why it
 * could not, or undefined.
 */
export function startOver(queries: readonly QueryWithTable[]): string | undefined {
  const running = queries.filter(
    ({ stream: { phase } }) => phase === 'idle' || phase === 'running',
  );
  if (running.length > 0) {
    const names = running.map(({ name }) => name).join(' and ');
    return `Stop ${names} first: a table cannot be dropped under a query that runs on it.`;
  }
  for (const { stream, table, ctx } of queries) {
    if (checkpointOf(stream) !== null) deleteCheckpoint(stream, ctx);
    dropTable(table, ctx);
  }
  return undefined;
}
