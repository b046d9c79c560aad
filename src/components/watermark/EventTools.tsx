import { memo, useState } from 'react';
import { Press, Segmented } from '../player/index.ts';
import type { Deeds } from './deeds.ts';

/** Which of an event's two times the buttons move. */
type Which = 'atMs' | 'arrivesMs';

interface EventToolsProps {
  /** Is an event chosen? */
  chosen: boolean;
  canUndo: boolean;
  /** Why the last change was refused, empty when it was not. */
  problem: string;
  deeds: Pick<Deeds, 'move' | 'chooseNext' | 'add' | 'remove' | 'undo'>;
}

const STEPS = [
  { byMs: -60_000, name: '−1 min' },
  { byMs: -10_000, name: '−10 s' },
  { byMs: -1_000, name: '−1 s' },
  { byMs: 1_000, name: '+1 s' },
  { byMs: 10_000, name: '+10 s' },
  { byMs: 60_000, name: '+1 min' },
];

/** Everything a drag can do, by buttons: choose, move, add, delete, undo. */
export const EventTools = memo(function EventTools(props: EventToolsProps) {
  const { chosen, canUndo, problem, deeds } = props;
  const [which, setWhich] = useState<Which>('atMs');
  return (
    <section className="event-tools">
      <p className="inspector-head">Change the events</p>
      <div className="tool-row">
        <button type="button" onClick={() => deeds.chooseNext(-1)} aria-label="Previous event">
          ‹
        </button>
        <button type="button" onClick={() => deeds.chooseNext(1)} aria-label="Next event">
          ›
        </button>
        <button type="button" onClick={deeds.add}>
          Add
        </button>
        <Press off={!chosen} onPress={deeds.remove}>
          Delete
        </Press>
        <Press off={!canUndo} onPress={deeds.undo}>
          Undo
        </Press>
      </div>
      <Segmented
        label="What the buttons move"
        value={which}
        onChange={setWhich}
        options={[
          { value: 'atMs', name: 'event time' },
          { value: 'arrivesMs', name: 'arrival' },
        ]}
      />
      <div className="tool-moves" role="group" aria-label="Move the chosen event">
        {STEPS.map(({ byMs, name }) => (
          <Press key={byMs} off={!chosen} onPress={() => deeds.move(which, byMs)}>
            {name}
          </Press>
        ))}
      </div>
      <p className="problem" role="status">
        {problem}
      </p>
    </section>
  );
});
