import type { ReactNode } from 'react';
import { count } from '../chart/index.ts';
import { Choice, Settings } from '../player/index.ts';
import { OFFERS, type Task } from './state.ts';
import { age } from './words.ts';

interface Props {
  task: Task;
  onChange: (task: Task) => void;
}

/** What the day is like, and how fresh its result must be. */
export function Controls({ task, onChange }: Props): ReactNode {
  const { day } = task;
  const times = (values: readonly number[]) => values.map((value) => ({ value, name: age(value) }));
  return (
    <Settings label="The day">
      <Choice
        label="events a day"
        options={OFFERS.events.map((value) => ({ value, name: count(value) }))}
        value={day.eventsADay}
        onChange={(eventsADay) => onChange({ ...task, day: { ...day, eventsADay } })}
      />
      <Choice
        label="a machine starts in"
        options={times(OFFERS.startup)}
        value={day.startupMs}
        onChange={(startupMs) => onChange({ ...task, day: { ...day, startupMs } })}
      />
      <Choice
        label="the stream is behind by"
        options={times(OFFERS.lag)}
        value={day.streamLagMs}
        onChange={(streamLagMs) => onChange({ ...task, day: { ...day, streamLagMs } })}
      />
      <Choice
        label="the result may be"
        options={OFFERS.need.map((value) => ({ value, name: `${age(value)} old` }))}
        value={task.needMs}
        onChange={(needMs) => onChange({ ...task, needMs })}
      />
    </Settings>
  );
}
