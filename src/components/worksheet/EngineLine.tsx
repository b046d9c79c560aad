import type { ReactNode } from 'react';
import { DATABASE_ENDED } from './engine/database.ts';
import type { EngineHandle } from './useEngine.ts';

/** One line on how the database is doing; a failure says so and offers to try again. */
export function EngineLine({
  engine,
}: {
  engine: Pick<
    EngineHandle<never, never>,
    'state' | 'share' | 'stalled' | 'startedInMs' | 'restart'
  >;
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
  if (engine.stalled) return <Stalled words={words[state]} onRestart={engine.restart} />;
  return (
    <span role={state === 'loading' ? undefined : 'status'} className="figure-note">
      {words[state]}
    </span>
  );
}

/** Nothing has come for a while: what is known, and a way to begin again. */
export function Stalled({ words, onRestart }: { words: string; onRestart: () => void }): ReactNode {
  return (
    <span className="sheet-broken" role="alert">
      {words} Nothing has come for half a minute: the connection may be slow, or the browser may
      have no memory left for it. Wait, or close other tabs and{' '}
      <button type="button" onClick={onRestart}>
        Try again
      </button>
    </span>
  );
}

function plainReason(message: string): string {
  if (/memory/i.test(message)) {
    return 'The database has run out of memory. What you have created stays; try again with fewer rows.';
  }
  if (message.startsWith(DATABASE_ENDED)) {
    return `${message} What you have created stays; try again, with fewer rows if a query was running.`;
  }
  return `The database could not be loaded (${message}). What you have written stays.`;
}
