import { crc32 } from './crc32.ts';
import { murmur2 } from './murmur2.ts';

/** Which client library writes: they place the same key on different partitions. */
type ProducerClient = 'java' | 'librdkafka';

/**
 * The partition (0 to n - 1) of a keyed record, or null when the client does not go by the key and
 * picks at random (semantics.md B1): Java hashes every key that is not null, also an empty one, with
 * murmur2; librdkafka's default `consistent_random` takes CRC-32 and treats an empty key as none.
 * `n` is a whole number from 1 on.
 */
export function partitionFor(
  key: Uint8Array | null,
  n: number,
  client: ProducerClient,
): number | null {
  if (key === null) return null;
  if (client === 'java') return (murmur2(key) & 0x7fffffff) % n;
  return key.length === 0 ? null : crc32(key) % n;
}
