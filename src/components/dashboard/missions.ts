import type { Mission } from '../player/index.ts';
import type { DashboardModel, DashboardMoment } from './model.ts';

/** What missions look at. */
interface DashboardFacts {
  model: DashboardModel;
  moment: DashboardMoment;
}

/** A page is fresh while its newest event is at most so old, ms; stale beyond. */
const FRESH_MS = 90_000;
const STALE_MS = 10 * 60_000;

/** The tasks of this figure: each is ticked by what the page shows. */
export const MISSIONS: readonly Mission<DashboardFacts>[] = [
  {
    id: 'overruled',
    task: 'Set an interval that the workspace overrules, and read why.',
    done: ({ model, moment }) =>
      model.scenario.powerbi.refreshType === 'fixed-interval' &&
      moment.view.interval.everyMs > model.scenario.powerbi.refreshMs,
  },
  {
    id: 'off',
    task: 'Find the combination in which the page never refreshes by itself.',
    done: ({ moment }) => moment.view.interval.type === 'off',
  },
  {
    id: 'fresh',
    task: 'See the newest event on the page at most 90 s old.',
    done: ({ moment }) => moment.view.ageMs <= FRESH_MS,
  },
  {
    id: 'dead',
    task: 'Make a page that has just asked, and whose newest event is more than ten minutes old.',
    done: ({ moment }) =>
      moment.view.ageMs > STALE_MS && moment.tMs - moment.view.queryMs < FRESH_MS,
  },
];
