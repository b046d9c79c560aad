import type { Run } from '../run/run.ts';
import type { Action } from '../scenario/actions.ts';
import { sortedActions } from '../scenario/read.ts';
import type { Settings } from '../scenario/schema.ts';
import { pickSettings, withSetting } from '../scenario/settings.ts';

/** One action that had been done by a moment, with the reason when it could not be. */
interface DoneAction {
  action: Action;
  /** When, ms since the epoch. */
  atMs: number;
  /** Why it could not be done; empty when it was. */
  refused: string;
}

/** What had been done to a run by `tMs`, in the order of time. */
export function actionsUpTo(run: Run, tMs: number): DoneAction[] {
  const done: DoneAction[] = [];
  for (const [index, action] of sortedActions(run.scenario).entries()) {
    const atMs = run.startMs + action.at;
    if (atMs > tMs) break;
    const refusal = run.state.refusals.find((one) => one.action === index);
    done.push({ action, atMs, refused: refusal?.message ?? '' });
  }
  return done;
}

/** The settings of all systems as they held at `tMs`. */
export function settingsAt(run: Run, tMs: number): Settings {
  let settings: Settings = pickSettings(run.scenario);
  for (const { action, refused } of actionsUpTo(run, tMs)) {
    if (action.do !== 'set' || refused !== '') continue;
    const changed = withSetting(settings, action.name, action.value);
    if (changed.ok) settings = changed.settings;
  }
  return settings;
}
