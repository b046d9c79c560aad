import { memo, useState, type ReactNode } from 'react';
import type { Undated } from '../pipeline/parts.ts';
import { Press } from '../player/index.ts';
import { CRASH_POINTS, type CrashPoint } from './scenario.ts';
import { usePart, type Running } from './model.ts';

interface Props extends Running {
  onAction: (action: Undated) => void;
}

/** The part of the figure that this is, in the order in which they are drawn. */
const PART = 2;

/** Kill it, start it again, send a broken line: each is one more timed action of the scenario. */
export const Kill = memo(function Kill({ onAction, ...running }: Props): ReactNode {
  const [point, setPoint] = useState<CrashPoint>('after-upload');
  const { consumers } = usePart(running, PART);
  const down = consumers.findIndex((consumer) => !consumer.up);
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
      <Press off={down === 0} onPress={() => onAction({ do: 'crash', what: 'relay', point })}>
        In the next flush
      </Press>
      <Press off={down < 0} onPress={() => onAction({ do: 'start', what: relay(down) })}>
        Start it again
      </Press>
      <button type="button" onClick={() => onAction({ do: 'malformed-line' })}>
        Break a line
      </button>
    </div>
  );
});
