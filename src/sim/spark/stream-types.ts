import type { Column } from '../kernel/column.ts';
import type { SparkSettings } from './settings.ts';

/** Where a batch of a streaming query can be made to die; the order of semantics.md A7. */
export type BatchCrashPoint =
  'before-offsets' | 'after-offsets' | 'after-state' | 'after-sink' | 'after-commit';

/** What a query asks the kernel to wake it for; a = session, which each start counts up. */
export const streamKind = {
  /** The trigger fires. */
  trigger: 0,
  /** The tasks are done: the sink's commit is due. */
  sink: 1,
  /** commits/N is due. */
  commit: 2,
} as const;

/**
 * One checkpoint folder: what is written down about batches. A position in the source is a vector
 * (one offset a partition, or one table version), kept flat: batch n at `n * width`.
 */
export interface Checkpoint {
  /** Number of the query id in `metadata`; Delta knows a query by it. */
  queryId: number;
  /** The folder it lies in, by its root. */
  root: string;
  createdAt: number;
  deletedAt: number;
  width: number;
  /** sources/0/0: where the first batch starts. */
  initial: number[];
  offsets: {
    /** When offsets/N was written, ms. */
    at: Column;
    /** Exclusive ends of the batch's range. */
    end: Column;
    watermarkMs: Column;
  };
  commits: {
    at: Column;
    nextWatermarkMs: Column;
  };
}

/** How an attempt at a batch ended. */
export const attemptOutcome = { running: 0, committed: 1, interrupted: 2 } as const;

/** One row an attempt at a batch, in the order of time; NaN in a time that has not come. */
interface AttemptLog {
  startedAt: Column;
  sinkAt: Column;
  endedAt: Column;
  outcome: Column;
  batch: Column;
  /** Index into the query's checkpoints. */
  checkpoint: Column;
  /** Process that ran it: the run id changes at every start. */
  session: Column;
  inputRows: Column;
  /** Rows of the sink's table that it wrote: from (included) to (excluded). */
  outFrom: Column;
  outTo: Column;
  /** 1 where Delta knew the batch already and wrote nothing (semantics.md A7). */
  skipped: Column;
}

/** What a query's life tells, beside its batches. */
export const streamHappening = { started: 0, stopped: 1, crashed: 2, failed: 3 } as const;

/** A streaming query: its process, its checkpoint folder and what it did. */
export interface StreamState {
  phase: 'stopped' | 'idle' | 'running' | 'failed';
  /** Why it failed, in the engine's words. */
  error: string;
  /** What its notebook says, before the settings; null when they alone hold. */
  said: Readonly<Partial<SparkSettings>> | null;
  /** Grows at every start and end, so that a timer of a former process is recognised. */
  session: number;
  checkpoints: Checkpoint[];
  /** Index of the folder that is in place, -1 for none. */
  current: number;
  /** Row of the attempt that is running, -1 for none. */
  attempt: number;
  armed: BatchCrashPoint | null;
  /** The settings changed while a batch ran: start anew when it is done. */
  restartDue: boolean;
  /**
   * When an idle query last looked and found nothing, ms; NaN when it is not asleep. New rows wake
   * it: the looks between would find nothing either.
   */
  asleepSince: number;
  /** AvailableNow: the end that was there when it started (semantics.md A5). */
  pinned: number[] | null;
  attempts: AttemptLog;
  life: { at: Column; what: Column };
}

/** What a query reads, computes and writes; one object for each of Bronze, Silver and Gold. */
export interface StreamPorts {
  /** How a trigger behaves, from the settings of the moment. */
  trigger(): { kind: 'processingTime' | 'availableNow'; intervalMs: number };
  /** Root of the checkpoint folder that it starts on. */
  checkpointRoot(): string;
  batchMs(rows: number): { totalMs: number; commitMs: number };
  /** Why the query cannot start, or undefined. */
  refusal(): string | undefined;
  /** Where a new checkpoint begins. */
  initial(): number[];
  /** The end of the source now. */
  latest(): number[];
  /** The end of the next batch, at most `latest`. */
  limited(from: readonly number[], latest: readonly number[]): number[];
  /** Why the rows of a batch can no longer be read, or undefined. */
  lost(from: readonly number[], to: readonly number[]): string | undefined;
  rowsBetween(from: readonly number[], to: readonly number[]): number;
  /** The watermark for offsets/N, 0 without one. */
  watermarkMs(): number;
  /**
   * Does batch 0 run even when there is nothing to read yet? The Kafka source names an end from the
   * start, and a first end counts as new data (recorded: "checkpoint deleted").
   */
  runsEmptyFirst: boolean;
  /** Is a batch without rows due? */
  noDataDue(): boolean;
  /** A process starts on this checkpoint; `next` is the batch that it will run. */
  opened(checkpoint: Checkpoint, next: number): void;
  /** Computes batch `batch` and gives it to the sink as (queryId, batch): rows written. */
  write(
    queryId: number,
    batch: number,
    from: readonly number[],
    to: readonly number[],
  ): { outFrom: number; outTo: number; skipped: boolean };
  /** New rows are in the sink's table. */
  written(): void;
}
