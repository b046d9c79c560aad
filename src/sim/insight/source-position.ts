import type { Run } from '../run/run.ts';
import type { StreamName } from '../run/streams.ts';
import { uuidOf } from './uuid.ts';

/**
 * A position in a query's source as Spark writes it: the topic's offsets by partition, or for a
 * Delta source the next version of the table (Delta's own form).
 */
export function positionJson(run: Run, query: StreamName, end: readonly number[]): object {
  if (query === 'bronze') {
    const byPartition = end.map((offset, partition) => [String(partition), offset]);
    return { 'user-activity': Object.fromEntries(byPartition) as Record<string, number> };
  }
  return {
    sourceVersion: 1,
    reservoirId: uuidOf(run, `table of ${query === 'silver' ? 'bronze' : 'silver'}`),
    reservoirVersion: end[0] ?? 0,
    index: -1,
    isStartingVersion: false,
  };
}

/** The name by which a progress report calls the query's source. */
export function sourceDescription(query: StreamName): string {
  if (query === 'bronze') return 'KafkaV2[Subscribe[user-activity]]';
  return `DeltaSource[user_activity_${query === 'silver' ? 'bronze' : 'silver'}]`;
}
