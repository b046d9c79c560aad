import { useState, type ReactNode } from 'react';
import type { Action } from '../../sim/index.ts';
import { Press } from '../player/index.ts';
import { CRASH_POINTS, type CrashPoint } from './scenario.ts';
import type { RelayMoment } from './model.ts';

interface Props {
  moment: RelayMoment;
  /** The moment after now, ms after the start of the run. */
  nextMs: () => number;
  onAction: (action: Action) => void;
}

/** Kill it, start it again, send a broken line: each is one more timed action of the scenario. */
export function Kill({ moment, nextMs, onAction }: Props): ReactNode {
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
      <Press
        off={down === 0}
        onPress={() => onAction({ at: nextMs(), do: 'crash', what: 'relay', point })}
      >
        In the next flush
      </Press>
      <Press
        off={down < 0}
        onPress={() => onAction({ at: nextMs(), do: 'start', what: relay(down) })}
      >
        Start it again
      </Press>
      <button type="button" onClick={() => onAction({ at: nextMs(), do: 'malformed-line' })}>
        Break a line
      </button>
    </div>
  );
}
