import type { Answer } from './engine/session.ts';
import { isOutOfMemory } from './useEngine.ts';

/** The worker that runs Snowflake's statements. */
export function openSnowflakeWorker(): Worker {
  return new Worker(new URL('./engine/worker.ts', import.meta.url), { type: 'module' });
}

/** Why the engine cannot go on after this answer, if it cannot. */
export function fatalIn({ outcome }: Answer): string | undefined {
  return outcome.kind === 'error' && isOutOfMemory(outcome.message) ? outcome.message : undefined;
}
