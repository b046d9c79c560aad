import { DATABASE_ENDED } from './engine/database.ts';
import type { Answer } from './engine/session.ts';

/** The worker that runs Snowflake's statements. */
export function openSnowflakeWorker(): Worker {
  return new Worker(new URL('./engine/worker.ts', import.meta.url), { type: 'module' });
}

/** Why the engine cannot go on after this answer, if it cannot. */
export function fatalIn({ outcome }: Answer): string | undefined {
  if (outcome.kind !== 'error') return undefined;
  const { message } = outcome;
  const fatal = /out of memory|memory access out of bounds/i.test(message);
  return fatal || message.startsWith(DATABASE_ENDED) ? message : undefined;
}
