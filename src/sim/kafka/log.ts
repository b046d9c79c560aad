/**
 * One partition's log. Records lie in columns; index 0 of a column is offset `base`. A record is
 * a reference to what it carries, so that a few hundred thousand cost little.
 */
interface PartitionLog {
  /** The offset of the first record ever appended; a topic that has lived may start anywhere. */
  base: number;
  /** Log start offset: the oldest record that can still be read. */
  start: number;
  /** Log end offset: the offset that the next record will get. */
  end: number;
  /** When each record was appended, ms; never falls. */
  at: Float64Array;
  /** The caller's number of what the record carries. */
  ref: Int32Array;
  /** Size of each record, bytes. */
  bytes: Int32Array;
}

/** A topic is its partitions, by number. */
export type TopicLog = PartitionLog[];

/** A topic with one partition for each first offset (whole numbers from 0 on). */
export function openTopic(firstOffsets: readonly number[]): TopicLog {
  return firstOffsets.map((base) => ({
    base,
    start: base,
    end: base,
    at: new Float64Array(64),
    ref: new Int32Array(64),
    bytes: new Int32Array(64),
  }));
}

/** Appends one record and gives its offset. `atMs` must not be before the last record's. */
export function append(log: PartitionLog, atMs: number, ref: number, bytes: number): number {
  const index = log.end - log.base;
  if (index === log.at.length) grow(log);
  log.at[index] = atMs;
  log.ref[index] = ref;
  log.bytes[index] = bytes;
  return log.end++;
}

/**
 * Retention by time: records appended `retentionMs` or longer ago can no longer be read, and the
 * log start offset moves up. Simplified: Kafka drops whole segments that are not being written to,
 * so a real log keeps records somewhat longer, never shorter. Gives the number of records dropped.
 */
export function retain(log: PartitionLog, nowMs: number, retentionMs: number): number {
  const before = log.start;
  let low = log.start;
  let high = log.end;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((log.at[middle - log.base] ?? 0) <= nowMs - retentionMs) low = middle + 1;
    else high = middle;
  }
  log.start = low;
  return low - before;
}

function grow(log: PartitionLog): void {
  const size = log.at.length * 2;
  const { at, ref, bytes } = log;
  log.at = new Float64Array(size);
  log.ref = new Int32Array(size);
  log.bytes = new Int32Array(size);
  log.at.set(at);
  log.ref.set(ref);
  log.bytes.set(bytes);
}
