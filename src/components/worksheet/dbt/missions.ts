import type { DbtFact } from '../../../sim/index.ts';
import type { Mission } from '../../player/index.ts';
import { deployedSelect, type DbtRun } from './project.ts';

interface Facts {
  results: readonly DbtFact[];
  runs: readonly DbtRun[];
}

/** What there is to find out in the dbt worksheet. */
export const DBT_MISSIONS: readonly Mission<Facts>[] = [
  {
    id: 'create',
    task: 'Create both tables.',
    done: ({ results }) => results.filter(({ action }) => action === 'create').length > 1,
  },
  {
    id: 'again',
    task: 'Run again, and find out what dbt did.',
    done: ({ results }) => results.some(({ action, run }) => run > 0 && action === 'skip'),
  },
  {
    id: 'unseen',
    task: 'Change a SELECT in a way that dbt does not notice.',
    done: ({ results, runs }) => {
      const last = runs.at(-1);
      return (
        last !== undefined &&
        !last.fullRefresh &&
        (['silver', 'gold'] as const).some((model) => {
          const deployed = deployedSelect(runs, results, model);
          return deployed !== undefined && deployed !== last[model].select;
        })
      );
    },
  },
  {
    id: 'full',
    task: 'Bring it in.',
    done: ({ results }) => results.some(({ action }) => action === 'replace'),
  },
  {
    id: 'alter',
    task: 'Change the target lag and have dbt send an ALTER.',
    done: ({ results }) => results.some(({ action }) => action === 'alter'),
  },
];
