import * as z from 'zod/mini';

/** Settings of the storage account (ADLS Gen2) as the relay uses it. */
export const storageSettings = z.object({
  /**
   * How a file is written, which decides whether Event Grid says BlobCreated (semantics.md D):
   * one PutBlob; CreateFile, append and FlushWithClose; the same without the close (no event);
   * a temporary name that is renamed when complete (the pipe never hears of the final name).
   */
  write: z._default(
    z.enum(['put-blob', 'flush-with-close', 'flush-without-close', 'temp-then-rename']),
    'put-blob',
  ),
});

/** Settings of the storage account, every field present. */
export type StorageSettings = z.infer<typeof storageSettings>;
