import { progress } from './browser.ts';
import type { Saved } from './saved.ts';

/** The ids of a figure's missions that have ticked themselves off, on this visit or before. */
export function missionsDone(saved: Saved, figure: string): ReadonlySet<string> {
  const own = `${figure}/`;
  return new Set(
    Object.keys(saved.missions)
      .filter((id) => id.startsWith(own))
      .map((id) => id.slice(own.length)),
  );
}

/** Keeps that missions of a figure are done; one that was done before keeps its time. */
export function tickMissions(figure: string, ids: readonly string[]): void {
  const store = progress();
  const done = missionsDone(store.get(), figure);
  const fresh = ids.filter((id) => !done.has(id));
  if (fresh.length === 0) return;
  const at = Date.now();
  store.update((saved) => ({
    ...saved,
    missions: {
      ...Object.fromEntries(fresh.map((id) => [`${figure}/${id}`, { at }])),
      ...saved.missions,
    },
  }));
}
