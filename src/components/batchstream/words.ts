import type { DayResult, PlanName } from '../../sim/index.ts';
import { agesAt, cheapestOf, type DayModel } from './model.ts';
import { DAY_MS, dayClock } from './state.ts';

/** The three ways as the figure names them. */
export const PLAN_NAMES: Record<PlanName, string> = {
  nightly: 'Nightly batch',
  hourly: 'Hourly batch',
  streaming: 'Stream',
};

/** An age or a length: `38 s`, `1 h 4 min`. */
export function age(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return `${minutes} min`;
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

/** The figure's title: which way is the cheapest that is fresh enough. */
export function titleOf(model: DayModel): string {
  const best = cheapestOf(model);
  const need = age(model.task.needMs);
  if (!best) return `None of the three keeps the result younger than ${need} all day`;
  const runs = best.machineMs >= DAY_MS ? 'all day' : `${age(best.machineMs)} of the day`;
  const way = { nightly: 'A nightly batch', hourly: 'An hourly batch', streaming: 'A stream' };
  return `${way[best.plan]} is the cheapest that keeps the result younger than ${need}: a machine runs ${runs}`;
}

/** What the picture of one way shows, for who does not see it. */
export function pictureText({ plan, worstMs, meanMs, machineMs, runs }: DayResult): string {
  const ended = runs.length === 1 ? 'one run' : `${runs.length} runs`;
  const ran = plan === 'streaming' ? 'one run goes on all day' : `${ended} ended on this day`;
  return `${PLAN_NAMES[plan]}: the result is up to ${age(worstMs)} old, on the average ${age(meanMs)}; ${ran}, and a machine ran ${age(machineMs)}.`;
}

/** What is told when t has come to rest: the time of the day, and how old each result is then. */
export function momentText(model: DayModel, tMs: number): string {
  const ages = agesAt(model, tMs);
  const old = model.results.map(({ plan }) => `${PLAN_NAMES[plan]}: ${age(ages[plan])} old`);
  return `It is ${dayClock(tMs)}. ${old.join('; ')}.`;
}
