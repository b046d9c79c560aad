export { partitionFor } from './partition.ts';
export type { ProducerClient } from './partition.ts';
export { BATCH_BYTES, openSticky, stickyJava, stickyLibrdkafka } from './unkeyed.ts';
export type { Draw, StickyState } from './unkeyed.ts';
export { append, openTopic, recordAt, retain } from './log.ts';
export type { PartitionLog, TopicLog } from './log.ts';
export {
  AUTO_COMMIT_MS,
  autoCommit,
  commit,
  expire,
  join,
  lagOf,
  leave,
  memberOf,
  openGroup,
  SESSION_TIMEOUT_MS,
  startingPosition,
} from './group.ts';
export type { CommitError, GroupState, Member, OffsetReset } from './group.ts';
export { rebalance } from './rebalance.ts';
export type { Moved, Rebalance } from './rebalance.ts';
export { MAX_POLL_RECORDS, poll } from './poll.ts';
export type { Fetched } from './poll.ts';
