import { useState, type ReactNode } from 'react';
import type { Action } from '../../sim/index.ts';
import { CRASH_POINTS, type CrashPoint } from './scenario.ts';
import type { RelayMoment } from './model.ts';

interface Props {
  moment: RelayMoment;
  /** Of the run, ms after its start. */
  atMs: number;
  canUndo: boolean;
  onAction: (action: Action) => void;
  onUndo: () => void;
}

/** Kill it, start it again, send a broken line: each is one more timed action of the scenario. */
export function Kill({ moment, atMs, canUndo, onAction, onUndo }: Props): ReactNode {
  const [point, setPoint] = useState<CrashPoint>('after-upload');
  const down = moment.consumers.findIndex((consumer) => !consumer.up);
  const relay = (index: number): 'relay' | 'relay-2' => (index === 1 ? 'relay-2' : 'relay');
  return (
    <div className="relay-kill" role="group" aria-label="Break something">
      <label>
        Kill it{' '}
        <select
          value={point}
          onChange={(event) => {
            const chosen = CRASH_POINTS.find((known) => known.point === event.target.value);
            if (chosen) setPoint(chosen.point);
          }}
        >
          {CRASH_POINTS.map(({ point: value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        disabled={down === 0}
        onClick={() => onAction({ at: atMs, do: 'crash', what: 'relay', point })}
      >
        In the next flush
      </button>
      <button
        type="button"
        disabled={down < 0}
        onClick={() => onAction({ at: atMs, do: 'start', what: relay(down) })}
      >
        Start it again
      </button>
      <button type="button" onClick={() => onAction({ at: atMs, do: 'malformed-line' })}>
        Break a line
      </button>
      <button type="button" disabled={!canUndo} onClick={onUndo}>
        Undo
      </button>
    </div>
  );
}
