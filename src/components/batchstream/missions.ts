import type { Mission } from '../player/index.ts';
import { cheapestOf, type DayModel } from './model.ts';

/** The tasks of this figure: each is ticked by what the day shows. */
export const MISSIONS: readonly Mission<{ model: DayModel }>[] = [
  {
    id: 'night-is-enough',
    task: 'Find a need that the nightly batch meets.',
    done: ({ model }) => cheapestOf(model)?.plan === 'nightly',
  },
  {
    id: 'late-batch',
    task: 'Give the hourly batch so much that a run has to wait for the one before.',
    done: ({ model }) => model.results.some(({ plan, waited }) => plan === 'hourly' && waited > 0),
  },
  {
    id: 'slow-stream',
    task: 'Find a stream that is no use: it runs all day, and its result is older than five minutes.',
    done: ({ model }) =>
      model.task.needMs === 300_000 &&
      model.results.some(({ plan, worstMs }) => plan === 'streaming' && worstMs > 300_000),
  },
  {
    id: 'worth-it',
    task: 'Describe a task for which a stream is worth its price, and see it be the only one that keeps up.',
    done: ({ model }) =>
      model.advice.choice === 'stream' && cheapestOf(model)?.plan === 'streaming',
  },
];
