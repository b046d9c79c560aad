import { memo, useDeferredValue, useState } from 'react';
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
  // A hundred lines are not written in the frame in which t comes to rest, but in spare time.
  const unfolded = useDeferredValue(open || !moving);
  return (
    <section className="log" aria-label="What happened">
      <p className="visually-hidden" role="status">
        {announcement}
      </p>
      {/* Places rather than sentences: a text that changes costs a tenth of an element that is new. */}
      <ol>
        {newest.map((entry, place) => (
          <Line key={place} entry={entry} clock={clock} moving={moving} />
        ))}
      </ol>
      {older.length > 0 && (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>Earlier</summary>
          {unfolded && (
            <ol>
              {older.map((entry) => (
                <Line key={entry.id} entry={entry} clock={clock} moving={moving} />
              ))}
            </ol>
          )}
        </details>
      )}
    </section>
  );
});

type LineProps = { entry: LogEntry } & Required<Pick<LogProps, 'clock' | 'moving'>>;

const Line = memo(function Line({ entry, clock, moving }: LineProps) {
  const { tMs, text, changes = [] } = entry;
  return (
    <li>
      <time>{clock(tMs)}</time>
      <span>
        {text}
        {changes.length > 0 && (
          <span className="log-changes">
            {changes.map((change, place) => (
              <WasNow key={place} change={change} clock={clock} moving={moving} />
            ))}
          </span>
        )}
      </span>
    </li>
  );
});

type WasNowProps = { change: Change } & Pick<LineProps, 'clock' | 'moving'>;

/** A space at which no line ends: what a number was stays beside what it is. */
const TIED = '\u00a0';

/** A number's change for the eye; for the ear, who cannot follow ten a second, once t rests. */
function WasNow({ change, clock, moving }: WasNowProps) {
  const { was, now } = wasAndNow(change, clock);
  if (moving) {
    return (
      <span>
        {`${change.name} `}
        <span className="was">{was}</span>
        {`${TIED}→${TIED}${now}`}
      </span>
    );
  }
  return (
    <span>
      {change.name} <span className="visually-hidden">was </span>
      <span className="was">{was}</span>
      {TIED}
      <span aria-hidden="true">→</span>
      <span className="visually-hidden">, now </span>
      {TIED}
      {now}
    </span>
  );
}
