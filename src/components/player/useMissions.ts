import { useState } from 'react';
import type { Mission } from './Missions.tsx';

/** Which missions have been done so far: once ticked, a mission stays ticked. */
export function useMissions<Facts>(
  missions: readonly Mission<Facts>[],
  facts: Facts,
): ReadonlySet<string> {
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const fresh = missions.filter(({ id, done: holds }) => !done.has(id) && holds(facts));
  // Setting state while rendering is React's way to derive state from what came before.
  if (fresh.length > 0) setDone(new Set([...done, ...fresh.map(({ id }) => id)]));
  return done;
}
