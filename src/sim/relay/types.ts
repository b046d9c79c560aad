import type { Column } from '../kernel/column.ts';
import type { RelaySettings } from './settings.ts';

/** What a consumer is doing. Only a reading consumer polls: the relay has one thread. */
type RelayPhase = 'down' | 'reading' | 'uploading' | 'committing';

/** Where an armed consumer dies, once; the rows of the crash table of semantics.md B3. */
export type CrashPoint =
  'before-upload' | 'during-upload' | 'after-upload' | 'after-commit' | 'rebalance-before-commit';

/** One consumer of the relay's group: what its process holds in memory. */
export interface RelayConsumer {
  phase: RelayPhase;
  /** Grows at every start and crash, so that a timer of a former life is recognised. */
  session: number;
  /** Rows of the `taken` log that wait for the next flush. */
  buffer: number[];
  /** When the first of them was taken, ms; NaN for an empty buffer. */
  bufferSince: number;
  /** Partitions this consumer owns. */
  assigned: number[];
  /** Next offset to take, by partition; NaN where nothing is owned. */
  position: number[];
  /** Offsets handed to the application but not yet committed (auto-commit), by partition. */
  stored: Map<number, number>;
  /** Flush in progress, -1 for none. */
  flush: number;
  /** The commit order in force when that flush began. */
  flushCommit: RelaySettings['commit'];
  /** A graceful stop was asked for: leave when the flush is done. */
  stopping: boolean;
  armed: CrashPoint | null;
}

/** Why a buffer became a file. */
export const flushReason = { age: 0, count: 1, stop: 2 } as const;

/** How a flush ended; `open` while it is under way. */
export const flushOutcome = {
  open: 0,
  committed: 1,
  /** Uploaded, and no commit of its own is due (auto-commit). */
  uploaded: 2,
  crashedBeforeUpload: 3,
  crashedDuringUpload: 4,
  crashedBeforeCommit: 5,
  commitRefused: 6,
} as const;

/** One row a flush, in the order in which flushes began; NaN in a time that has not come. */
interface FlushLog {
  consumer: Column;
  /** When the oldest record of the file was taken, ms. */
  bufferedSince: Column;
  at: Column;
  reason: Column;
  /** Rows of `fileRows` that are this file's lines: from (included) to (excluded). */
  from: Column;
  to: Column;
  /** Size of the NDJSON text, bytes. */
  bytes: Column;
  uploadStartedAt: Column;
  uploadedAt: Column;
  committedAt: Column;
  outcome: Column;
  /** Number of the file in storage; NaN before the upload starts. */
  file: Column;
}

/** What the log of the relay tells; `a` and `b` are explained beside each. */
export const relayHappening = {
  started: 0,
  /** a = partition, b = first offset it will read */
  assigned: 1,
  /** a = partition, b = buffered records that were discarded */
  revoked: 2,
  /** a = flush, b = reason */
  flushed: 3,
  /** a = flush */
  uploaded: 4,
  /** a = partition, b = committed offset (next to read) */
  committed: 5,
  /** a = partition, b = offset that was refused */
  commitRefused: 6,
  /** a = partition, b = committed offset, by the auto-commit timer or on a clean close */
  autoCommitted: 7,
  /** a = records in the buffer that were lost from memory */
  crashed: 8,
  stopped: 9,
} as const;

/** The whole relay: consumers and trace, plain data. */
export interface RelayState {
  settings: RelaySettings;
  consumers: RelayConsumer[];
  /** Owner of each partition, -1 for none. */
  owner: number[];
  /** Events (rows of the run) whose line is written without its closing brace. */
  malformed: Set<number>;
  /** Every record handed over by a poll, in the order of time. */
  taken: { at: Column; consumer: Column; partition: Column; offset: Column; event: Column };
  /** Lines of all files, file after file: rows of `taken`. */
  fileRows: Column;
  flushes: FlushLog;
  /** Path of each flush's file. */
  paths: string[];
  log: { at: Column; what: Column; consumer: Column; a: Column; b: Column };
}

/** What the relay reads from and tells to the systems around it. */
export interface RelayPorts {
  /** Oldest retained offset of the partition. */
  startOffset(partition: number): number;
  /** Offset that the next record of the partition will get. */
  endOffset(partition: number): number;
  /** Row of the run's events at that offset. */
  eventAt(partition: number, offset: number): number;
  /** Committed offset (the next to read) of the relay's group, or -1. */
  committed(partition: number): number;
  /** Commits; false when the group refuses it (the member no longer owns the partition). */
  commit(consumer: number, partition: number, offset: number): boolean;
  /** A consumer left: gracefully (it says so) or by a crash (the session times out). */
  left(consumer: number, graceful: boolean): void;
  /** The armed rebalance: move this consumer's partitions away now. */
  rebalance(consumer: number): void;
  /** UTF-8 bytes of the five values of an event as JSON literals; see `jsonBytes`. */
  valueBytes(event: number): number;
  /** Starts an upload and returns the number of the file in storage. */
  beginUpload(flush: number): number;
  /** The upload is complete: the file is closed. */
  endUpload(file: number): void;
  /** The process died during the upload. */
  abandonUpload(file: number): void;
}
