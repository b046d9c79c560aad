import { append, createColumn, valueAt } from '../kernel/column.ts';
import type { Column } from '../kernel/column.ts';
import type { StepContext } from '../kernel/context.ts';
import { isGarbled } from './bronze.ts';
import type { BronzeState } from './bronze.ts';
import { commitVersion, createDelta, isCommitted, rowsOfVersions } from './delta.ts';
import type { DeltaTable } from './delta.ts';
import { deltaSource } from './delta-source.ts';
import { refusalOf } from './refusal.ts';
import type { SparkSettings } from './settings.ts';
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

/** Why Silver sets a row aside, in the order in which notebook 2 asks; 0 when it does not. */
export const Problem = { none: 0, undecoded: 1, noUser: 2, unreadableTime: 3, ahead: 4 } as const;

/** What Silver looks at: the fields that can make it reject an event. */
interface SilverEvents {
  /** NaN for NULL or a text that is no timestamp. */
  eventTimeMs: ArrayLike<number>;
  /** -1 for NULL. */
  user: ArrayLike<number>;
  /** Kafka's timestamp, ms. */
  arrivalMs: ArrayLike<number>;
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
  settings: () => SparkSettings,
  ctx: StepContext,
): Omit<StreamPorts, 'trigger' | 'checkpointRoot' | 'batchMs' | 'written'> {
  return {
    ...deltaSource(bronze.table),
    refusal: () => refusalOf(silver.stream.said?.mode ?? 'append', false),
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
        if (problemOf(bronze, events, row, settings().rejectAheadMs) !== Problem.none) {
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

/** What is wrong with a row of Bronze: the `problem` of notebook 2, with the reader's limit. */
export function problemOf(
  bronze: BronzeState,
  events: SilverEvents,
  row: number,
  rejectAheadMs: number,
): number {
  const event = valueAt(bronze.event, row);
  const time = events.eventTimeMs[event] ?? NaN;
  // The header taken for data gives NULLs, or an empty text where a time is expected (C3).
  if (isGarbled(bronze, row)) return Problem.undecoded;
  if ((events.user[event] ?? -1) < 0) return Problem.noUser;
  if (Number.isNaN(time)) return Problem.unreadableTime;
  const ahead = time - (events.arrivalMs[event] ?? time);
  return rejectAheadMs > 0 && ahead > rejectAheadMs ? Problem.ahead : Problem.none;
}
