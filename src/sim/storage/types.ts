import type { Column } from '../kernel/column.ts';
import type { StorageSettings } from './settings.ts';

/** What became of a file. */
export const fileStatus = {
  writing: 0,
  closed: 1,
  /** Written and readable, but never closed: no event was sent. */
  unclosed: 2,
  /** Closed under a temporary name and renamed: a rename sends no event. */
  renamed: 3,
  /** The writer died. PutBlob leaves nothing; an appended file stays, incomplete and unclosed. */
  abandoned: 4,
} as const;

/** Every file that was begun, in the order of beginning; a path may occur more than once. */
export interface StorageState {
  settings: StorageSettings;
  /** Path of each file under its final name. */
  paths: string[];
  files: {
    /** Flush of the relay that the file holds. */
    source: Column;
    records: Column;
    bytes: Column;
    createdAt: Column;
    /** When the last byte was in place, ms; NaN until then. */
    closedAt: Column;
    status: Column;
    /** 1 for the first file of a path, 2 when it is overwritten, and so on. */
    version: Column;
  };
  /** The newest complete file of each path: what a reader of the path gets. */
  current: Map<string, number>;
  /** BlobCreated messages of Event Grid. */
  events: { at: Column; file: Column };
}
