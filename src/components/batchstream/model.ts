import {
  adviceFor,
  ageAt,
  dayUnder,
  type Advice,
  type DayResult,
  type PlanName,
} from '../../sim/index.ts';
import type { Timeline } from '../player/index.ts';
import { DAY_MS, type Task } from './state.ts';

/** The three ways, in the order of their price. */
const PLANS: readonly PlanName[] = ['nightly', 'hourly', 'streaming'];

/** The same day three ways, and what the three answers speak for. */
export interface DayModel {
  task: Task;
  advice: Advice;
  results: readonly DayResult[];
  timeline: Timeline;
}

/** Processes the day in all three ways. */
export function modelOf(task: Task): DayModel {
  const results = PLANS.map((plan) => dayUnder(plan, task.day));
  const ends = results.flatMap(({ runs }) => runs.map(({ endMs }) => endMs));
  const stops = [...new Set(ends)].sort((a, b) => a - b);
  return {
    task,
    advice: adviceFor(task.answers),
    results,
    timeline: { startMs: 0, endMs: DAY_MS, stops },
  };
}

/** How old each plan's result is at `tMs`, ms. */
export function agesAt({ results }: DayModel, tMs: number): Record<PlanName, number> {
  const age = (plan: PlanName) => {
    const result = results.find((one) => one.plan === plan);
    return result ? ageAt(result, tMs) : NaN;
  };
  return { nightly: age('nightly'), hourly: age('hourly'), streaming: age('streaming') };
}

/** The cheapest plan whose result is never older than what is needed; undefined for none. */
export function cheapestOf({ results, task }: DayModel): DayResult | undefined {
  return results
    .filter(({ worstMs }) => worstMs <= task.needMs)
    .reduce<DayResult | undefined>(
      (best, one) => (best === undefined || one.machineMs < best.machineMs ? one : best),
      undefined,
    );
}
