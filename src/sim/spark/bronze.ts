import { append, createColumn, valueAt } from '../kernel/column.ts';
import type { Column } from '../kernel/column.ts';
import type { StepContext } from '../kernel/context.ts';
import { commitVersion, createDelta, isCommitted } from './delta.ts';
import type { DeltaTable } from './delta.ts';
import { limitOffsets } from './kafka-limit.ts';
import { refusalOf } from './refusal.ts';
import type { SparkSettings } from './settings.ts';
import { createStream } from './stream-state.ts';
import type { StreamPorts, StreamState } from './stream-types.ts';

/** The topic as Spark sees it; offsets by partition. */
export interface TopicPort {
  partitions(): number;
  startOffset(partition: number): number;
  endOffset(partition: number): number;
  /** Row of the run's events at that offset. */
  eventAt(partition: number, offset: number): number;
}

/** user_activity_bronze: the topic's records as they came, decoded. */
export interface BronzeState {
  stream: StreamState;
  table: DeltaTable;
  event: Column;
  partition: Column;
  offset: Column;
  /** Ranges of rows that were decoded from the wrong byte, a batch each: from, and excluded to. */
  garbled: { from: Column; to: Column };
}

/** An empty table and a query that was never started. */
export function createBronze(): BronzeState {
  return {
    stream: createStream(),
    table: createDelta(),
    event: createColumn(),
    partition: createColumn(),
    offset: createColumn(),
    garbled: { from: createColumn(), to: createColumn() },
  };
}

/** Was this row decoded with the header taken for data? */
export function isGarbled({ garbled }: BronzeState, row: number): boolean {
  for (let i = garbled.from.length - 1; i >= 0; i--) {
    if (row >= valueAt(garbled.from, i)) return row < valueAt(garbled.to, i);
  }
  return false;
}

/** Bronze's part of the stream: the Kafka source with its offsets, the rows as they are. */
export function bronzePorts(
  bronze: BronzeState,
  topic: TopicPort,
  settings: () => SparkSettings,
  ctx: StepContext,
): Omit<StreamPorts, 'trigger' | 'checkpointRoot' | 'batchMs' | 'written'> {
  const partitions = () => Array.from({ length: topic.partitions() }, (_, p) => p);
  return {
    refusal: () => refusalOf(bronze.stream.said?.mode ?? 'append', false),
    // Resolved once and kept in sources/0/0; a resumed query never looks at it (semantics.md A6).
    initial: () =>
      partitions().map(
        settings().startingOffsets === 'latest' ? topic.endOffset : topic.startOffset,
      ),
    latest: () => partitions().map(topic.endOffset),
    limited: (from, latest) => limitOffsets(from, latest, settings().maxOffsetsPerTrigger),
    lost: (from, to) => lostOffsets(topic, from, to, settings().failOnDataLoss),
    rowsBetween: (from, to) => to.reduce((sum, end, p) => sum + end - (from[p] ?? end), 0),
    watermarkMs: () => 0,
    runsEmptyFirst: true,
    noDataDue: () => false,
    opened: () => undefined,
    write: (queryId, batch, from, to) => {
      const outFrom = bronze.event.length;
      if (isCommitted(bronze.table, queryId, batch)) {
        return { outFrom, outTo: outFrom, skipped: true };
      }
      to.forEach((end, partition) => {
        const begin = Math.max(from[partition] ?? end, topic.startOffset(partition));
        for (let offset = begin; offset < end; offset++) {
          append(bronze.event, topic.eventAt(partition, offset));
          append(bronze.partition, partition);
          append(bronze.offset, offset);
        }
      });
      if (settings().avroFromByte === 1 && bronze.event.length > outFrom) {
        append(bronze.garbled.from, outFrom);
        append(bronze.garbled.to, bronze.event.length);
      }
      commitVersion(bronze.table, ctx, queryId, batch, bronze.event.length);
      return { outFrom, outTo: bronze.event.length, skipped: false };
    },
  };
}

/**
 * The query fails in a batch whose first records retention has taken (semantics.md A6); the words
 * are those that Spark was recorded with, but for the name of its throw-away consumer group.
 */
function lostOffsets(
  topic: TopicPort,
  from: readonly number[],
  to: readonly number[],
  failOnDataLoss: boolean,
): string | undefined {
  if (!failOnDataLoss) return undefined;
  const gone = from.findIndex((offset, p) => offset < Math.min(topic.startOffset(p), to[p] ?? 0));
  if (gone < 0) return undefined;
  const range = `[${String(from[gone])}, ${String(to[gone])})`;
  return (
    'Some data may have been lost because they are not available in Kafka any more;\n' +
    'either the data was aged out by Kafka or the topic may have been deleted before all the ' +
    'data in the\ntopic was processed.\n' +
    "If you don't want your streaming query to fail on such cases, set the source option " +
    'failOnDataLoss to false.\n' +
    `Reason: Could not read records in offset ${range} for topic partition ` +
    `user-activity-${String(gone)}\nwith consumer group spark-kafka-source.`
  );
}
