import { useEffect, useMemo } from 'react';
import { missionsDone, tickMissions, useSaved } from '../progress/index.ts';
import type { Mission } from './Missions.tsx';

/**
 * Which missions have been done so far, now or on an earlier visit: once ticked, a mission stays
 * ticked. `figure` is the name under which the ticks are kept.
 */
export function useMissions<Facts>(
  figure: string,
  missions: readonly Mission<Facts>[],
  facts: Facts,
): ReadonlySet<string> {
  const saved = useSaved();
  const before = useMemo(() => missionsDone(saved, figure), [saved, figure]);
  const fresh = missions
    .filter(({ id, done: holds }) => !before.has(id) && holds(facts))
    .map(({ id }) => id);
  const ticked = fresh.join(' ');
  useEffect(() => {
    if (ticked !== '') tickMissions(figure, ticked.split(' '));
  }, [figure, ticked]);
  return useMemo(
    () => (ticked === '' ? before : new Set([...before, ...ticked.split(' ')])),
    [before, ticked],
  );
}
