import { encodeUtf8, partitionFor } from '../../../sim/index.ts';
import type { Measured, MeasureOf } from './schema.ts';

/** Places the key of a question on a partition, as its client does and as the other one does. */
export function measurePartition({ key, partitions, client }: MeasureOf<'partition'>): Measured {
  const { bytes } = encodeUtf8(key);
  const own = partitionFor(bytes, partitions, client);
  if (own === null) throw new Error(`The key "${key}" of a question goes to no fixed partition.`);
  return {
    value: own,
    head: ['client', 'hash', 'partition'],
    rows: [
      ['Java producer', 'murmur2', String(partitionFor(bytes, partitions, 'java'))],
      ['librdkafka (Python)', 'CRC-32', String(partitionFor(bytes, partitions, 'librdkafka'))],
    ],
  };
}
