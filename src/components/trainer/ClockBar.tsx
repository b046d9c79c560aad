import { useRef } from 'react';
import type { ClockContext } from './clock.ts';
import { LENGTHS, type Length } from './plan.ts';
import { aboutLeft, readClock } from './reading.ts';

interface Props {
  context: ClockContext;
  state: 'idle' | 'teaching' | 'questions' | 'ended';
  nowMs: number;
  length: Length;
  onLength: (length: Length) => void;
  onStart: () => void;
  onQuestions: () => void;
  onEnd: () => void;
  onReset: () => void;
  onExport: () => void;
}

/** The clock against the plan, in words; minutes, because seconds make a room hurry. */
export function ClockBar(props: Props) {
  const { context, state, nowMs, length } = props;
  const reading = readClock(context, state, nowMs);
  const used = Math.floor(reading.elapsedMs / 60_000);
  const bar = useRef<HTMLDivElement>(null);
  /** These buttons go away when they are pressed; the focus stays at the clock. */
  const keepFocus = (press: () => void) => () => {
    bar.current?.focus();
    press();
  };
  return (
    <div
      ref={bar}
      tabIndex={-1}
      className="clock"
      data-state={state}
      role="group"
      aria-label="Clock"
    >
      <p className="clock-left" role="timer">
        {state === 'ended' ? `ended after ${String(used)} min` : aboutLeft(reading.leftMs)}
      </p>
      <p className="clock-plan">
        {state === 'idle' ? 'not started' : behind(reading.behindMs)} · this step:{' '}
        {aboutLeft(reading.stepLeftMs)} · {used} of {length} min used
      </p>
      <div className="desk-row">
        {state === 'idle' && (
          <>
            <button type="button" className="primary" onClick={keepFocus(props.onStart)}>
              Start the clock
            </button>
            <label>
              Length{' '}
              <select
                value={length}
                onChange={({ target }) => {
                  const chosen = LENGTHS.find((one) => one === Number(target.value));
                  if (chosen) props.onLength(chosen);
                }}
              >
                {LENGTHS.map((minutes) => (
                  <option key={minutes} value={minutes}>
                    {minutes} min
                  </option>
                ))}
              </select>
            </label>
          </>
        )}
        {(state === 'teaching' || state === 'questions') && (
          <>
            <button
              type="button"
              data-on={state === 'questions' ? '' : undefined}
              onClick={props.onQuestions}
            >
              {state === 'questions' ? 'Go on teaching' : 'Pause for questions'}
            </button>
            <button type="button" onClick={keepFocus(props.onEnd)}>
              End
            </button>
          </>
        )}
        <button type="button" onClick={props.onExport}>
          Times as CSV
        </button>
        {state !== 'idle' && (
          <button type="button" onClick={keepFocus(props.onReset)}>
            Clock to zero
          </button>
        )}
      </div>
    </div>
  );
}

function behind(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  if (minutes === 0) return 'on plan';
  return `${String(minutes)} min ${ms > 0 ? 'behind, the rest is shortened' : 'ahead, the rest is longer'}`;
}
