import type { FactTable } from '../player/index.ts';
import { agesAt, type DayModel } from './model.ts';
import { dayClock } from './state.ts';
import { age, PLAN_NAMES } from './words.ts';

/** The same day three ways as a table. */
export function tableOf(model: DayModel, tMs: number): FactTable {
  const ages = agesAt(model, tMs);
  return {
    caption: `The same day three ways, at ${dayClock(tMs)}`,
    columns: [
      { head: 'way' },
      { head: 'result is old', numeric: true },
      { head: 'on the average', numeric: true },
      { head: 'at worst', numeric: true },
      { head: 'machine runs', numeric: true },
      { head: 'runs', numeric: true },
      { head: 'runs that waited', numeric: true },
    ],
    rows: model.results.map(({ plan, meanMs, worstMs, machineMs, runs, waited }) => ({
      id: plan,
      cells: [
        PLAN_NAMES[plan],
        age(ages[plan]),
        age(meanMs),
        age(worstMs),
        age(machineMs),
        plan === 'streaming' ? 'one without end' : runs.length,
        waited,
      ],
    })),
  };
}
