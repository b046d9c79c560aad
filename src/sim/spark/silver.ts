import { append, createColumn, valueAt } from '../kernel/column.ts';
import type { Column } from '../kernel/column.ts';
import type { StepContext } from '../kernel/context.ts';
import type { BronzeState } from './bronze.ts';
import { commitVersion, createDelta, isCommitted, rowsOfVersions } from './delta.ts';
import type { DeltaTable } from './delta.ts';
import { deltaSource } from './delta-source.ts';
import { createStream } from './stream-state.ts';
import type { StreamPorts, StreamState } from './stream-types.ts';

/** user_activity_silver, and user_activity_quarantine for what it rejects. */
export interface SilverState {
  stream: StreamState;
  table: DeltaTable;
  /** Row of Bronze and row of the run's events, a row each. */
  bronzeRow: Column;
  event: Column;
  /** Rows of Bronze that were rejected, and when that was committed, ms. */
  quarantine: Column;
  quarantineAt: Column;
}

/** What Silver looks at: the two fields that can make it reject an event. */
export interface SilverEvents {
  /** NaN for NULL or a text that is no timestamp. */
  eventTimeMs: ArrayLike<number>;
  /** -1 for NULL. */
  user: ArrayLike<number>;
}

/** An empty table and a query that was never started. */
export function createSilver(): SilverState {
  return {
    stream: createStream(),
    table: createDelta(),
    bronzeRow: createColumn(),
    event: createColumn(),
    quarantine: createColumn(),
    quarantineAt: createColumn(),
  };
}

/** Silver's part of the stream: rows with a user and a readable timestamp. */
export function silverPorts(
  silver: SilverState,
  bronze: BronzeState,
  events: SilverEvents,
  ctx: StepContext,
): Omit<StreamPorts, 'trigger' | 'batchMs' | 'written'> {
  return {
    ...deltaSource(bronze.table),
    refusal: () => undefined,
    watermarkMs: () => 0,
    runsEmptyFirst: false,
    noDataDue: () => false,
    opened: () => undefined,
    write: (queryId, batch, [from = 0], [to = 0]) => {
      const outFrom = silver.event.length;
      if (isCommitted(silver.table, queryId, batch)) {
        return { outFrom, outTo: outFrom, skipped: true };
      }
      const end = rowsOfVersions(bronze.table, to);
      for (let row = rowsOfVersions(bronze.table, from); row < end; row++) {
        const event = valueAt(bronze.event, row);
        const time = events.eventTimeMs[event] ?? NaN;
        if ((events.user[event] ?? -1) < 0 || Number.isNaN(time)) {
          append(silver.quarantine, row);
          append(silver.quarantineAt, ctx.now);
        } else {
          append(silver.bronzeRow, row);
          append(silver.event, event);
        }
      }
      commitVersion(silver.table, ctx, queryId, batch, silver.event.length);
      return { outFrom, outTo: silver.event.length, skipped: false };
    },
  };
}
