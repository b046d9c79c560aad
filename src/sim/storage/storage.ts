import { append, createColumn, valueAt } from '../kernel/column.ts';
import type { StepContext } from '../kernel/context.ts';
import type { StorageSettings } from './settings.ts';
import { fileStatus, type StorageState } from './types.ts';

/** An empty container. */
export function createStorage(settings: StorageSettings): StorageState {
  return {
    settings,
    paths: [],
    files: {
      source: createColumn(),
      records: createColumn(),
      bytes: createColumn(),
      createdAt: createColumn(),
      closedAt: createColumn(),
      status: createColumn(),
      version: createColumn(),
    },
    current: new Map(),
    events: { at: createColumn(), file: createColumn() },
  };
}

/** Begins to write a file of `records` lines and `bytes` bytes; returns its number. */
export function beginFile(
  storage: StorageState,
  ctx: StepContext,
  file: { path: string; source: number; records: number; bytes: number },
): number {
  const earlier = storage.current.get(file.path);
  append(storage.files.source, file.source);
  append(storage.files.records, file.records);
  append(storage.files.bytes, file.bytes);
  append(storage.files.createdAt, ctx.now);
  append(storage.files.closedAt, NaN);
  append(storage.files.status, fileStatus.writing);
  append(
    storage.files.version,
    earlier === undefined ? 1 : valueAt(storage.files.version, earlier) + 1,
  );
  return storage.paths.push(file.path) - 1;
}

/**
 * The last byte is in place. Returns true when Event Grid sends BlobCreated for it: PutBlob and
 * FlushWithClose do, a flush without close and a rename do not (semantics.md D). A file of the
 * same path is replaced, and its content with it.
 */
export function endFile(storage: StorageState, ctx: StepContext, file: number): boolean {
  const path = storage.paths[file];
  if (path === undefined) return false;
  const status = endStatus[storage.settings.write];
  storage.files.closedAt.data[file] = ctx.now;
  storage.files.status.data[file] = status;
  storage.current.set(path, file);
  if (status !== fileStatus.closed) return false;
  append(storage.events.at, ctx.now);
  append(storage.events.file, file);
  return true;
}

/** The writer died before the last byte: no event, and no complete file. */
export function abandonFile(storage: StorageState, file: number): void {
  storage.files.status.data[file] = fileStatus.abandoned;
}

const endStatus = {
  'put-blob': fileStatus.closed,
  'flush-with-close': fileStatus.closed,
  'flush-without-close': fileStatus.unclosed,
  'temp-then-rename': fileStatus.renamed,
} as const;

/**
 * The complete files of the container that were finished at or after `sinceMs`, newest content
 * of each path only: what a listing of the stage finds, whether an event was sent or not.
 */
export function filesSince(storage: StorageState, sinceMs: number): number[] {
  return [...storage.current.values()]
    .filter((file) => valueAt(storage.files.closedAt, file) >= sinceMs)
    .sort((a, b) => a - b);
}
