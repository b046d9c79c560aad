import { useReducer } from 'react';
import {
  MOST_WINDOWS,
  withEdit,
  type Edit,
  type FigureSettings,
  type FigureState,
} from './figureState.ts';

/** States that undo goes back to. */
const MOST_UNDONE = 100;

/** The reader's states, newest last: undo takes one away. */
interface History {
  now: FigureState;
  past: readonly FigureState[];
}

/** What a reader can do to the figure's state. */
export type FigureAction =
  | { do: 'set'; settings: Partial<FigureSettings> }
  | { do: 'edit'; edit: Edit }
  | { do: 'replace'; state: FigureState }
  /** Another figure from somewhere else, with a past of its own: nothing to undo. */
  | { do: 'open'; state: FigureState }
  | { do: 'undo' };

/** The next state of the figure; what a reader did is a value, so the past is a list of values. */
export function figureReducer({ now, past }: History, action: FigureAction): History {
  if (action.do === 'undo') {
    const last = past.at(-1);
    return last ? { now: last, past: past.slice(0, -1) } : { now, past };
  }
  if (action.do === 'open') return { now: action.state, past: [] };
  const next = applied(now, action);
  return { now: next, past: [...past.slice(1 - MOST_UNDONE), now] };
}

function applied(
  now: FigureState,
  action: Exclude<FigureAction, { do: 'undo' | 'open' }>,
): FigureState {
  if (action.do === 'replace') return action.state;
  if (action.do === 'edit') return { ...now, edits: withEdit(now.edits, action.edit) };
  const settings = { ...now.settings, ...action.settings };
  // A window is at least a slide, and at most so many: the other length gives way.
  if (action.settings.windowMs !== undefined) {
    settings.slideMs = Math.max(
      settings.windowMs / MOST_WINDOWS,
      Math.min(settings.slideMs, settings.windowMs),
    );
  }
  if (action.settings.slideMs !== undefined) {
    settings.windowMs = Math.min(
      settings.slideMs * MOST_WINDOWS,
      Math.max(settings.slideMs, settings.windowMs),
    );
  }
  return { ...now, settings };
}

/** The figure's state with undo. */
export function useFigure(initial: FigureState) {
  const [history, act] = useReducer(figureReducer, { now: initial, past: [] });
  return { state: history.now, canUndo: history.past.length > 0, act };
}
