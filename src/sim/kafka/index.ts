export { partitionFor } from './partition.ts';
export type { ProducerClient } from './partition.ts';
