import type { Action } from '../../../sim/index.ts';
import type { Mission } from '../../player/index.ts';
import type { NotebookState } from './notebookState.ts';

/** What there is to do in the notebooks; ticked by what the simulation then holds. */
export const NOTEBOOK_MISSIONS: readonly Mission<NotebookState>[] = [
  {
    id: 'bronze',
    task: 'Run notebook 1, and find events in Bronze.',
    done: ({ holds }) => (holds?.rows.bronze ?? 0) > 0,
  },
  {
    id: 'silver',
    task: 'Run notebook 2, and find them in Silver.',
    done: ({ holds }) => (holds?.rows.silver ?? 0) > 0,
  },
  {
    id: 'empty',
    task: 'Run notebook 3, query Gold, and find it empty.',
    done: ({ seenEmpty }) => seenEmpty.has('gold'),
  },
  {
    id: 'gold',
    task: 'Let the clock run until Gold has rows.',
    done: ({ holds }) => (holds?.rows.gold ?? 0) > 0,
  },
  {
    id: 'mode',
    task: 'Try update mode, and read why the query does not start.',
    done: ({ notebooks }) =>
      notebooks
        .flatMap(({ cells }) => cells)
        .some(
          ({ run }) =>
            run?.end.kind === 'error' && run.end.message.includes('DELTA_UNSUPPORTED_OUTPUT_MODE'),
        ),
  },
  {
    id: 'restart',
    task: 'Stop Bronze, and start it again on the same checkpoint.',
    done: (state) => {
      const told = actionsOf(state).filter((one) => 'what' in one && one.what === 'bronze');
      const stop = told.findIndex((one) => one.do === 'stop');
      const after = told.slice(stop + 1);
      return stop >= 0 && after[0]?.do === 'start' && sameFolder(told[0], after[0]);
    },
  },
  {
    id: 'delay',
    task: 'Run Gold with another watermark delay.',
    done: (state) =>
      actionsOf(state).some(
        (one) => one.do === 'start' && one.what === 'gold' && one.with?.['delayMs'] !== 600_000,
      ),
  },
  {
    id: 'header',
    task: 'Hand the whole value to from_avro, and see what becomes of Bronze and Silver.',
    done: (state) =>
      (state.holds?.rows.bronze ?? 0) > 0 &&
      actionsOf(state).some((one) => one.do === 'start' && one.with?.['avroFromByte'] === 1),
  },
];

function actionsOf({ deeds }: NotebookState): Action[] {
  return deeds.flatMap(({ actions }) => actions);
}

function sameFolder(first: Action | undefined, again: Action): boolean {
  const root = (one: Action | undefined) =>
    one?.do === 'start' ? one.with?.['checkpointRoot'] : undefined;
  return root(first) === root(again);
}
