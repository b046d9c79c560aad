import { countUpTo, valueAt } from '../kernel/column.ts';
import type { Run } from '../run/run.ts';
import { streamOf } from '../run/streams.ts';
import type { StreamName } from '../run/streams.ts';
import { endOf } from '../spark/stream-state.ts';
import { positionJson } from './source-position.ts';
import { uuidOf } from './uuid.ts';

/** One file of a checkpoint folder; `text` is null where its content is binary. */
interface CheckpointFile {
  path: string;
  text: string | null;
}

/** `spark.sql.streaming.minBatchesToRetain`: older files of offsets and commits are deleted. */
const retainedBatches = 100;

/**
 * The checkpoint folder of a query as it lies on disk at `tMs`, in the order of paths
 * (semantics.md A7; names and texts as recorded from Spark). Of the state, the files of one
 * shuffle partition stand for all. Empty when there is no folder.
 */
export function checkpointFilesAt(run: Run, query: StreamName, tMs: number): CheckpointFile[] {
  const stream = streamOf(run.state, query);
  const checkpoint = stream.checkpoints.findLast(
    (one) => one.createdAt <= tMs && !(one.deletedAt <= tMs),
  );
  if (checkpoint === undefined) return [];
  const { offsets, commits, queryId } = checkpoint;
  const id = uuidOf(run, `query ${String(queryId)}`);
  const planned = countUpTo(offsets.at, tMs);
  const committed = countUpTo(commits.at, tMs);
  const first = Math.max(0, committed - retainedBatches);
  const files: CheckpointFile[] = [];
  for (let batch = first; batch < committed; batch++) {
    const next = valueAt(commits.nextWatermarkMs, batch);
    const text = `v1\n${JSON.stringify({ nextBatchWatermarkMs: next })}`;
    files.push({ path: `commits/${String(batch)}`, text });
  }
  files.push({ path: 'metadata', text: JSON.stringify({ id }) });
  for (let batch = first; batch < planned; batch++) {
    const header = {
      batchWatermarkMs: valueAt(offsets.watermarkMs, batch),
      batchTimestampMs: valueAt(offsets.at, batch),
      conf: recordedConf,
    };
    const end = JSON.stringify(positionJson(run, query, endOf(checkpoint, batch)));
    const text = `v1\n${JSON.stringify(header)}\n${end}`;
    files.push({ path: `offsets/${String(batch)}`, text });
  }
  if (query === 'bronze') {
    // Kafka's source keeps where it began; a zero byte stands before the version (recorded).
    const text = `\u0000v1\n${JSON.stringify(positionJson(run, query, checkpoint.initial))}`;
    files.push({ path: 'sources/0/0', text });
  }
  return query === 'gold' ? files.concat(stateFiles(first, committed)) : files;
}

/** Batch n leaves version n + 1 of the state. */
function stateFiles(first: number, committed: number): CheckpointFile[] {
  const operator = { operatorId: 0, operatorName: 'stateStoreSave' };
  const store = { storeName: 'default', numColsPrefixKey: 0, numPartitions: 200 };
  const metadata = JSON.stringify({ operatorInfo: operator, stateStoreInfo: [store] });
  const versions: CheckpointFile[] = [];
  for (let batch = first; batch < committed; batch++) {
    versions.push({ path: `state/0/0/${String(batch + 1)}.delta`, text: null });
  }
  return [
    ...versions,
    { path: 'state/0/0/_metadata/schema', text: null },
    { path: 'state/0/_metadata/metadata', text: `v1\n${metadata}` },
  ];
}

/** What Spark 4.2 keeps of its session in every offsets file, so that a restart uses the same. */
const recordedConf = {
  'spark.sql.streaming.stateStore.providerClass':
    'org.apache.spark.sql.execution.streaming.state.HDFSBackedStateStoreProvider',
  'spark.sql.streaming.stateStore.rocksdb.mergeOperatorVersion': '2',
  'spark.sql.streaming.stateStore.rocksdb.formatVersion': '5',
  'spark.sql.streaming.queryEvolution.enableSourceEvolution': 'false',
  'spark.sql.streaming.stateStore.encodingFormat': 'unsaferow',
  'spark.sql.streaming.statefulOperator.useStrictDistribution': 'true',
  'spark.sql.streaming.flatMapGroupsWithState.stateFormatVersion': '2',
  'spark.sql.streaming.multipleWatermarkPolicy': 'min',
  'spark.sql.streaming.stateStore.rowChecksum.enabled': 'false',
  'spark.sql.streaming.aggregation.stateFormatVersion': '2',
  'spark.sql.function.protobufExtensions.enabled': 'false',
  'spark.sql.shuffle.partitions': '200',
  'spark.sql.streaming.join.stateFormatVersion': '2',
  'spark.sql.streaming.stateStore.compression.codec': 'lz4',
  'spark.sql.optimizer.pruneFiltersCanPruneStreamingSubplan': 'false',
};
