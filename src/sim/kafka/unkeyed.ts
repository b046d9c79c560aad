/** A source of unsigned 32-bit draws; the caller forks it from the run's seed. */
type Draw = () => number;

/** Where records without a key go at the moment; `partition` -1 before the first one. */
export interface StickyState {
  partition: number;
  /** Java: bytes sent to this partition since it was chosen. */
  bytes: number;
  /** librdkafka: when it was chosen, in ms. */
  since: number;
}

/** `batch.size` of the Java producer, bytes. */
const BATCH_BYTES = 16_384;

/** `sticky.partitioning.linger.ms` of librdkafka. */
const LINGER_MS = 10;

/** No partition chosen yet. */
export function openSticky(): StickyState {
  return { partition: -1, bytes: 0, since: 0 };
}

/**
 * The partition of the next unkeyed record of the Java producer (KIP-794, `BuiltInPartitioner`;
 * semantics.md B1): a random one, kept until `batchBytes` were appended to it. Partitions count as
 * equally loaded, so the adaptive weights do not come in.
 */
export function stickyJava(
  state: StickyState,
  n: number,
  recordBytes: number,
  draw: Draw,
  batchBytes = BATCH_BYTES,
): number {
  if (state.partition < 0) state.partition = pick(n, draw);
  const partition = state.partition;
  state.bytes += recordBytes;
  if (state.bytes >= batchBytes) {
    state.partition = pick(n, draw);
    state.bytes = 0;
  }
  return partition;
}

/**
 * The partition of the next record without a key (or with an empty one) of librdkafka: a random
 * one, kept for 10 ms (`sticky.partitioning.linger.ms`).
 */
export function stickyLibrdkafka(state: StickyState, n: number, nowMs: number, draw: Draw): number {
  if (state.partition < 0 || nowMs - state.since > LINGER_MS) {
    state.partition = pick(n, draw);
    state.since = nowMs;
  }
  return state.partition;
}

function pick(n: number, draw: Draw): number {
  return (draw() & 0x7fffffff) % n;
}
