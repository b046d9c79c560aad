/** Offsets seen, by partition, then by chunk of 4,096 offsets: exact, sparse, and small. */
type Seen = Map<number, Map<number, Uint32Array>>;

const chunkBits = 4096;

/** Remembers (partition, offset); true when it is there for the first time. */
export function firstSight(seen: Seen, partition: number, offset: number): boolean {
  let chunks = seen.get(partition);
  if (!chunks) seen.set(partition, (chunks = new Map()));
  const chunkIndex = Math.floor(offset / chunkBits);
  let chunk = chunks.get(chunkIndex);
  if (!chunk) chunks.set(chunkIndex, (chunk = new Uint32Array(chunkBits / 32)));
  const bit = offset - chunkIndex * chunkBits;
  const word = chunk[bit >>> 5] ?? 0;
  const mask = 1 << (bit & 31);
  if ((word & mask) !== 0) return false;
  chunk[bit >>> 5] = word | mask;
  return true;
}
