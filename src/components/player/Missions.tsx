import { memo } from 'react';

/** A task that ticks itself off: `done` reads what the simulation did, never which button was hit. */
export interface Mission<Facts> {
  id: string;
  task: string;
  done: (facts: Facts) => boolean;
}

interface MissionsProps {
  missions: readonly Pick<Mission<never>, 'id' | 'task'>[];
  /** The ids of what has been ticked, now or ever: of a mission that is no more, too. */
  done: ReadonlySet<string>;
}

/** The list of missions, with a tick by each that has been done. */
export const Missions = memo(function Missions({ missions, done }: MissionsProps) {
  const ticked = missions.filter(({ id }) => done.has(id)).length;
  return (
    <details className="missions">
      <summary>
        Missions: {ticked} of {missions.length} done
      </summary>
      <ul>
        {missions.map((mission) => (
          <li key={mission.id} data-done={done.has(mission.id)}>
            <span aria-hidden="true">{done.has(mission.id) ? '✓' : '○'}</span>
            <span>
              {mission.task}
              {done.has(mission.id) && <span className="visually-hidden"> (done)</span>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
});
