import { append, createColumn } from '../kernel/column.ts';
import type { Column } from '../kernel/column.ts';
import type { StepContext } from '../kernel/context.ts';
import { commitVersion, createDelta, isCommitted } from './delta.ts';
import type { DeltaTable } from './delta.ts';
import { limitOffsets } from './kafka-limit.ts';
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
}

/** An empty table and a query that was never started. */
export function createBronze(): BronzeState {
  return {
    stream: createStream(),
    table: createDelta(),
    event: createColumn(),
    partition: createColumn(),
    offset: createColumn(),
  };
}

/** Bronze's part of the stream: the Kafka source with its offsets, the rows as they are. */
export function bronzePorts(
  bronze: BronzeState,
  topic: TopicPort,
  settings: () => SparkSettings,
  ctx: StepContext,
): Omit<StreamPorts, 'trigger' | 'batchMs' | 'written'> {
  const partitions = () => Array.from({ length: topic.partitions() }, (_, p) => p);
  return {
    refusal: () => undefined,
    // Resolved once and kept in sources/0/0; a resumed query never looks at it (semantics.md A6).
    initial: () =>
      partitions().map(
        settings().startingOffsets === 'latest' ? topic.endOffset : topic.startOffset,
      ),
    latest: () => partitions().map(topic.endOffset),
    limited: (from, latest) => limitOffsets(from, latest, settings().maxOffsetsPerTrigger),
    lost: (from) => lostOffsets(topic, from, settings().failOnDataLoss),
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
      commitVersion(bronze.table, ctx, queryId, batch, bronze.event.length);
      return { outFrom, outTo: bronze.event.length, skipped: false };
    },
  };
}

/** The query fails when retention has overtaken its checkpoint (semantics.md A6). */
function lostOffsets(
  topic: TopicPort,
  from: readonly number[],
  failOnDataLoss: boolean,
): string | undefined {
  if (!failOnDataLoss) return undefined;
  const partition = from.findIndex((offset, p) => offset < topic.startOffset(p));
  if (partition < 0) return undefined;
  return (
    `Partition ${String(partition)}'s offset was changed from ${String(from[partition])} to ` +
    `${String(topic.startOffset(partition))}, some data may have been missed: the topic keeps ` +
    `records no longer than its retention. Set failOnDataLoss to false to go on without them.`
  );
}
