import type { ReactNode } from 'react';
import type { EngineHandle } from './useEngine.ts';

/** One line on how the database is doing; a failure says so and offers to try again. */
export function EngineLine({
  engine,
}: {
  engine: Pick<EngineHandle<never, never>, 'state' | 'share' | 'startedInMs' | 'restart'>;
}): ReactNode {
  const { state, share, startedInMs } = engine;
  if (typeof state === 'object') {
    return (
      <span className="sheet-broken" role="alert">
        {plainReason(state.broken)}{' '}
        <button type="button" onClick={engine.restart}>
          Try again
        </button>
      </span>
    );
  }
  const seconds = startedInMs === undefined ? '' : (startedInMs / 1000).toFixed(1);
  const words = {
    loading:
      share > 0
        ? `The database is loading: ${String(Math.floor(share * 100))} %.`
        : 'The database is loading.',
    busy: 'Running.',
    ready: `The database is ready; it took ${seconds} s.`,
  };
  return (
    <span role={state === 'loading' ? undefined : 'status'} className="figure-note">
      {words[state]}
    </span>
  );
}

function plainReason(message: string): string {
  if (/memory/i.test(message)) {
    return 'The database has run out of memory. What you have created stays; try again with fewer rows.';
  }
  return `The database could not be loaded (${message}). What you have written stays.`;
}
