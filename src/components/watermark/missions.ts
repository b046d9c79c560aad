import { Fate } from '../../sim/index.ts';
import type { Mission } from '../player/index.ts';
import { caseSettings } from './cases.ts';
import type { FigureState } from './figureState.ts';
import { runOver, type FigureModel } from './model.ts';

/** What missions look at: the run, what the reader changed, and the moment shown. */
interface MissionFacts {
  model: FigureModel;
  state: FigureState;
  tMs: number;
}

/** The tasks of this figure. Each is ticked by what the run did by t, not by a press. */
export const MISSIONS: readonly Mission<MissionFacts>[] = [
  {
    id: 'split',
    task: 'Move an event until exactly two of its five windows still count it, and play until its batch has ended.',
    done: ({ model, state, tMs }) =>
      model.settings.windowMs === 5 * model.settings.slideMs &&
      rowsJudged(model, tMs).some(
        (row) =>
          model.run.lostWindows[row] === 3 &&
          state.edits.some((edit) => edit.do !== 'delete' && edit.id === model.events[row]?.id),
      ),
  },
  {
    id: 'rescue',
    task: 'In ordinary traffic, find a delay of at most 15 minutes under which no event loses a window, and play to the end.',
    done: ({ model, state, tMs }) =>
      state.caseId === 'ordinary' &&
      state.edits.length === 0 &&
      model.settings.mode !== 'complete' &&
      model.settings.delayMs <= 900_000 &&
      tMs >= model.timeline.endMs &&
      model.run.lostWindows.every((lost) => lost === 0),
  },
  {
    id: 'poison',
    task: 'Ruin it: with one event, added or moved in ordinary traffic, make ten others lose all their windows.',
    done: ({ model, state, tMs }) => {
      const [edit] = state.edits;
      if (state.caseId !== 'ordinary' || !edit || state.edits.length > 1) return false;
      if (state.settings.delayMs !== caseSettings(model.shown).delayMs) return false;
      const untouched = runOver(model.shown, state.settings, model.shown.events);
      const without = untouched.fate.filter((fate) => fate === Fate.dropped).length;
      const dropped = rowsJudged(model, tMs).filter(
        (row) => model.run.fate[row] === Fate.dropped && model.events[row]?.id !== edit.id,
      );
      return dropped.length >= without + 10;
    },
  },
  {
    id: 'wake',
    task: 'An idle source: wake it with one event, so that windows which waited become final.',
    done: ({ model, state, tMs }) => {
      if (state.caseId !== 'idle' || state.edits.length !== 1) return false;
      const asleep = runOver(model.shown, state.settings, model.shown.events);
      return written(model, tMs) > asleep.output.length && state.settings.mode === 'append';
    },
  },
  {
    id: 'rule',
    task: 'The batch-late rule: change one setting so that the event of 09:00:45 is dropped, and see it happen.',
    done: ({ model, state, tMs }) =>
      state.caseId === 'batch-late' &&
      state.edits.length === 0 &&
      rowsJudged(model, tMs).some(
        (row) =>
          model.events[row]?.id === model.shown.chosen && model.run.fate[row] === Fate.dropped,
      ),
  },
];

/** The rows that batches ended by `tMs` have taken. */
function rowsJudged({ run }: FigureModel, tMs: number): number[] {
  const end = run.batches.findLast(({ endedAtMs }) => endedAtMs <= tMs)?.endRow ?? 0;
  return Array.from({ length: end }, (_, row) => row);
}

function written({ run }: FigureModel, tMs: number): number {
  return run.batches.findLast(({ endedAtMs }) => endedAtMs <= tMs)?.outputTo ?? 0;
}
