import type { PlanName } from '../../sim/index.ts';
import { cheapestOf, type DayModel } from './model.ts';

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
  const share = best.machineMs / 86_400_000;
  const runs = share >= 1 ? 'all day' : `${age(best.machineMs)} of the day`;
  const way = { nightly: 'A nightly batch', hourly: 'An hourly batch', streaming: 'A stream' };
  return `${way[best.plan]} is the cheapest that keeps the result younger than ${need}: a machine runs ${runs}`;
}
