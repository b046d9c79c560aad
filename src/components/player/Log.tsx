import { memo, useState } from 'react';
import type { Change } from '../../sim/index.ts';
import { wasAndNow } from './changes.ts';

/** One thing that happened, in one causal sentence. */
export interface LogEntry {
  id: string;
  tMs: number;
  text: string;
  /** The numbers that it changed. */
  changes?: readonly Change[] | undefined;
}

interface LogProps {
  /** What has happened up to t, oldest first. */
  entries: readonly LogEntry[];
  /** What a screen reader is told now: each step, or one summary at a pause. */
  announcement: string;
  clock: (tMs: number) => string;
  /** How many of the newest are shown before the reader unfolds the rest. */
  shown?: number;
  /** Whether t moves: what is folded away is then not written, for nobody can see it. */
  moving?: boolean;
}

/** The newest sentences first, and a polite voice that only speaks when t has come to rest. */
export const Log = memo(function Log(props: LogProps) {
  const { entries, announcement, clock, shown = 4, moving = false } = props;
  const [open, setOpen] = useState(false);
  const newest = entries.slice(-shown).reverse();
  const older = entries.slice(-100, -shown).reverse();
  return (
    <section className="log" aria-label="What happened">
      <p className="visually-hidden" role="status">
        {announcement}
      </p>
      <Lines entries={newest} clock={clock} />
      {older.length > 0 && (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>Earlier</summary>
          {(open || !moving) && <Lines entries={older} clock={clock} />}
        </details>
      )}
    </section>
  );
});

const Lines = memo(function Lines({ entries, clock }: Pick<LogProps, 'entries' | 'clock'>) {
  return (
    <ol>
      {entries.map((entry) => (
        <li key={entry.id}>
          <time>{clock(entry.tMs)}</time>
          <span>
            {entry.text}
            {entry.changes && entry.changes.length > 0 && (
              <span className="log-changes">
                {entry.changes.map((change) => (
                  <WasNow key={change.name} change={change} clock={clock} />
                ))}
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
});

function WasNow({ change, clock }: { change: Change } & Pick<LogProps, 'clock'>) {
  const { was, now } = wasAndNow(change, clock);
  return (
    <span>
      {change.name} <span className="visually-hidden">was </span>
      <span className="was">{was}</span> <span aria-hidden="true">→</span>
      <span className="visually-hidden">, now </span> {now}
    </span>
  );
}
